import type { Hex } from '../../../../src/base/hex.ts'
import type { Facts, Position } from '../../../../src/registry/Registry.ts'
import { type FactSlots, parseFactSlots, toFactSlots } from '../../../../src/registry/slots.ts'
import type { Block, Chain } from '../Chain.ts'
import type { Question } from '../Question.ts'

type Read = (question: Question, block: Block) => Promise<Facts>

/** Reads facts from the five slots of a position, each asked for once a block. */
export function readSlots(provider: Chain['provider'], registry: string): Read {
  const known = new Map<string, Promise<Hex>>()
  const read = (slot: Hex, { hash }: Block) => {
    const name = `${slot} ${hash}`
    const params = [registry, slot, { blockHash: hash }]
    const value =
      known.get(name) ??
      (provider.request({ method: 'eth_getStorageAt', params }) as unknown as Promise<Hex>)
    known.set(name, value)
    return value
  }
  return async ({ key, root, index }, block) => {
    const slots = toFactSlots({ key, root, index } as Position)
    const names = Object.keys(slots) as (keyof FactSlots<Hex>)[]
    const values = await Promise.all(
      names.map(async (name) => [name, await read(slots[name], block)]),
    )
    return parseFactSlots(Object.fromEntries(values), index)
  }
}
