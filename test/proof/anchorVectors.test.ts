import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import type { VectorBatch } from '../../scripts/maintain/vectors/buildVectorBatch.ts'
import { generate } from '../../scripts/maintain/vectors.ts'
import { concatBytes } from '../../src/base/bytes.ts'
import { fromHex, toHex } from '../../src/base/hex.ts'
import { toBareDocument, toDocumentDigest } from '../../src/credential/bareDocument.ts'

import { type JsonObject, parseJson } from '../../src/credential/parseJson.ts'
import { toCanonicalBytes } from '../../src/credential/toCanonicalBytes.ts'
import { buildMerkleTree } from '../../src/merkle/buildMerkleTree.ts'
import { computeRoot } from '../../src/merkle/computeRoot.ts'
import type { AnchorProof } from '../../src/proof/AnchorProof.ts'
import { attachAnchorProof, parseAnchorProofMember } from '../../src/proof/anchorProofMember.ts'
import { decodeAnchorProof, encodeAnchorProof } from '../../src/proof/anchorProofValue.ts'
import { hashLeaf } from '../../src/proof/hashLeaf.ts'

const batches: readonly VectorBatch[] = JSON.parse(
  readFileSync(new URL('../vectors/cairn/batches.json', import.meta.url), 'utf8'),
)

describe('frozen vectors', () => {
  it('are what the generator writes', async () => {
    for (const [path, text] of await generate()) {
      expect(readFileSync(path, 'utf8') === text, path).to.equal(true)
    }
  })

  it('have the sizes that matter', () => {
    expect(batches.map(({ size }) => size)).to.deep.equal([1, 2, 3, 7, 30])
    for (const { size, credentials } of batches) expect(credentials).to.have.length(size)
  })

  for (const batch of batches) {
    describe(`batch of ${batch.size}`, () => {
      const { size, key, root, credentials } = batch
      const registry = { chainId: batch.chainId, address: batch.registry }
      const tree = buildMerkleTree(concatBytes(...credentials.map(({ leaf }) => fromHex(leaf))))

      it('has this root', () => {
        expect(toHex(tree.root)).to.equal(root)
      })

      for (const [index, vector] of credentials.entries()) {
        const salt = fromHex(vector.salt)
        const path = concatBytes(...vector.path.map((hash) => fromHex(hash)))
        const proof: AnchorProof = { registry, key, index, size, salt, root: fromHex(root), path }
        const document = parseJson(JSON.stringify(vector.document)) as JsonObject

        it(`has this digest at ${index}`, () => {
          expect(toHex(toCanonicalBytes(document))).to.equal(vector.canonical)
          expect(toHex(toDocumentDigest(document))).to.equal(vector.digest)
        })

        it(`has this leaf at ${index}`, () => {
          expect(toHex(hashLeaf(proof, fromHex(vector.digest)))).to.equal(vector.leaf)
        })

        it(`has this path at ${index}`, () => {
          const leaf = fromHex(vector.leaf)
          expect(tree.path(index)).to.deep.equal(path)
          expect(computeRoot({ leaf, index, size, path })).to.deep.equal(fromHex(root))
        })

        it(`has this proof at ${index}`, () => {
          expect(encodeAnchorProof(proof)).to.equal(vector.proofValue)
          expect(decodeAnchorProof(vector.proofValue)).to.deep.equal(proof)
        })

        it(`comes back from an anchored document at ${index}`, () => {
          const anchored = attachAnchorProof(document, proof)
          const last = [anchored.proof].flat().at(-1) as JsonObject
          expect(parseAnchorProofMember(last)).to.deep.equal(proof)
          expect(toBareDocument(anchored)).to.deep.equal(document)
          expect(toHex(toDocumentDigest(anchored))).to.equal(vector.digest)
        })
      }
    })
  }
})
