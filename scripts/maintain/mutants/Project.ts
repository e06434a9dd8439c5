import { globSync, readFileSync } from 'node:fs'
import type { AstNode } from './AstNode.ts'
import { parse, type Sources } from './compile.ts'
import { detachTests, factory } from './detachTests.ts'
import { findMutants, indexDeclarations } from './findMutants.ts'
import type { Mutant } from './Mutant.ts'
import { harnessOf, type Suite, suitesOf } from './Suite.ts'

/** What is mutated, and what should notice. */
export interface Project {
  readonly sources: Sources
  readonly suites: readonly Suite[]
  readonly mutants: readonly Mutant[]
  /** The names of what each source imports, at any remove, and its own. */
  readonly closures: Readonly<Record<string, readonly string[]>>
  /** The same, but without contracts that a test only creates: its code has nothing of theirs. */
  readonly ingredients: Readonly<Record<string, readonly string[]>>
}

/** Reads the contracts, but for mocks, and the Solidity tests. */
export function readProject(evmVersion: string): Project {
  const files = globSync(['contracts/**/*.sol', 'test/contracts/**/*.sol'])
  const read = (name: string) => readFileSync(name, 'utf8')
  const sources = Object.fromEntries(files.toSorted().map((file) => [file, read(file)]))
  return buildProject(sources, evmVersion, (name) => read(`node_modules/${name}`))
}

/** The same of these sources; what they import besides is read by its name. */
export function buildProject(
  given: Sources,
  evmVersion: string,
  read: (name: string) => string,
): Project {
  const { sources, texts, errors } = parse(given, evmVersion, read)
  if (errors.length > 0) throw new Error(errors[0]?.formattedMessage)

  const trees = new Map(Object.entries(sources).map(([name, { ast }]) => [name, ast]))
  const declarations = indexDeclarations([...trees.values()])
  const files = Object.keys(given).flatMap((file) => {
    const tree = trees.get(file)
    return tree === undefined ? [] : [{ file, tree, text: given[file] ?? '' }]
  })
  const contracts = files.filter(({ file }) => file.startsWith('contracts/'))
  const tests = files.filter((it) => !contracts.includes(it))
  const suites = tests
    .filter(({ file }) => file.endsWith('.t.sol'))
    .flatMap(({ file, tree }) => suitesOf(file, tree, declarations))
  const detached = detachTests(tests, contracts, declarations)
  const imports = importsOf(trees, suites)
  const carried = [...imports].map(([file, imported]) => {
    return [file, imported.filter((it) => !detached.cut.get(file)?.has(it))] as const
  })
  return {
    sources: Object.assign({}, texts, detached.sources, ...suites.map(harnessOf)),
    suites,
    mutants: contracts
      .filter(({ file }) => !file.includes('/mocks/'))
      .flatMap((parsed) => findMutants(parsed, declarations)),
    closures: reachAll(imports),
    ingredients: reachAll(new Map(carried)),
  }
}

type Imports = ReadonlyMap<string, readonly string[]>

function importsOf(trees: ReadonlyMap<string, AstNode>, suites: readonly Suite[]): Imports {
  const imports = new Map([
    [factory, []],
    ...suites.map(({ harness, file }): [string, string[]] => [harness, [file]]),
  ])
  for (const [name, { nodes }] of trees) {
    const paths = (nodes ?? []).flatMap(({ absolutePath }) => absolutePath ?? [])
    imports.set(name, name.startsWith('test/') ? [...paths, factory] : paths)
  }
  return imports
}

function reachAll(imports: Imports): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries([...imports.keys()].map((name) => [name, reach(name, imports)]))
}

function reach(name: string, imports: Imports): readonly string[] {
  const reached = new Set([name])
  // A set that grows while it is gone through goes on to what was added.
  for (const one of reached) for (const other of imports.get(one) ?? []) reached.add(other)
  return [...reached].toSorted()
}
