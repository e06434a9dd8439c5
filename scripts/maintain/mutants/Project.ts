import { globSync, readFileSync } from 'node:fs'
import type { AstNode } from './AstNode.ts'
import { parse, type Sources } from './compile.ts'
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
  const suites = files
    .filter(({ file }) => file.endsWith('.t.sol'))
    .flatMap(({ file, tree }) => suitesOf(file, tree, declarations))
  return {
    sources: Object.assign({}, texts, ...suites.map(harnessOf)),
    suites,
    mutants: files
      .filter(({ file }) => file.startsWith('contracts/') && !file.includes('/mocks/'))
      .flatMap((parsed) => findMutants(parsed, declarations)),
    closures: closuresOf(trees, suites),
  }
}

function closuresOf(trees: ReadonlyMap<string, AstNode>, suites: readonly Suite[]) {
  const imports = new Map(suites.map(({ harness, file }) => [harness, [file]]))
  for (const [name, tree] of trees) {
    const paths = tree.nodes?.flatMap(({ absolutePath }) => absolutePath ?? [])
    imports.set(name, paths ?? [])
  }
  return Object.fromEntries([...imports.keys()].map((name) => [name, reach(name, imports)]))
}

function reach(name: string, imports: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const reached = new Set([name])
  // A set that grows while it is gone through goes on to what was added.
  for (const one of reached) for (const other of imports.get(one) ?? []) reached.add(other)
  return [...reached].toSorted()
}
