import type { Hex } from '../base/hex.ts'
import type { ReadContract } from './ChainReader.ts'
import type { Block, Facts, Position } from './Registry.ts'
import { type FactSlots, parseFactSlots, toFactSlots } from './slots.ts'

/** What a registry knows of positions, and of their keys, at a block, in the order asked. */
export async function readFacts(
  { chain, registry }: ReadContract,
  positions: readonly Position[],
  block: Block,
  toSlots = toFactSlots,
): Promise<readonly Facts[]> {
  const places = positions.map((position) => ({ position, slots: toSlots(position) }))
  const slots = [...new Set(places.flatMap((place) => Object.values(place.slots)))]
  const values = await chain.readSlots(registry, slots, block)
  const known = new Map(slots.map((slot, i) => [slot, values[i]]))
  const find = (slot: Hex) => known.get(slot) as Hex
  return places.map((place) => parseFactSlots(toValues(place.slots, find), place.position.index))
}

function toValues(slots: FactSlots<Hex>, find: (slot: Hex) => Hex): FactSlots<Hex> {
  const { key, anchor, revoked, suspended, superseded } = slots
  return {
    key: find(key),
    anchor: find(anchor),
    revoked: find(revoked),
    suspended: find(suspended),
    superseded: find(superseded),
  }
}
