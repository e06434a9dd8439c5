import { type CompiledContract, compile, type Selection } from './compile.ts'
import { applyMutant, type Mutant } from './Mutant.ts'
import type { Project } from './Project.ts'
import { type CompiledSuite, type RunOptions, runSuites } from './runSuites.ts'
import { type Suite, toMirror } from './Suite.ts'

/** What became of a mutant. */
export type Verdict =
  | { readonly outcome: 'killed'; readonly test: string; readonly reason: string }
  | { readonly outcome: 'endless' | 'invalid' | 'survived' }

/** Compiled contracts by their file and name. */
export type Code = ReadonlyMap<string, CompiledContract>

/** What a worker has to know before its first mutant. */
export interface Setup {
  readonly project: Omit<Project, 'mutants'>
  readonly evmVersion: string
  /** Everything as it is where nothing is mutated. */
  readonly original: Code
  /** The suites, by their harness, that are run last. */
  readonly slow: ReadonlySet<string>
  /** A few runs of each fuzz test, which find most. */
  readonly quick: RunOptions
  /** More of them. */
  readonly thorough: RunOptions
}

/**
 * Runs the tests that reach the mutant's file until one fails: its mirror, then its favourites, which have killed in
 * that file before, then the others and the slow ones, all quickly; then all of them thoroughly. A suite is not run if it and all that
 * it creates are the same code as before.
 */
export async function judgeMutant(
  mutant: Mutant,
  setup: Setup,
  favourites: readonly string[] = [],
): Promise<Verdict> {
  const { project, original, slow, quick, thorough } = setup
  const code = new Map<string, CompiledContract>()
  const codeOf = (key: string) => code.get(key) ?? original.get(key)
  const isSame = (key: string) =>
    codeOf(key)?.evm.bytecode.object === original.get(key)?.evm.bytecode.object
  const touched: CompiledSuite[] = []
  for (const suites of orderSuites(mutant.file, project, { favourites, slow })) {
    const compiled = compileSuites(suites, setup, mutant, code)
    if (compiled === undefined) return { outcome: 'invalid' }
    for (const [key, contract] of compiled) code.set(key, contract)
    const group = suites
      .filter((suite) => !contractsOf(suite).map(keyOf).every(isSame))
      .map((suite) => toCompiled(suite, codeOf))
    const { failure } = await runSuites(group, quick)
    if (failure) return { outcome: 'killed', ...failure }
    touched.push(...group)
  }
  const { failure } = await runSuites(touched, thorough)
  return failure ? { outcome: 'killed', ...failure } : { outcome: 'survived' }
}

interface Order {
  readonly favourites?: readonly string[]
  readonly slow?: ReadonlySet<string>
}

/** The suites that reach the file, in groups, each from the cheapest to the dearest. */
export function orderSuites(
  file: string,
  { suites, closures }: Pick<Project, 'suites' | 'closures'>,
  { favourites = [], slow = new Set() }: Order = {},
): readonly (readonly Suite[])[] {
  const closureOf = ({ harness }: Suite) => closures[harness] ?? []
  const rank = (suite: Suite) => {
    if (suite.file === toMirror(file)) return 0
    if (favourites.includes(suite.name)) return 1
    return slow.has(suite.harness) ? 3 : 2
  }
  const reaching = suites
    .filter((suite) => closureOf(suite).includes(file))
    .toSorted((a, b) => closureOf(a).length - closureOf(b).length)
  return [0, 1, 2, 3]
    .map((group) => reaching.filter((suite) => rank(suite) === group))
    .filter((group) => group.length > 0)
}

/** Compiles what these suites need and the mutant may have changed, or nothing where the compiler refuses. */
export function compileSuites(
  suites: readonly Suite[],
  { project, evmVersion }: Pick<Setup, 'project' | 'evmVersion'>,
  mutant?: Mutant,
  known: Code = new Map(),
): Code | undefined {
  const isTouched = (file: string) => !mutant || project.ingredients[file]?.includes(mutant.file)
  const wanted = suites
    .flatMap(contractsOf)
    .filter((it) => isTouched(it.file) && !known.has(keyOf(it)))
  const files = [...wanted.map(({ file }) => file), ...(mutant ? [mutant.file] : [])]
  const names = new Set(files.flatMap((file) => project.closures[file] ?? []))
  const sources = Object.fromEntries(
    [...names].map((name) => {
      const text = project.sources[name] ?? ''
      return [name, name === mutant?.file ? applyMutant(text, mutant) : text]
    }),
  )
  const { errors, contracts } = compile(sources, select(wanted), evmVersion)
  if (errors.length > 0) return undefined
  return new Map(wanted.map((it) => [keyOf(it), contracts[it.file]?.[it.name] as CompiledContract]))
}

interface ContractName {
  readonly file: string
  readonly name: string
}

/** The suite itself first. */
function contractsOf({ harness, name, creates }: Suite): readonly ContractName[] {
  return [{ file: harness, name }, ...creates]
}

function keyOf({ file, name }: ContractName): string {
  return `${file}:${name}`
}

function select(wanted: readonly ContractName[]): Selection {
  const selected = ['abi', 'evm.bytecode.object', 'evm.deployedBytecode.object']
  const selection: Record<string, Record<string, readonly string[]>> = {}
  for (const { file, name } of wanted) selection[file] = { ...selection[file], [name]: selected }
  return selection
}

/** The suite with the code of all that it creates. */
export function toCompiled(
  suite: Suite,
  codeOf: (key: string) => CompiledContract | undefined,
): CompiledSuite {
  const artifacts = contractsOf(suite).flatMap((it) => {
    const contract = codeOf(keyOf(it))
    return contract === undefined ? [] : { ...it, contract }
  })
  return { suite, artifacts }
}
