import { type CompiledContract, compile, type Selection } from './compile.ts'
import { applyMutant, digest, type Mutant } from './Mutant.ts'
import type { Project } from './Project.ts'
import { type CompiledSuite, type RunOptions, runSuites } from './runSuites.ts'
import { type Suite, toMirror } from './Suite.ts'

/** What became of a mutant. */
export type Verdict =
  | { readonly outcome: 'killed'; readonly test: string; readonly reason: string }
  | { readonly outcome: 'endless' | 'invalid' | 'survived' }

/** What a worker has to know before its first mutant. */
export interface Setup {
  readonly project: Omit<Project, 'mutants'>
  readonly evmVersion: string
  /** What each suite compiles to where nothing is mutated, by its harness. */
  readonly original: ReadonlyMap<string, string>
  /** A few runs of each fuzz test, which find most. */
  readonly quick: RunOptions
  /** As many as in the tests themselves. */
  readonly thorough: RunOptions
}

/**
 * Runs the tests that reach the mutant's file until one fails: its mirror, then its favourites, which have killed in
 * that file before, then the others, all quickly; then all of them thoroughly. A suite whose code is as it was is not
 * run.
 */
export async function judgeMutant(
  mutant: Mutant,
  setup: Setup,
  favourites: readonly string[] = [],
): Promise<Verdict> {
  const { project, original, quick, thorough } = setup
  const changed: CompiledSuite[] = []
  for (const suites of orderSuites(mutant.file, project, favourites)) {
    const compiled = compileSuites(suites, setup, mutant)
    if (compiled === undefined) return { outcome: 'invalid' }
    const touched = compiled.filter((it) => original.get(it.suite.harness) !== codeOf(it))
    changed.push(...touched)
    const failure = await runSuites(touched, quick)
    if (failure) return { outcome: 'killed', ...failure }
  }
  const failure = await runSuites(changed, thorough)
  return failure ? { outcome: 'killed', ...failure } : { outcome: 'survived' }
}

/** The suites that reach the file, in groups, each from the cheapest to the dearest. */
export function orderSuites(
  file: string,
  { suites, closures }: Pick<Project, 'suites' | 'closures'>,
  favourites: readonly string[] = [],
): readonly (readonly Suite[])[] {
  const closureOf = ({ harness }: Suite) => closures[harness] ?? []
  const rank = (suite: Suite) => {
    if (suite.file === toMirror(file)) return 0
    return favourites.includes(suite.name) ? 1 : 2
  }
  const reaching = suites
    .filter((suite) => closureOf(suite).includes(file))
    .toSorted((a, b) => closureOf(a).length - closureOf(b).length)
  return [0, 1, 2]
    .map((group) => reaching.filter((suite) => rank(suite) === group))
    .filter((group) => group.length > 0)
}

/** Compiles these suites, or answers undefined where the compiler refuses. */
export function compileSuites(
  suites: readonly Suite[],
  { project, evmVersion }: Pick<Setup, 'project' | 'evmVersion'>,
  mutant?: Mutant,
): readonly CompiledSuite[] | undefined {
  const names = new Set(suites.flatMap(({ harness }) => project.closures[harness] ?? []))
  const sources = Object.fromEntries(
    [...names].map((name) => {
      const text = project.sources[name] ?? ''
      return [name, name === mutant?.file ? applyMutant(text, mutant) : text]
    }),
  )
  const { errors, contracts } = compile(sources, select(suites), evmVersion)
  if (errors.length > 0) return undefined
  return suites.map((suite) => {
    const artifacts = contractsOf(suite).map(({ file, name }) => {
      return { file, name, contract: contracts[file]?.[name] as CompiledContract }
    })
    return { suite, artifacts }
  })
}

/** The suite itself first. */
function contractsOf({ harness, name, creates }: Suite) {
  return [{ file: harness, name }, ...creates]
}

function select(suites: readonly Suite[]): Selection {
  const selected = ['abi', 'evm.bytecode.object', 'evm.deployedBytecode.object']
  const selection: Record<string, Record<string, readonly string[]>> = {}
  for (const { file, name } of suites.flatMap(contractsOf)) {
    selection[file] = { ...selection[file], [name]: selected }
  }
  return selection
}

/** What tells one compiled suite from another. */
export function codeOf({ artifacts }: CompiledSuite): string {
  return digest(...artifacts.map(({ contract }) => contract.evm.bytecode.object))
}
