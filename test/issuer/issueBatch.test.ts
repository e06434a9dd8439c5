import { expect } from 'chai'
import { equalBytes } from '../../src/base/bytes.ts'
import { fromHex, toHex } from '../../src/base/hex.ts'
import { isAnchorProof, toDocumentDigest } from '../../src/credential/bareDocument.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { BatchError } from '../../src/issuer/assertDistinct.ts'
import { issueBatch } from '../../src/issuer/issueBatch.ts'
import { computeRoot } from '../../src/merkle/computeRoot.ts'
import { parseAnchorProofMember } from '../../src/proof/anchorProofMember.ts'
import { hashLeaf } from '../../src/proof/hashLeaf.ts'
import { verifyProof } from '../../src/proof/verifyProof.ts'
import { buildBadge, createSigner, sealBatch } from '../support/academy.ts'
import { createRandom } from '../support/createRandom.ts'
import { fc } from '../support/fastCheck.ts'

const registry = { chainId: 7, address: `0x${'11'.repeat(20)}` } as const
const key = `0x${'22'.repeat(20)}` as const
const seal = (documents: readonly JsonObject[], seed?: string) =>
  sealBatch({ documents, registry, key, ...(seed !== undefined && { seed }) })
const build = (size: number) =>
  Array.from({ length: size }, (_, i) => ({ id: `urn:example:${i}`, n: i }) as JsonObject)

function proofOf(document: JsonObject) {
  const member = (document.proof as JsonObject[]).find(isAnchorProof)
  return parseAnchorProofMember(member as JsonObject)
}

describe('issueBatch', () => {
  it('gives every document a path to the root, a position of its own and a salt of its own', async () => {
    const property = fc.asyncProperty(
      fc.integer({ min: 1, max: 70 }),
      fc.string(),
      async (size, seed) => {
        const batch = await seal(build(size), seed)
        expect(batch).to.include({ size, key })
        const proofs = batch.credentials.map(({ document }) => proofOf(document))
        for (const [i, { document, index, digest, leaf }] of batch.credentials.entries()) {
          const proof = proofs[i]!
          expect(document.id).to.equal(`urn:example:${i}`)
          expect(proof).to.deep.include({ registry, key, size, index, root: fromHex(batch.root) })
          const own = toDocumentDigest(document)
          expect([toHex(own), toHex(hashLeaf(proof, own))]).to.deep.equal([digest, leaf])
          const root = computeRoot({ ...proof, leaf: fromHex(leaf) })
          expect(root && equalBytes(root, proof.root)).to.equal(true)
        }
        const indexes = batch.credentials.map(({ index }) => index).sort((a, b) => a - b)
        expect(indexes).to.deep.equal(Array.from({ length: size }, (_, i) => i))
        expect(new Set(proofs.map(({ salt }) => toHex(salt))).size).to.equal(size)
      },
    )
    await fc.assert(property, { numRuns: 25 })
  })

  it('signs first, so that the anchor covers the signature', async () => {
    const signer = await createSigner()
    const batch = await sealBatch({ documents: [buildBadge('Ada')], registry, key, signer })
    const { document } = batch.credentials[0]!
    const [own, anchor] = document.proof as JsonObject[]
    expect(isAnchorProof(anchor!)).to.equal(true)
    const result = await verifyProof({ document, proof: own, now: new Date(0) })
    expect(result.outcome).to.equal('verified')
  })

  it('is the same for the same random bytes, and another for others', async () => {
    const [one, same, other] = [
      await seal(build(9)),
      await seal(build(9)),
      await seal(build(9), 'x'),
    ]
    expect(same).to.deep.equal(one)
    expect(other.root).to.not.equal(one.root)
  })

  it('has another root on another chain, registry or key', async () => {
    const options = { documents: build(3), created: new Date(0) }
    const places = [
      { registry, key },
      { registry: { ...registry, chainId: 8 }, key },
      { registry: { ...registry, address: key }, key },
      { registry, key: registry.address },
    ]
    const roots = new Set<string>()
    for (const place of places) {
      roots.add((await issueBatch({ ...options, ...place, random: createRandom('x') })).root)
    }
    expect(roots.size).to.equal(places.length)
  })

  it('hides the order of the documents', async () => {
    const { credentials } = await seal(build(50))
    const indexes = credentials.map(({ index }) => index)
    expect(indexes).to.not.deep.equal(indexes.toSorted((a, b) => a - b))
  })

  it('tells of each document that it has signed', async () => {
    const told: string[] = []
    const onProgress = (done: number, total: number) => told.push(`${done}/${total}`)
    const random = createRandom('x')
    await issueBatch({
      documents: build(3),
      registry,
      key,
      created: new Date(0),
      random,
      onProgress,
    })
    expect(told).to.deep.equal(['1/3', '2/3', '3/3'])
  })

  const refused = [
    ['no document', [], 'BATCH_EMPTY'],
    ['a document twice', [...build(2), ...build(1)], 'BATCH_DUPLICATE'],
    [
      'a document twice, with its keys in another order',
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      'BATCH_DUPLICATE',
    ],
  ] as const
  for (const [what, documents, code] of refused) {
    it(`refuses ${what}`, async () => {
      const error = await seal(documents).catch((it: unknown) => it)
      expect(error).to.be.instanceOf(BatchError).with.property('code', code)
    })
  }
})
