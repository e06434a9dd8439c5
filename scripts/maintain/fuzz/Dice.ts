/** Chance that is the same in every run with the same seed. */
export interface Dice {
  /** A whole number from 0 and below this one. */
  below(end: number): number
  /** One of these, each as likely. */
  pick<Item>(items: readonly Item[]): Item
}

/** Dice for a seed (mulberry32: 32 bits of state, good enough to choose mutations). */
export function createDice(seed: number): Dice {
  let state = seed | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (end: number) => next() % end
  return { below, pick: (items) => items[below(items.length)] as never }
}
