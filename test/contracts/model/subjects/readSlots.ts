import type { Hex } from '../../../../src/base/hex.ts'
import type { Facts, Position } from '../../../../src/registry/Registry.ts'
import { type FactSlots, parseFactSlots, toFactSlots } from '../../../../src/registry/slots.ts'
import type { Block, Chain } from '../Chain.ts'
import type { Question } from '../Question.ts'
import { remember } from './remember.ts'

type Read = (question: Question, block: Block) => Promise<Facts>

/** Reads facts from the five slots of a position. */
export function readSlots(provider: Chain['provider'], registry: string): Read {
  const read = remember(async (slot: Hex, { hash }) => {
    const params = [registry, slot, { blockHash: hash }]
    return (await provider.request({ method: 'eth_getStorageAt', params })) as Hex
  })
  return async ({ key, root, index }, block) => {
    const slots = toFactSlots({ key, root, index } as Position)
    const names = Object.keys(slots) as (keyof FactSlots<Hex>)[]
    const values = await Promise.all(
      names.map(async (name) => [name, await read(slots[name], block)]),
    )
    return parseFactSlots(Object.fromEntries(values), index)
  }
}
