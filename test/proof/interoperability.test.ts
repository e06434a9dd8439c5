import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey'
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey'
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { expect } from 'chai'
import jsigs from 'jsonld-signatures'
import { knownContexts } from '../../src/credential/contexts.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { loadContextSets } from '../../src/proof/contexts.ts'
import { createEddsaSigner } from '../../src/proof/createEddsaSigner.ts'
import { signEddsaRdfc2022 } from '../../src/proof/signEddsaRdfc2022.ts'
import { verifyProof } from '../../src/proof/verifyProof.ts'
import { badge, keyPair, readJson } from './vectors.ts'

const { publicKeyMultibase, privateKeyMultibase: secretKeyMultibase } = keyPair
const controller = `did:key:${publicKeyMultibase}`
const id = `${controller}#${publicKeyMultibase}`
const multikey = {
  '@context': 'https://w3id.org/security/multikey/v1',
  type: 'Multikey',
  id,
  controller,
  publicKeyMultibase,
}
const didDocument = {
  '@context': ['https://www.w3.org/ns/did/v1'],
  id: controller,
  assertionMethod: [id],
}

async function documentLoader(url: string) {
  const [contexts] = await loadContextSets({ '@context': [...knownContexts] })
  const document = { [id]: multikey, [controller]: didDocument }[url] ?? contexts?.get(url)?.text
  if (!document) throw new Error(url)
  return { contextUrl: null, documentUrl: url, document }
}

describe('interoperability with the Digital Bazaar libraries', () => {
  const purpose = new jsigs.purposes.AssertionProofPurpose()

  it('they verify what we sign', async () => {
    const signer = await createEddsaSigner({ secretKeyMultibase })
    const created = '2026-03-01T09:00:00Z'
    const document = await signEddsaRdfc2022({ document: badge, signer, created })
    const suite = new DataIntegrityProof({ cryptosuite })
    const result = await jsigs.verify(document, { suite, purpose, documentLoader })
    expect(result.verified).to.equal(true)
  })

  it('we verify what they sign', async () => {
    const key = await Ed25519Multikey.from({ ...multikey, secretKeyMultibase })
    const suite = new DataIntegrityProof({ cryptosuite, signer: key.signer() })
    const document = structuredClone(badge)
    const signed: JsonObject = await jsigs.sign(document, { suite, purpose, documentLoader })
    const given = { document: signed, proof: signed.proof, now: new Date() }
    expect(await verifyProof(given)).to.include({ outcome: 'verified' })
  })

  it('we verify what they sign by ecdsa-rdfc-2019', async () => {
    const keys = readJson('ecdsa/p256KeyPair.json')
    const did = `did:key:${keys.publicKeyMultibase}`
    const name = { id: `${did}#${keys.publicKeyMultibase}`, controller: did, type: 'Multikey' }
    const key = await EcdsaMultikey.from({ ...keys, ...name })
    const ecdsa = { ...cryptosuite, name: 'ecdsa-rdfc-2019', requiredAlgorithm: 'P-256' }
    const suite = new DataIntegrityProof({ cryptosuite: ecdsa, signer: key.signer() })
    const document = structuredClone(badge)
    const signed: JsonObject = await jsigs.sign(document, { suite, purpose, documentLoader })
    const given = { document: signed, proof: signed.proof, now: new Date() }
    expect(await verifyProof(given)).to.include({
      outcome: 'verified',
      cryptosuite: 'ecdsa-rdfc-2019',
      publicKeyMultibase: keys.publicKeyMultibase,
    })
  })

  describe('by Ed25519Signature2020', () => {
    const older: JsonObject = {
      '@context': [
        'https://www.w3.org/2018/credentials/v1',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json',
        'https://w3id.org/security/suites/ed25519-2020/v1',
      ],
      id: 'urn:uuid:5e3b6c38-0000-4000-8000-000000000001',
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      issuer: { id: controller, type: ['Profile'], name: 'Academy' },
      issuanceDate: '2026-03-01T09:00:00Z',
      name: 'Soil Science',
      credentialSubject: { id: 'did:example:learner', type: ['AchievementSubject'] },
    }
    const sign = async (document: JsonObject, itsPurpose: unknown): Promise<JsonObject> => {
      const key = await Ed25519Multikey.from({ ...multikey, secretKeyMultibase })
      const suite = new Ed25519Signature2020({ signer: key.signer(), date: '2026-03-01T09:00:00Z' })
      const options = { suite, purpose: itsPurpose, documentLoader }
      return jsigs.sign(structuredClone(document), options)
    }
    const now = new Date('2026-03-02T00:00:00Z')

    it('we verify what they sign: a badge of VC 1.1', async () => {
      const document = await sign(older, purpose)
      expect(document.proof).to.not.have.property('@context')
      const result = await verifyProof({ document, proof: document.proof, now })
      expect(result).to.include({ outcome: 'verified', cryptosuite: 'Ed25519Signature2020' })
      const changed = { ...document, name: 'Rock Science' }
      expect(await verifyProof({ document: changed, proof: document.proof, now })).to.include({
        outcome: 'failed',
        code: 'SIGNATURE_INVALID',
      })
    })

    it('we verify what they sign: a presentation for a challenge', async () => {
      const bound = { challenge: 'abc', domain: 'verifier.example' }
      const presentation: JsonObject = {
        '@context': [
          'https://www.w3.org/2018/credentials/v1',
          'https://w3id.org/security/suites/ed25519-2020/v1',
        ],
        type: ['VerifiablePresentation'],
        holder: controller,
        verifiableCredential: [await sign(older, purpose)],
      }
      const document = await sign(
        presentation,
        new jsigs.purposes.AuthenticationProofPurpose(bound),
      )
      const given = { document, proof: document.proof, now }
      const demand = { proofPurpose: 'authentication', ...bound } as const
      expect(await verifyProof({ ...given, purpose: demand })).to.include({ outcome: 'verified' })
      const other = { ...demand, challenge: 'abd' }
      expect(await verifyProof({ ...given, purpose: other })).to.include({
        code: 'PROOF_CHALLENGE',
      })
    })
  })
})
