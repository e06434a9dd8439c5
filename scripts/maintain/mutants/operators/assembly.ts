import { rangeOf } from '../AstNode.ts'
import { exchange, type Operator, replaceBy, type Site } from '../Operator.ts'

const swaps: Readonly<Record<string, string>> = {
  shl: 'shr',
  shr: 'shl',
  sar: 'shl',
  and: 'or',
  or: 'and',
  xor: 'and',
  lt: 'gt',
  gt: 'lt',
  slt: 'sgt',
  sgt: 'slt',
  add: 'sub',
  sub: 'add',
  mul: 'add',
  div: 'mul',
  mod: 'div',
  eq: 'lt',
  caller: 'origin',
  timestamp: 'number',
  number: 'timestamp',
  address: 'caller',
}
const ordered = new Set(['shl', 'shr', 'sub', 'div', 'mod', 'mstore', 'sstore', 'tstore'])
const dropped = new Set(['not', 'iszero'])
const deleted = new Set(['YulAssignment', 'YulExpressionStatement', 'YulBreak', 'YulLeave'])

/** Swaps an opcode for its neighbour, drops `not` and `iszero`, and exchanges two operands. */
export const opcodes: Operator = ({ node, source }) => {
  if (node.nodeType !== 'YulFunctionCall') return []
  const name = node.functionName?.name ?? ''
  const [left, right] = node.arguments ?? []
  if (left !== undefined && dropped.has(name)) return replaceBy(node, source.of(left))

  const rest = source.of(node).slice(name.length)
  const swapped = swaps[name] === undefined ? [] : replaceBy(node, `${swaps[name]}${rest}`)
  if (left === undefined || right === undefined || !ordered.has(name)) return swapped
  return [...swapped, ...exchange(source, left, right)]
}

/** Makes a condition of assembly true, false and its opposite. */
export const assemblyConditions: Operator = ({ node, parents, role, source }) => {
  const holder = parents.at(-1)?.nodeType
  if (role !== 'condition' || (holder !== 'YulIf' && holder !== 'YulForLoop')) return []
  if (node.nodeType === 'YulLiteral') return []
  return replaceBy(node, `iszero(${source.of(node)})`, '1', '0')
}

/** Deletes a statement of assembly. */
export const deletedAssembly: Operator = (site) => {
  if (!deleted.has(site.node.nodeType) || isDoneByCondition(site)) return []
  return [{ ...rangeOf(site.node), text: '{}' }]
}

function isDoneByCondition({ parents }: Site): boolean {
  const [holder, block] = [parents.at(-2), parents.at(-1)]
  return holder?.nodeType === 'YulIf' && block?.statements?.length === 1
}
