import { type AstNode, typeOf } from '../AstNode.ts'
import { type Operator, replaceBy, type Site } from '../Operator.ts'
import { complements, withOperator } from './binary.ts'

const loopsAndBranches = new Set([
  'IfStatement',
  'WhileStatement',
  'DoWhileStatement',
  'ForStatement',
  'Conditional',
])
const passedOn = new Set(['Return', 'Assignment', 'VariableDeclarationStatement', 'FunctionCall'])

/** Negates a condition, and makes it true and false. */
export const conditions: Operator = (site) => {
  const { node } = site
  if (typeOf(node) !== 'bool' || node.nodeType === 'Literal' || !isCondition(site)) return []
  return replaceBy(node, negate(site), 'true', 'false')
}

function isCondition({ node, parents, role, source }: Site): boolean {
  const parent = parents.at(-1)
  if (parent === undefined) return false
  if (loopsAndBranches.has(parent.nodeType)) return role === 'condition'
  if (parent.nodeType === 'BinaryOperation') return isLogical(parent)
  if (/^(require|assert)\(/.test(source.of(parent))) return true
  // A variable that is handed on is negated where it got its value.
  return passedOn.has(parent.nodeType) && role !== 'leftHandSide' && node.nodeType !== 'Identifier'
}

function isLogical(node: AstNode): boolean {
  return node.operator === '&&' || node.operator === '||'
}

function negate({ node, source }: Site): string {
  const { nodeType, operator = '', subExpression } = node
  if (nodeType === 'UnaryOperation' && subExpression) return source.of(subExpression)
  const complement = nodeType === 'BinaryOperation' ? complements.get(operator) : undefined
  return complement === undefined ? `!(${source.of(node)})` : withOperator(node, complement, source)
}
