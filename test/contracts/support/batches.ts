import { id, toBeHex, zeroPadValue } from 'ethers'

/** A different root each time, always the same ones, and without zero bytes, which would be cheaper. */
export function createRoots(): () => string {
  let count = 0
  return function nextRoot(): string {
    const root = id(`root ${count++}`)
    return hasZeroByte(root) ? nextRoot() : root
  }
}

/** Positions as the contract takes them: four bytes each, big-endian. */
export function packIndexes(indexes: readonly number[]): string {
  return `0x${indexes.map((index) => zeroPadValue(toBeHex(index), 4).slice(2)).join('')}`
}

/**
 * Positions in a batch of up to 65,536, scattered, ascending, always the same ones. The bytes that
 * can differ from zero do.
 */
export function scatterIndexes({ count, size }: { count: number; size: number }): number[] {
  const indexes = new Set<number>()
  for (let draw = 0; indexes.size < count; draw++) {
    const index = Number(BigInt(id(`index ${draw}`)) % BigInt(size))
    if (index % 256 !== 0 && (size <= 256 || index > 256)) indexes.add(index)
  }
  return [...indexes].sort((a, b) => a - b)
}

function hasZeroByte(hex: string): boolean {
  return /^0x(..)*00/.test(hex)
}
