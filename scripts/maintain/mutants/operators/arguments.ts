import { typeOf } from '../AstNode.ts'
import { exchange, type Operator } from '../Operator.ts'

const calls = new Set(['FunctionCall', 'ModifierInvocation', 'InheritanceSpecifier'])

/** Exchanges neighbouring arguments of one type; of any type where bytes are joined. */
export const exchangedArguments: Operator = ({ node, source }) => {
  if (!calls.has(node.nodeType) || node.kind === 'typeConversion') return []
  const values = node.arguments ?? []
  const joins = /^(abi\.encode|(bytes|string)\.concat)/.test(source.of(node))
  return values.slice(1).flatMap((right, i) => {
    const left = values[i] ?? right
    return joins || areAlike(typeOf(left), typeOf(right)) ? exchange(source, left, right) : []
  })
}

function areAlike(left: string, right: string): boolean {
  const plain = (type: string) =>
    type.replace(/ (calldata|memory|storage \w+)$/, '').replace(/^int_const .*/, 'int_const')
  const [a, b] = [plain(left), plain(right)]
  if (a === b) return true
  const isNumber = (type: string) => /^u?int\d+$/.test(type)
  return (a === 'int_const' && isNumber(b)) || (b === 'int_const' && isNumber(a))
}
