import { type AstNode, declarationOf, rangeOf, typeOf } from '../AstNode.ts'
import type { Change, Operator, Site } from '../Operator.ts'

const statements = new Set([
  'ExpressionStatement',
  'EmitStatement',
  'RevertStatement',
  'Return',
  'Break',
  'Continue',
  'PlaceholderStatement',
  'IfStatement',
])

/** Deletes a statement. */
export const deletedStatements: Operator = (site) => {
  const { node, parents, role, source } = site
  if (!statements.has(node.nodeType) || isDoneByCondition(site)) return []
  const { start, end } = rangeOf(node)
  const isInHeader = parents.at(-1)?.nodeType === 'ForStatement' && role !== 'body'
  if (isInHeader) return [{ start, end, text: '' }]
  return [{ start, end: source.pastSemicolon(end), text: '{}' }]
}

/** Where an operator on conditions makes the same mutant: `if (a) b;` without b is `if (false) b;`. */
function isDoneByCondition(site: Site): boolean {
  const { node, parents } = site
  if (node.nodeType === 'IfStatement') return node.falseBody == null
  if (node.nodeType === 'Return' && returnsDefault(site)) return true
  const [outer, inner] = [parents.at(-2), parents.at(-1)]
  const holder = inner?.nodeType === 'Block' ? outer : inner
  if (holder?.nodeType !== 'IfStatement' || holder.falseBody != null) return false
  return inner === holder || inner?.statements?.length === 1
}

/** The last statement of a function, which returns what it returns without, or a truth that is made false besides. */
function returnsDefault({ node, parents, declarations }: Site): boolean {
  const { expression } = node
  const [holder, block] = [parents.at(-2), parents.at(-1)]
  if (expression == null || holder?.nodeType !== 'FunctionDefinition') return false
  if (block?.statements?.at(-1) !== node) return false
  return typeOf(expression) === 'bool' || isDefault(expression, declarations)
}

/** Zero, false, or the first member of an enum. */
function isDefault(node: AstNode, declarations: ReadonlyMap<number, AstNode>): boolean {
  if (node.nodeType === 'Literal') return node.value === '0' || node.value === 'false'
  if (node.nodeType !== 'MemberAccess') return false
  const members = declarationOf(node.expression, declarations)?.members ?? []
  return members[0]?.nodeType === 'EnumValue' && members[0].name === node.memberName
}

/** Deletes the value that a variable begins with. */
export const deletedValues: Operator = ({ node, declarations: known }) => {
  if (node.nodeType !== 'VariableDeclarationStatement') return []
  const { initialValue: value, declarations = [] } = node
  const [declaration, ...others] = declarations
  if (value == null || declaration == null || others.length > 0) return []
  if (isDefault(value, known)) return []
  const change: Change = {
    start: rangeOf(declaration).end,
    end: rangeOf(value).end,
    text: '',
  }
  return [change]
}

/** Deletes a modifier, and leaves the constructors of parents alone. */
export const deletedModifiers: Operator = ({ node }) =>
  node.nodeType === 'ModifierInvocation' && node.kind === 'modifierInvocation'
    ? [{ ...rangeOf(node), text: '' }]
    : []
