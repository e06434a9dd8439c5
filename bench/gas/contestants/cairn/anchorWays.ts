import { keccak256, toHex } from 'viem'
import type { RowWays } from '../../Contestant.ts'
import { createSigner, type SignedAnchor } from './createSigner.ts'
import type { Cairn } from './deployCairn.ts'

const relayer = 15
const secret = keccak256(toHex('a P-256 key'))

/** How batches are anchored. */
export function anchorWays({ stage, registry, hashes }: Cairn): RowWays {
  const signer = createSigner(stage, registry.address)
  const nextBatch = () => ({ root: hashes.next(), size: 1000 })
  const tenOf = <Item>(make: (i: number) => Item) => Array.from({ length: 10 }, (_, i) => make(i))
  const relay = ({ request, signature }: SignedAnchor) =>
    registry.send('anchorBySig', [request, signature], relayer)
  return {
    anchor: ['`anchor`', () => registry.send('anchor', [hashes.next(), 1000])],
    anchorMany: ['`anchorMany`', () => registry.send('anchorMany', [tenOf(nextBatch)])],
    anchorBySig: ['`anchorBySig`', async () => relay(await signer.signBatch(nextBatch(), 0))],
    anchorByP256: ['`anchorBySig`', () => relay(signer.signBatchAsP256(nextBatch(), secret))],
    anchorManyBySig: [
      '`anchorManyBySig`',
      async () => {
        const signed = await Promise.all(tenOf((issuer) => signer.signBatch(nextBatch(), issuer)))
        return registry.send('anchorManyBySig', [signed], relayer)
      },
    ],
    aggregate: ['`aggregate`', () => registry.send('aggregate', [hashes.next()], relayer)],
  }
}
