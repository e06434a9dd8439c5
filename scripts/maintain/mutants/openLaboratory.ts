import hre from 'hardhat'
import { compileSuites, type Setup, toCompiled } from './judgeMutant.ts'
import { type Project, readProject } from './Project.ts'
import { runSuites } from './runSuites.ts'

/** Reads the project, and makes sure that its tests pass as it is. */
export async function openLaboratory(): Promise<{ project: Project; setup: Setup }> {
  const { evmVersion } = hre.config.solidity.profiles.default?.compilers[0]?.settings ?? {}
  const { mutants, ...rest } = readProject(evmVersion)
  const original = compileSuites(rest.suites, { project: rest, evmVersion })
  if (original === undefined) throw new Error('The contracts and their tests do not compile.')

  const { fuzz, invariant } = hre.config.test.solidity.profiles.default ?? {}
  const setup: Setup = {
    project: rest,
    evmVersion,
    original,
    quick: { fuzz: { ...fuzz, runs: 16 }, invariant: { ...invariant, runs: 2, shrinkRunLimit: 0 } },
    thorough: {
      fuzz: { ...fuzz, runs: 64 },
      invariant: { ...invariant, runs: 4, shrinkRunLimit: 0 },
    },
  }
  const suites = rest.suites.map((suite) => toCompiled(suite, (key) => original.get(key)))
  const failure = await runSuites(suites, setup.thorough)
  if (failure) throw new Error(`${failure.test} fails without any mutant: ${failure.reason}`)
  return { project: { ...rest, mutants }, setup }
}
