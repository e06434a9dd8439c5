import type { ReadContract } from './ChainReader.ts'
import type { Block, Facts, Position, RegistryReader } from './Registry.ts'
import { type FactSlots, parseFactSlots, toFactSlots, toWordNumber } from './slots.ts'

/** Words of batches that are kept: 256 positions have each in common, with the anchor and the key. */
const most = 4096

type FactsOf = (index: number) => Facts

/**
 * Makes what reads facts of positions, and of their keys, at a block. The slots of a status word are worked out,
 * asked for and parsed once for all of its positions; what failed is asked for again.
 *
 * @example
 * const readFacts = createFactReader({ chain, registry })
 * const [first, second] = await readFacts([{ key, root, index: 0 }, { key, root, index: 1 }], block)
 */
export function createFactReader({ chain, registry }: ReadContract): RegistryReader['readFacts'] {
  const known = new Map<string, Promise<FactsOf>>()

  const read = async (position: Position, block: Block): Promise<FactsOf> => {
    const slots = toFactSlots(position)
    const names = Object.keys(slots) as (keyof typeof slots)[]
    const values = await chain.readSlots(registry, Object.values(slots), block)
    const found = Object.fromEntries(names.map((name, i) => [name, values[i]]))
    return parseFactSlots(found as FactSlots<(typeof values)[number]>)
  }

  const find = (position: Position, block: Block): Promise<FactsOf> => {
    const { key, root, index } = position
    const name = `${block.hash} ${key} ${root} ${toWordNumber(index)}`
    const word = known.get(name) ?? read(position, block)
    if (known.has(name)) return word
    if (known.size >= most) known.clear()
    known.set(name, word)
    word.catch(() => known.delete(name))
    return word
  }

  return async (positions, block) => {
    const words = await Promise.all(positions.map((position) => find(position, block)))
    return words.map((factsOf, i) => factsOf((positions[i] as Position).index))
  }
}
