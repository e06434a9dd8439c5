import { type Operator, replaceBy } from '../Operator.ts'

/** Changes a number by one, a long mask in its outermost bits, a truth to its opposite, and empties a text. */
export const literals: Operator = ({ node, source }) => {
  if (node.nodeType !== 'Literal' && node.nodeType !== 'YulLiteral') return []
  const text = source.of(node)
  if (node.kind === 'bool') return replaceBy(node, text === 'true' ? 'false' : 'true')
  if (node.kind === 'string') return text === '""' ? [] : replaceBy(node, '""')
  if (node.kind === 'hexString') return replaceBy(node, ...flipLast(text))
  if (node.kind !== 'number') return []
  return replaceBy(node, ...neighbours(text))
}

/** `hex"01"` → `hex"00"`. */
function flipLast(text: string): string[] {
  const digits = text.match(/[0-9a-fA-F](?=["']$)/)?.[0]
  if (digits === undefined) return []
  return [`${text.slice(0, -2)}${(Number.parseInt(digits, 16) ^ 1).toString(16)}${text.at(-1)}`]
}

function neighbours(text: string): string[] {
  const [number = '', ...unit] = text.replaceAll('_', '').split(/\s+/)
  if (!/^(0x[0-9a-fA-F]+|\d+)$/.test(number)) return []
  const value = BigInt(number)
  const isHex = number.startsWith('0x')
  const digits = number.length - 2
  // Forty digits are an address and have a checksum.
  if (isHex && digits === 40) return []
  const others = isHex && digits > 4 ? flipEnds(value) : [value + 1n, value - 1n]
  return others
    .filter((other) => other >= 0n)
    .map((other) => (isHex ? `0x${other.toString(16).padStart(digits, '0')}` : `${other}`))
    .map((other) => [other, ...unit].join(' '))
}

/** The highest and the lowest bit that is set, cleared. */
function flipEnds(value: bigint): bigint[] {
  const lowest = value & -value
  const highest = 1n << BigInt(value.toString(2).length - 1)
  return lowest === highest ? [value ^ lowest] : [value ^ highest, value ^ lowest]
}
