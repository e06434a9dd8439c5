import { cut, fromHex, type Hex, join } from '../bytes.ts'
import { hashLeaf } from '../leaves.ts'
import type { Signer } from '../Signer.ts'
import { climb, lengthOfPath, Tree } from '../Tree.ts'
import type { Batch, World } from './World.ts'

/** Above this size a few leaves are drawn with their paths, and the others are never known. */
const MOST_LEAVES = 3_000

/** A batch of so many credentials, with leaves as the protocol makes them. */
export function createBatch(world: World, signer: Signer, size: number): Batch {
  const batch =
    size > MOST_LEAVES ? drawBatch(world, signer, size) : buildBatch(world, signer, size)
  world.batches.push(batch)
  return batch
}

function buildBatch(world: World, signer: Signer, size: number): Batch {
  const salt = world.random.hex(32)
  const leaves = Array.from({ length: size }, (_, index) => leafOf(world, signer, index, salt))
  const tree = new Tree(leaves)
  return {
    signer,
    root: tree.root,
    size,
    positions: leaves.map((_, index) => index),
    prove: (index) => ({ leaf: leaves[index]!, path: join(...tree.pathOf(index).map(fromHex)) }),
    touched: new Set(),
    proofs: [],
  }
}

/** Any path of the right length leads to some root: the rest of the tree need not be known. */
function drawBatch(world: World, signer: Signer, size: number): Batch {
  const { random } = world
  const index = random.pick([0, size - 1, size - 2, random.below(size), random.below(size)])
  const leaf = leafOf(world, signer, index, random.hex(32))
  const path = random.hex(32 * lengthOfPath(index, size))
  const root = climb(leaf, index, size, cut(path)!)!
  return {
    signer,
    root,
    size,
    positions: [index],
    prove: () => ({ leaf, path }),
    touched: new Set(),
    proofs: [],
  }
}

function leafOf({ chain, random }: World, { address: key }: Signer, index: number, salt: Hex): Hex {
  const registry = chain.registry.address
  return hashLeaf({ chainId: 31337, registry, key, index, salt, digest: random.hex(32) })
}
