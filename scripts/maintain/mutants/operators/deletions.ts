import { type AstNode, rangeOf, typeOf } from '../AstNode.ts'
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
function isDoneByCondition({ node, parents }: Site): boolean {
  if (node.nodeType === 'IfStatement') return node.falseBody == null
  if (node.nodeType === 'Return' && returnsFalse(node, parents)) return true
  const [outer, inner] = [parents.at(-2), parents.at(-1)]
  const holder = inner?.nodeType === 'Block' ? outer : inner
  if (holder?.nodeType !== 'IfStatement' || holder.falseBody != null) return false
  return inner === holder || inner?.statements?.length === 1
}

/** The last statement of a function, which returns a truth without a name: then it returns false. */
function returnsFalse(node: AstNode, parents: readonly AstNode[]): boolean {
  const { expression } = node
  const [holder, block] = [parents.at(-2), parents.at(-1)]
  if (expression == null || typeOf(expression) !== 'bool') return false
  if (holder?.nodeType !== 'FunctionDefinition') return false
  return block?.statements?.at(-1) === node
}

/** Deletes the value that a variable begins with. */
export const deletedValues: Operator = ({ node }) => {
  if (node.nodeType !== 'VariableDeclarationStatement') return []
  const { initialValue: value, declarations = [] } = node
  const [declaration, ...others] = declarations
  if (value == null || declaration == null || others.length > 0) return []
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
