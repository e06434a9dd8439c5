import type { Block } from '../Chain.ts'

type Read<Name, Value> = (name: Name, block: Block) => Value

/** Asks once for each name and block. */
export function remember<Name, Value>(read: Read<Name, Value>): Read<Name, Value> {
  const known = new Map<string, Value>()
  return (name, block) => {
    const both = `${name} ${block.hash}`
    const value = known.has(both) ? (known.get(both) as Value) : read(name, block)
    known.set(both, value)
    return value
  }
}
