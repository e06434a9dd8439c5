import { globSync } from 'node:fs'
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
  const contracts = globSync('contracts/**/*.sol').filter((it) => !it.includes('/mocks/'))
  const tests = globSync('test/contracts/**/*.sol')
  const parsed = parse([...contracts, ...tests].toSorted(), evmVersion)
  if (parsed.errors.length > 0) throw new Error(parsed.errors[0]?.formattedMessage)

  const trees = new Map(Object.entries(parsed.sources).map(([name, { ast }]) => [name, ast]))
  const declarations = indexDeclarations([...trees.values()])
  const suites = tests
    .filter((file) => file.endsWith('.t.sol'))
    .toSorted()
    .flatMap((file) => suitesOf(file, parsed.sources[file]?.ast, declarations))
  return {
    sources: Object.assign({}, parsed.texts, ...suites.map(harnessOf)),
    suites,
    mutants: contracts.toSorted().flatMap((file) => {
      const [text, tree] = [parsed.texts[file], trees.get(file)]
      return text && tree ? findMutants({ file, text, tree }, declarations) : []
    }),
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
