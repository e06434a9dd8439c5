import { expect } from 'chai'
import type { MultikeyType } from '../../src/base/multikey.ts'
import { type JsonObject, parseJson } from '../../src/credential/parseJson.ts'
import { toCanonicalBytes } from '../../src/credential/toCanonicalBytes.ts'
import { loadContextSets } from '../../src/proof/contexts.ts'
import { toNQuads } from '../../src/proof/hashDocument.ts'
import { verifyProof } from '../../src/proof/verifyProof.ts'
import { mutate, type Node, toNode, toText } from '../support/mutateJson.ts'
import { createPair, createProof, type Pair, toOptions } from './signers.ts'
import { badge } from './vectors.ts'

const now = new Date('2026-03-02T00:00:00Z')
const olderBadge: JsonObject = {
  ...badge,
  '@context': [...badge['@context'], 'https://w3id.org/security/suites/ed25519-2020/v1'],
}

const suites = [
  ['eddsa-rdfc-2022', 'Ed25519'],
  ['eddsa-jcs-2022', 'Ed25519'],
  ['ecdsa-rdfc-2019', 'P-256'],
  ['ecdsa-rdfc-2019', 'P-384'],
  ['ecdsa-jcs-2019', 'P-256'],
  ['ecdsa-jcs-2019', 'P-384'],
  ['Ed25519Signature2020', 'Ed25519'],
] as const

type Name = (typeof suites)[number][0]

const documentOf = (suite: Name): JsonObject =>
  suite === 'Ed25519Signature2020' ? olderBadge : badge

/** The options, with the contexts where the suite wants them. */
function optionsOf(suite: Name, pair: Pair): JsonObject {
  const options = toOptions(suite, pair)
  const context = documentOf(suite)['@context'] ?? []
  return suite.includes('jcs') ? { '@context': context, ...options } : options
}

async function codeOf(document: JsonObject, proof: JsonObject): Promise<string> {
  const result = await verifyProof({ document, proof, now })
  return 'code' in result ? `${result.outcome} ${result.code}` : result.outcome
}

/** Every so-and-so-many mutation that strict JSON lets through. */
function* sample(value: JsonObject, count: number): Generator<JsonObject> {
  const all: Node[] = [...mutate(toNode(value))]
  const step = Math.max(1, Math.floor(all.length / count))
  for (let i = 0; i < all.length; i += step) {
    try {
      yield parseJson(toText(all[i] as Node)) as JsonObject
    } catch {
      // No strict JSON: nobody would come to the proof.
    }
  }
}

const isObject = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

for (const [suite, type] of suites) {
  describe(`verifyProof, ${suite} with ${type}`, () => {
    const pair = createPair(type)
    const document = documentOf(suite)
    const isJson = suite.includes('jcs')
    let proof: JsonObject
    before(async () => {
      proof = await createProof(pair, document, optionsOf(suite, pair))
    })

    it('verifies', async () => {
      expect(await verifyProof({ document, proof, now })).to.deep.include({
        outcome: 'verified',
        cryptosuite: suite,
        publicKeyMultibase: pair.multikey,
        verificationMethod: pair.method,
        created: '2026-03-01T09:00:00Z',
      })
    })

    it('verifies beside other proofs in the document', async () => {
      const both = { ...document, proof: [{ type: 'Other' }, proof] }
      expect(await codeOf(both, proof)).to.equal('verified')
    })

    it('fails with a key of another type', async () => {
      for (const other of ['Ed25519', 'P-256', 'P-384'] as const) {
        const isOfSuite = suite.startsWith('ecdsa') ? other !== 'Ed25519' : other === 'Ed25519'
        if (isOfSuite) continue
        const { method } = createPair(other as MultikeyType)
        expect(await codeOf(document, { ...proof, verificationMethod: method })).to.equal(
          'failed VERIFICATION_METHOD_INVALID',
        )
      }
    })

    it('fails with another key of the same type', async () => {
      const { method } = createPair(type, 8)
      expect(await codeOf(document, { ...proof, verificationMethod: method })).to.equal(
        'failed SIGNATURE_INVALID',
      )
    })

    it('fails under the name of another suite', async () => {
      for (const [other] of suites) {
        if (other === suite || other === 'Ed25519Signature2020') continue
        const { type: _, cryptosuite: __, ...rest } = proof
        const renamed = { ...rest, type: 'DataIntegrityProof', cryptosuite: other }
        expect(await codeOf(document, renamed), other).to.match(/^failed|^unknown/)
      }
    })

    it('fails with a signature that is cut, or goes on', async () => {
      const value = String(proof.proofValue)
      for (const proofValue of [value.slice(0, -1), value.slice(0, 45), `${value}1`, 'z', '']) {
        expect(await codeOf(document, { ...proof, proofValue })).to.match(/^failed/)
      }
    })

    it('fails at once on a signature of a megabyte', async () => {
      for (const letter of ['1', '2', 'A', 'u']) {
        const proofValue = `z${letter.repeat(1_000_000)}`
        expect(await codeOf(document, { ...proof, proofValue })).to.equal('failed PROOF_MALFORMED')
      }
    })

    it('does not verify for another purpose', async () => {
      const signed = await createProof(pair, document, {
        ...optionsOf(suite, pair),
        proofPurpose: 'authentication',
      })
      expect(await codeOf(document, signed)).to.equal('failed PROOF_PURPOSE')
    })

    it('does not verify once it expired', async () => {
      const expires = '2026-03-02T00:00:00Z'
      const signed = await createProof(pair, document, { ...optionsOf(suite, pair), expires })
      expect(await codeOf(document, signed)).to.equal('failed PROOF_EXPIRED')
    })

    it('does not verify a document that was changed, but for what means the same', async () => {
      const [contexts = new Map()] = await loadContextSets(document)
      const canonize = async (value: JsonObject) =>
        isJson
          ? new TextDecoder().decode(toCanonicalBytes(value))
          : toNQuads(value, contexts).catch(() => '')
      const before = await canonize(document)
      let changes = 0
      for (const changed of sample(document, suite === 'eddsa-jcs-2022' ? 600 : 60)) {
        if (!isObject(changed)) continue
        changes++
        if ((await codeOf(changed, proof)) !== 'verified') continue
        const { proof: _, ...unsecured } = changed
        expect(await canonize(unsecured), JSON.stringify(changed)).to.equal(before)
      }
      expect(changes).to.be.greaterThan(40)
    }).timeout(120_000)

    it('does not verify with its proof changed', async () => {
      let changes = 0
      for (const changed of sample(proof, 150)) {
        changes++
        const same =
          isObject(changed) && JSON.stringify(sort(changed)) === JSON.stringify(sort(proof))
        if (!same)
          expect(await codeOf(document, changed), JSON.stringify(changed)).not.to.equal('verified')
      }
      expect(changes).to.be.greaterThan(80)
    }).timeout(120_000)
  })
}

const sort = (value: JsonObject) => Object.fromEntries(Object.entries(value).sort())
