import { createHash } from 'node:crypto'

/** Draws that look random and are the same ones in every run with the same seed. */
export class Random {
  #drawn = 0

  constructor(private readonly seed: string) {}

  /** So many bytes, as hex. */
  hex(size: number): string {
    const blocks: Buffer[] = []
    for (let length = 0; length < size; length += 32) {
      blocks.push(
        createHash('sha256')
          .update(`${this.seed} ${this.#drawn++}`)
          .digest(),
      )
    }
    return `0x${Buffer.concat(blocks).subarray(0, size).toString('hex')}`
  }

  /** A whole number from 0, below the limit. */
  below(limit: number): number {
    return Number(BigInt(this.hex(12)) % BigInt(limit))
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1)
  }

  /** True so often in a hundred. */
  chance(percent: number): boolean {
    return this.below(100) < percent
  }

  pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new RangeError('Nothing to pick from.')
    return items[this.below(items.length)]!
  }

  /** Up to so many different ones. */
  pickSome<Item>(items: readonly Item[], count: number): Item[] {
    const picked = new Set<Item>()
    for (let draw = 0; draw < count; draw++) picked.add(this.pick(items))
    return [...picked]
  }

  /** Different whole numbers below the limit, as many as asked for where there are so many. */
  someBelow(limit: number, count: number): number[] {
    const drawn = new Set<number>()
    while (drawn.size < Math.min(limit, count)) drawn.add(this.below(limit))
    return [...drawn]
  }
}
