import { type AstNode, childrenOf, descend, type Range } from './AstNode.ts'
import { type Mutant, numberAlike, oneLine } from './Mutant.ts'
import { type Change, type Operator, type Site, SourceText } from './Operator.ts'
import { exchangedArguments } from './operators/arguments.ts'
import { assemblyConditions, deletedAssembly, opcodes } from './operators/assembly.ts'
import { binary, compound, unary } from './operators/binary.ts'
import { conditions } from './operators/conditions.ts'
import { deletedModifiers, deletedStatements, deletedValues } from './operators/deletions.ts'
import { environment } from './operators/environment.ts'
import { literals } from './operators/literals.ts'
import { constants, members } from './operators/names.ts'

const operators: readonly Operator[] = [
  conditions,
  binary,
  compound,
  unary,
  literals,
  members,
  constants,
  environment,
  exchangedArguments,
  deletedStatements,
  deletedValues,
  deletedModifiers,
  opcodes,
  assemblyConditions,
  deletedAssembly,
]

/** A file, and the tree that the compiler made of it. */
export interface ParsedFile {
  readonly file: string
  readonly text: string
  readonly tree: AstNode
}

/** All mutants of the file, in the order of their places; the same change is there once. */
export function findMutants(
  { file, text, tree }: ParsedFile,
  declarations: ReadonlyMap<number, AstNode>,
): readonly Mutant[] {
  const source = new SourceText(text)
  const mutants = new Map<string, Omit<Mutant, 'occurrence'>>()
  for (const site of sitesBelow({ node: tree, parents: [], role: '', source, declarations })) {
    for (const change of operators.flatMap((operator) => operator(site))) {
      const mutant = { file, scope: scopeOf(site), ...describe(source, change) }
      mutants.set(`${change.start} ${change.end} ${change.text}`, mutant)
    }
  }
  return numberAlike([...mutants.values()].toSorted(byPlace))
}

/** Every declaration in these trees, by the compiler's number. */
export function indexDeclarations(trees: readonly AstNode[]): ReadonlyMap<number, AstNode> {
  const declarations = new Map<number, AstNode>()
  for (const node of trees.flatMap((tree) => [...descend(tree)])) {
    if (node.id !== undefined) declarations.set(node.id, node)
  }
  return declarations
}

function* sitesBelow(site: Site): Generator<Site> {
  yield site
  const parents = [...site.parents, site.node]
  for (const [role, node] of childrenOf(site.node)) {
    yield* sitesBelow({ ...site, node, parents, role })
  }
}

function describe(source: SourceText, { start, end, text }: Change) {
  const lines = source.linesAround({ start, end })
  const before = source.at({ start: lines.start, end: start })
  const after = source.at({ start: end, end: lines.end })
  const line = oneLine(source.at(lines))
  return { line, becomes: oneLine(`${before}${text}${after}`), start, end, text }
}

function scopeOf({ node, parents }: Site): string {
  const around = [...parents, node].toReversed()
  const holder =
    around.find(({ nodeType }) => nodeType === 'FunctionDefinition') ??
    around.find(({ nodeType }) => nodeType === 'VariableDeclaration') ??
    around.find(({ nodeType }) => nodeType === 'ContractDefinition')
  return holder?.name || holder?.kind || ''
}

function byPlace(a: Range & { text: string }, b: Range & { text: string }): number {
  return a.start - b.start || a.end - b.end || (a.text < b.text ? -1 : 1)
}
