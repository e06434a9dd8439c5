import { sha256 } from '../../src/base/hash.ts'

/** Bytes that look random and are the same ones in every run. */
export function createRandom(seed: string): (size: number) => Uint8Array {
  let drawn = 0
  return (size) => {
    const bytes = new Uint8Array(size)
    for (let i = 0; i < size; i += 32) {
      const block = sha256(new TextEncoder().encode(`${seed} ${drawn++}`))
      bytes.set(block.subarray(0, size - i), i)
    }
    return bytes
  }
}
