import { SimpleMerkleTree } from '@openzeppelin/merkle-tree'
import { MerkleTree } from 'merkletreejs'
import { concatBytes, equalBytes } from '../src/base/bytes.ts'
import { type Hash, keccak256, loadFastKeccak256 } from '../src/base/hash.ts'
import { toHex } from '../src/base/hex.ts'
import { buildMerkleTree } from '../src/merkle/buildMerkleTree.ts'
import { computeRoot } from '../src/merkle/computeRoot.ts'

/** What one library took, in seconds. */
export type Result = {
  readonly name: string
  readonly build: number
  readonly paths: number
  /** How many paths were taken; where not all, `paths` is scaled up to all. */
  readonly taken: number
}

type Contestant = (leaves: readonly Uint8Array[], say: (text: string) => void) => Result

/** Paths that each library has to prove afterwards, outside the time measured. */
const proven = 200
/** How long paths are taken at most, in seconds; the rest is extrapolated. */
const patience = 120

/** This package, over the given hash. */
const measureCairn: (name: string, hash: Hash) => Contestant = (name, hash) => (leaves, say) => {
  const flat = concatBytes(...leaves)
  const built = time(() => buildMerkleTree(flat, hash))
  const tree = built.value
  const taken = takePaths((index) => tree.path(index), leaves.length, say)
  const isProven = taken.samples.every(({ index, path }) => {
    const leaf = leaves[index] as Uint8Array
    const root = computeRoot({ leaf, index, size: leaves.length, path })
    return root !== undefined && equalBytes(root, tree.root)
  })
  return toResult(name, built.seconds, taken, isProven)
}

/** merkletreejs over the given hash, in the order of the leaves. */
const measureMerkletreejs: (name: string, hash: Hash) => Contestant =
  (name, hash) => (leaves, say) => {
    const toBuffer = (data: Uint8Array) => Buffer.from(hash(data))
    const buffers = leaves.map((leaf) => Buffer.from(leaf))
    const built = time(() => new MerkleTree(buffers, toBuffer, { sortPairs: false }))
    const tree = built.value
    // With the index: without it every call would look for the leaf from the first one on.
    const get = (index: number) => tree.getProof(buffers[index] as Buffer, index)
    const taken = takePaths(get, leaves.length, say)
    const root = tree.getRoot()
    const isProven = taken.samples.every(({ index, path }) =>
      tree.verify(path, buffers[index] as Buffer, root),
    )
    return toResult(name, built.seconds, taken, isProven)
  }

/** OpenZeppelin's tree as its documentation uses it; each `getProof` checks itself. */
const measureOpenZeppelin: Contestant = (leaves, say) => {
  const texts = leaves.map(toHex)
  const built = time(() => SimpleMerkleTree.of(texts))
  const tree = built.value
  const taken = takePaths((index) => tree.getProof(index), leaves.length, say)
  const isProven = taken.samples.every(({ index, path }) =>
    SimpleMerkleTree.verify(tree.root, texts[index] as string, path),
  )
  return toResult('@openzeppelin/merkle-tree', built.seconds, taken, isProven)
}

/** All of them; the hashes in WebAssembly and in JavaScript apart. */
export async function createContestants(): Promise<readonly Contestant[]> {
  const fast = await loadFastKeccak256()
  return [
    measureCairn('cairn', fast),
    measureCairn('cairn, hash in JavaScript', keccak256),
    measureMerkletreejs('merkletreejs, hash in WebAssembly', fast),
    measureMerkletreejs('merkletreejs', keccak256),
    measureOpenZeppelin,
  ]
}

function time<Value>(run: () => Value): { value: Value; seconds: number } {
  const start = performance.now()
  const value = run()
  return { value, seconds: (performance.now() - start) / 1000 }
}

type Taken<Path> = {
  readonly seconds: number
  readonly taken: number
  readonly samples: readonly { readonly index: number; readonly path: Path }[]
}

function takePaths<Path>(
  get: (index: number) => Path,
  size: number,
  say: (text: string) => void,
): Taken<Path> {
  const samples: { index: number; path: Path }[] = []
  const start = performance.now()
  const seconds = () => (performance.now() - start) / 1000
  let taken = 0
  // A stride that shares no factor with the size visits every leaf once, and evenly if cut short.
  const stride = 61_803
  for (; taken < size && (taken % 100 > 0 || seconds() < patience); taken++) {
    const index = (taken * stride) % size
    const path = get(index)
    if (taken % (size / proven) === 0) samples.push({ index, path })
    if (taken % 10_000 === 9_999) say(`${taken + 1} of ${size} paths`)
  }
  return { seconds: (seconds() * size) / taken, taken, samples }
}

function toResult(
  name: string,
  build: number,
  { seconds, taken }: Taken<unknown>,
  isProven: boolean,
): Result {
  if (!isProven) throw new Error(`${name} gave a path that does not lead to its root`)
  return { name, build, paths: seconds, taken }
}
