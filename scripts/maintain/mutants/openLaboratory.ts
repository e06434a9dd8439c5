import hre from 'hardhat'
import { codeOf, compileSuites, type Setup } from './judgeMutant.ts'
import { type Project, readProject } from './Project.ts'
import { runSuites } from './runSuites.ts'

/** Reads the project, and makes sure that its tests pass as it is. */
export async function openLaboratory(): Promise<{ project: Project; setup: Setup }> {
  const { evmVersion } = hre.config.solidity.profiles.default?.compilers[0]?.settings ?? {}
  const { mutants, ...rest } = readProject(evmVersion)
  const compiled = compileSuites(rest.suites, { project: rest, evmVersion })
  if (compiled === undefined) throw new Error('The contracts and their tests do not compile.')

  const { fuzz, invariant } = hre.config.test.solidity.profiles.default ?? {}
  const setup: Setup = {
    project: rest,
    evmVersion,
    original: new Map(compiled.map((it) => [it.suite.harness, codeOf(it)])),
    quick: { fuzz: { ...fuzz, runs: 16 }, invariant: { ...invariant, runs: 2, shrinkRunLimit: 0 } },
    thorough: { fuzz: { ...fuzz }, invariant: { ...invariant, runs: 16, shrinkRunLimit: 0 } },
  }
  const failure = await runSuites(compiled, setup.quick)
  if (failure) throw new Error(`${failure.test} fails without any mutant: ${failure.reason}`)
  return { project: { ...rest, mutants }, setup }
}
