import type { Hex } from '../../src/base/hex.ts'

const hex = (value: number, bytes: number) => value.toString(16).padStart(bytes * 2, '0')
const entrySize = 11
const restSize = 5
const answerSize = 15

/** Code of a contract that answers these calls, each by its selector, always with the same, and reverts on others. */
export function answeringCode(answers: Readonly<Record<Hex, Hex>>): Hex {
  const all = Object.entries(answers).map(([selector, answer]) => [
    selector.slice(2),
    answer.slice(2),
  ])
  const start = 5 + all.length * entrySize + restSize
  const data = start + all.length * answerSize
  // The selector, on the stack: calldataload(0) >> 224.
  let code = '5f3560e01c'
  for (const [i, [selector]] of all.entries()) {
    // dup1, push4, eq, push2, jumpi.
    code += `8063${selector}1461${hex(start + i * answerSize, 2)}57`
  }
  code += '5f5ffd0000'
  let offset = data
  for (const [, answer = ''] of all) {
    const size = answer.length / 2
    // jumpdest, codecopy(0, offset, size), return(0, size).
    code += `5b61${hex(size, 2)}61${hex(offset, 2)}5f3961${hex(size, 2)}5ff300`
    offset += size
  }
  return `0x${code}${all.map(([, answer]) => answer).join('')}`
}
