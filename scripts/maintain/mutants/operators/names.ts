import { type AstNode, declarationOf, typeOf } from '../AstNode.ts'
import { type Operator, replaceBy } from '../Operator.ts'

/** Takes the next member of an enum. */
export const members: Operator = ({ node, declarations, source }) => {
  if (node.nodeType !== 'MemberAccess') return []
  const declared = declarationOf(node.expression, declarations)
  if (declared?.nodeType !== 'EnumDefinition') return []

  const names = (declared.members ?? []).map(({ name }) => name)
  const next = names[(names.indexOf(node.memberName) + 1) % names.length]
  return next === node.memberName ? [] : replaceBy(node, source.of(node).replace(/\w+$/, `${next}`))
}

/** Takes the next constant of the same type that this file knows. */
export const constants: Operator = ({ node, parents, declarations }) => {
  if (node.nodeType !== 'Identifier') return []
  const declared = declarationOf(node, declarations)
  if (declared?.nodeType !== 'VariableDeclaration' || declared.constant !== true) return []

  const type = typeOf(declared)
  const known = knownConstants(parents, declarations).filter((it) => typeOf(it) === type)
  const place = known.indexOf(declared)
  const next = known[(place + 1) % known.length]
  return place < 0 || next === declared ? [] : replaceBy(node, next?.name ?? '')
}

/** Those that the file imports or declares, and those of the contract around. */
function knownConstants(
  parents: readonly AstNode[],
  declarations: ReadonlyMap<number, AstNode>,
): readonly AstNode[] {
  const nodes = parents[0]?.nodes ?? []
  const contract = parents.find(({ nodeType }) => nodeType === 'ContractDefinition')
  const imported = nodes
    .flatMap(({ symbolAliases }) => symbolAliases ?? [])
    .filter(({ local }) => local == null)
    .map(({ foreign }) => declarationOf(foreign, declarations))
  const all = [...imported, ...nodes, ...(contract?.nodes ?? [])]
  return all.filter((it) => it !== undefined).filter(({ constant }) => constant === true)
}
