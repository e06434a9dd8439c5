import hre from 'hardhat'
import { compileSuites, type Setup, toCompiled } from './judgeMutant.ts'
import { type Project, readProject } from './Project.ts'
import { type RunOptions, runSuites } from './runSuites.ts'

/** Reads the project, and makes sure that its tests pass as it is. */
export async function openLaboratory(): Promise<{ project: Project; setup: Setup }> {
  const { evmVersion } = hre.config.solidity.profiles.default?.compilers[0]?.settings ?? {}
  const { mutants, ...rest } = readProject(evmVersion)
  const original = compileSuites(rest.suites, { project: rest, evmVersion })
  if (original === undefined) throw new Error('The contracts and their tests do not compile.')

  const { fuzz, invariant } = hre.config.test.solidity.profiles.default ?? {}
  const run = (fuzzRuns: number, invariantRuns: number): RunOptions => ({
    fuzz: { ...fuzz, runs: fuzzRuns },
    invariant: { ...invariant, runs: invariantRuns, shrinkRunLimit: 0 },
  })
  const [quick, thorough] = [run(16, 2), run(64, 4)]
  const suites = rest.suites.map((suite) => toCompiled(suite, (key) => original.get(key)))
  const { failure, seconds } = await runSuites(suites, thorough)
  if (failure) throw new Error(`${failure.test} fails without any mutant: ${failure.reason}`)
  const setup = { project: rest, evmVersion, original, slow: slowest(seconds), quick, thorough }
  return { project: { ...rest, mutants }, setup }
}

/** Those that take more than a twentieth of the whole. */
function slowest(seconds: ReadonlyMap<string, number>): ReadonlySet<string> {
  const whole = [...seconds.values()].reduce((sum, one) => sum + one, 0)
  return new Set([...seconds].filter(([, one]) => one > whole / 20).map(([harness]) => harness))
}
