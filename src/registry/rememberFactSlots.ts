import type { Hex } from '../base/hex.ts'
import type { Position } from './Registry.ts'
import { type FactSlots, toFactSlots } from './slots.ts'

/** Words of batches that are kept: each is worth nine hashes, and 256 positions have it in common. */
const most = 4096

/**
 * `toFactSlots` that works the slots out once for all positions of one status word.
 *
 * @example
 * const toSlots = rememberFactSlots()
 * toSlots({ key, root, index: 0 }) === toSlots({ key, root, index: 255 }) // true
 */
export function rememberFactSlots(): (position: Position) => FactSlots<Hex> {
  const known = new Map<string, FactSlots<Hex>>()
  return (position) => {
    const { key, root, index } = position
    const name = `${key} ${root} ${Math.floor(index / 256)}`
    const slots = (Number.isInteger(index) && known.get(name)) || toFactSlots(position)
    if (known.size >= most) known.clear()
    known.set(name, slots)
    return slots
  }
}
