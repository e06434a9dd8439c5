import { type Operator, replaceBy } from '../Operator.ts'

const others: Readonly<Record<string, readonly string[]>> = {
  'msg.sender': ['tx.origin', 'address(this)'],
  'msg.value': ['0'],
  'block.timestamp': ['(block.timestamp + 1)', '(block.timestamp - 1)'],
  'block.number': ['(block.number + 1)', '(block.number - 1)'],
  'block.chainid': ['(block.chainid + 1)'],
  'address(this)': ['address(0)'],
}

/** Takes another caller, time, chain or contract than the present one. */
export const environment: Operator = ({ node, source }) => {
  if (node.nodeType !== 'MemberAccess' && node.nodeType !== 'FunctionCall') return []
  const text = source.of(node)
  const limit = text.match(/^type\(\w+\)\.(min|max)$/)
  if (limit) return replaceBy(node, text.replace(/\w+$/, limit[1] === 'min' ? 'max' : 'min'))
  return replaceBy(node, ...(others[text] ?? []))
}
