// Writes the frozen vectors of the protocol: `node scripts/maintain/vectors.ts`. They come from docs/protocol.md
// and from code of their own, never from src/: a mistake there shows in the tests.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { buildVectorBatch } from './vectors/buildVectorBatch.ts'
import { toSolidity } from './vectors/toSolidity.ts'

// Chain ids of every length that CBOR has for them.
const batches = [
  { size: 1, chainId: 1 },
  { size: 2, chainId: 100 },
  { size: 3, chainId: 31_337 },
  { size: 7, chainId: 11_155_111 },
  { size: 30, chainId: Number.MAX_SAFE_INTEGER },
]

/** The text of each generated file, by its path. */
export async function generate(): Promise<ReadonlyMap<string, string>> {
  const vectors = batches.map(buildVectorBatch)
  return new Map([
    ['test/vectors/cairn/batches.json', `${JSON.stringify(vectors, null, 2)}\n`],
    ['test/contracts/vectors/FrozenVectors.sol', await toSolidity(vectors)],
  ])
}

if (import.meta.main) {
  for (const [path, text] of await generate()) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
}
