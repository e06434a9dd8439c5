import { toHex } from '../../src/base/hex.ts'
import type { AggregateProof } from '../../src/proof/AggregateProof.ts'
import type { AnchorProof } from '../../src/proof/AnchorProof.ts'
import { fc } from '../support/fastCheck.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })

/** Numbers of every length that CBOR has for them. */
function whole(most: number): fc.Arbitrary<number> {
  const limits = [23, 255, 65_535, 2 ** 32 - 1, most].filter((limit) => limit <= most)
  return fc.oneof(...limits.map((max) => fc.integer({ min: 0, max })))
}

/** Any anchor proof; its path leads nowhere. */
export const anchorProofs: fc.Arbitrary<AnchorProof> = fc
  .record({
    registry: fc.record({
      chainId: fc.maxSafeNat().map((it) => it || 1),
      address: bytes(20).map(toHex),
    }),
    key: bytes(20).map(toHex),
    places: fc.tuple(whole(2 ** 32 - 2), whole(2 ** 32 - 2)),
    salt: bytes(32),
    root: bytes(32),
    path: paths(),
    aggregate: fc.option(aggregateProofs()),
  })
  .map(({ places, aggregate, ...proof }) => ({
    ...proof,
    ...toPlace(places),
    ...(aggregate && { aggregate }),
  }))

function paths(): fc.Arbitrary<Uint8Array> {
  return fc.nat(32).chain((hashes) => bytes(hashes * 32))
}

function toPlace(places: readonly number[]) {
  return { index: Math.min(...places), size: Math.max(...places) + 1 }
}

function aggregateProofs(): fc.Arbitrary<AggregateProof> {
  return fc
    .record({
      places: fc.tuple(whole(2 ** 32 - 2), whole(2 ** 32 - 2)),
      path: paths(),
      notAfter: whole(2 ** 40 - 1),
      signature: bytes(64),
      publicKey: fc.option(bytes(64)),
    })
    .map(({ places, publicKey, ...proof }) => ({
      ...proof,
      ...toPlace(places),
      ...(publicKey && { publicKey }),
    }))
}

/** A small proof, always the same. */
export const sampleProof: AnchorProof = {
  registry: { chainId: 31_337, address: '0x5fbdb2315678afecb367f032d93f642f64180aa3' },
  key: '0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266',
  index: 1,
  size: 3,
  salt: new Uint8Array(32).fill(0xa5),
  root: new Uint8Array(32).fill(0x5a),
  path: new Uint8Array(64).fill(0x33),
}
