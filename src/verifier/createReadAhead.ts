import type { Position } from '../registry/Registry.ts'

/** Positions that have a status word in common. */
const wordSize = 256

/** Status words that are read together, those of 4,096 positions: a batch is mostly presented as a whole. */
const span = 16 * wordSize

/** Parts of batches that are kept in mind. */
const most = 4096

/**
 * Tells what to read along with the facts of a position: the other status words of that part of its batch, the
 * first time that it is asked about. No more words are read ahead than credentials were asked about, so a single one
 * reads its own, and whoever makes up large batches costs no more than one word each.
 *
 * @returns What gives a position in each of these words; the size of the batch is what the proof states.
 *
 * @example
 * const toAhead = createReadAhead()
 * toAhead({ key, root, index: 0 }, 1024) // []
 */
export function createReadAhead(): (position: Position, size: number) => readonly Position[] {
  const seen = new Set<string>()
  let budget = 0
  return ({ key, root, index }, size) => {
    const first = index - (index % span)
    const words = Math.ceil(Math.min(span, size - first) / wordSize)
    const others = words - 1
    const name = `${key} ${root} ${first}`
    if (others === 0 || others > budget || seen.has(name)) {
      budget++
      return []
    }
    budget -= others
    if (seen.size >= most) seen.clear()
    seen.add(name)
    return Array.from({ length: words }, (_, i) => ({ key, root, index: first + i * wordSize }))
  }
}
