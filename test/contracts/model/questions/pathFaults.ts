import { cut, fromHex, type Hex, join } from '../bytes.ts'
import type { Random } from '../Random.ts'
import { hashNode } from '../Tree.ts'

/** What a proof of inclusion says, without what it is included in. */
export type Inclusion = { readonly index: number; readonly size: number; readonly path: Hex }

type Fault = (inclusion: Inclusion, random: Random) => Partial<Inclusion>

const MOST = 2 ** 32 - 1

/** What can be wrong with a proof of inclusion whose leaf is right. Some change nothing in some trees. */
export const pathFaults: Readonly<Record<string, Fault>> = {
  'another index': ({ size }, random) => ({ index: random.below(Math.max(1, size)) }),
  'the next index': ({ index }) => ({ index: Math.min(MOST, index + 1) }),
  'the index of the sibling': ({ index }) => ({ index: index % 2 === 0 ? index + 1 : index - 1 }),
  'an index that is the size': ({ size }) => ({ index: size }),
  'an index beyond the size': ({ size }, random) => ({
    index: Math.min(MOST, size + random.pick([1, 7, 256, 2 ** 31])),
  }),
  'an index with a bit above the path': ({ index, path }) => {
    const above = index + 2 ** Math.min(31, path.length / 64)
    return { index: above > MOST ? MOST : Math.floor(above) }
  },
  'the largest index': () => ({ index: MOST }),
  'size 0': () => ({ size: 0 }),
  'size 1': () => ({ size: 1 }),
  'the largest size': () => ({ size: MOST }),
  'a size one more': ({ size }) => ({ size: Math.min(MOST, size + 1) }),
  'a size one less': ({ size }) => ({ size: Math.max(0, size - 1) }),
  'twice the size': ({ size }) => ({ size: Math.min(MOST, size * 2) }),
  'another size of the same depth': ({ size }, random) => {
    let power = 1
    while (power < size) power *= 2
    return { size: Math.min(MOST, random.between(Math.floor(power / 2) + 1, power)) }
  },
  'a size that ends at the index': ({ index }) => ({ size: index + (index < MOST ? 1 : 0) }),
  'no path': () => ({ path: '0x' }),
  'a path without its last hash': ({ path }) => ({ path: drop(path, 32) }),
  'a path without its first hash': ({ path }) => ({ path: `0x${path.slice(2 + 64)}` }),
  'a path with a hash more': ({ path }, random) => ({ path: path + random.hex(32).slice(2) }),
  'a path with a hash of zeros more': ({ path }) => ({ path: path + '00'.repeat(32) }),
  'a path with a hash before': ({ path }, random) => ({ path: random.hex(32) + path.slice(2) }),
  'a path without its last byte': ({ path }) => ({ path: drop(path, 1) }),
  'a path with a byte more': ({ path }, random) => ({ path: path + random.hex(1).slice(2) }),
  'a path with 31 bytes more': ({ path }) => ({ path: path + '00'.repeat(31) }),
  'swapped siblings': ({ path }, random) => {
    const hashes = cut(path) ?? []
    const from = random.below(hashes.length + 1)
    return { path: join(...[...hashes.slice(from), ...hashes.slice(0, from)].map(fromHex)) }
  },
  'the path backwards': ({ path }) => ({
    path: join(...(cut(path) ?? []).toReversed().map(fromHex)),
  }),
  'a bit of the path': ({ path }, random) => ({ path: flip(path, random) }),
}

/** The inner node above the leaf as if it were one, in the tree of those nodes, or in the whole one. */
export function climbOne<Claim extends Inclusion & { leaf: Hex }>(claim: Claim, isWhole: boolean) {
  const { leaf, index, size, path } = claim
  const sibling = cut(path)?.[0] ?? leaf
  const isLeft = index % 2 === 0
  const node = isLeft ? hashNode(leaf, sibling) : hashNode(sibling, leaf)
  const above = { ...claim, leaf: node, path: `0x${path.slice(2 + 64)}` }
  return isWhole ? above : { ...above, index: Math.floor(index / 2), size: Math.ceil(size / 2) }
}

/** With one bit turned; as it is where it is empty. */
export function flip(hex: Hex, random: Random): Hex {
  const bytes = fromHex(hex)
  if (bytes.length === 0) return hex
  const at = random.below(bytes.length)
  bytes[at] = (bytes[at] ?? 0) ^ (2 ** random.below(8))
  return join(bytes)
}

/** Without its last bytes. */
export function drop(hex: Hex, count: number): Hex {
  return hex.length - 2 < 2 * count ? hex : hex.slice(0, -2 * count)
}
