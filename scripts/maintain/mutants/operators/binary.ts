import type { AstNode } from '../AstNode.ts'
import { type Operator, replaceBy, type SourceText } from '../Operator.ts'

/** What says the opposite. */
export const complements: ReadonlyMap<string, string> = new Map([
  ['<', '>='],
  ['>=', '<'],
  ['>', '<='],
  ['<=', '>'],
  ['==', '!='],
  ['!=', '=='],
])

const swaps: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '==': '!=',
  '!=': '==',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '**': '*',
  '<<': '>>',
  '>>': '<<',
  '&': '|',
  '|': '&',
  '^': '&',
}

/** These bind less than what they stand in for. */
const bindLess = new Set(['||', '|'])

/** Swaps an operator between two operands for its neighbour, `&&` for `||` and the like. */
export const binary: Operator = ({ node, parents, source }) => {
  const { nodeType, operator = '' } = node
  const swapped = swaps[operator]
  if (nodeType !== 'BinaryOperation' || swapped === undefined) return []

  const text = withOperator(node, swapped, source)
  const isInside = parents.at(-1)?.nodeType === 'BinaryOperation'
  return replaceBy(node, isInside && bindLess.has(swapped) ? `(${text})` : text)
}

/** Swaps `+=` for `-=` and the like, and for the plain `=`. */
export const compound: Operator = ({ node, source }) => {
  const { nodeType, operator = '=' } = node
  if (nodeType !== 'Assignment' || operator === '=') return []
  const swapped = swaps[operator.slice(0, -1)]
  const others = swapped === undefined ? ['='] : [`${swapped}=`, '=']
  return replaceBy(node, ...others.map((other) => withOperator(node, other, source)))
}

/** Drops `~` and `-`, and swaps `++` for `--`. */
export const unary: Operator = ({ node, source }) => {
  const { nodeType, operator = '', prefix, subExpression } = node
  if (nodeType !== 'UnaryOperation' || subExpression === undefined) return []
  const operand = source.of(subExpression)
  if (operator === '~' || operator === '-') return replaceBy(node, operand)
  const swapped = { '++': '--', '--': '++' }[operator]
  if (swapped === undefined) return []
  return replaceBy(node, prefix ? `${swapped}${operand}` : `${operand}${swapped}`)
}

/** The text of a binary operation or an assignment, with another operator. */
export function withOperator(node: AstNode, operator: string, source: SourceText): string {
  const left = node.leftExpression ?? node.leftHandSide
  const right = node.rightExpression ?? node.rightHandSide
  if (left === undefined || right === undefined) return source.of(node)
  const gap = source.between(left, right).replace(node.operator ?? '', operator)
  return `${source.of(left)}${gap}${source.of(right)}`
}
