import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { expect } from 'chai'
import jsigs from 'jsonld-signatures'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { loadContextSets } from '../../src/proof/contexts.ts'
import { createEddsaSigner } from '../../src/proof/createEddsaSigner.ts'
import { signEddsaRdfc2022 } from '../../src/proof/signEddsaRdfc2022.ts'
import { verifyProof } from '../../src/proof/verifyProof.ts'
import { badge, keyPair } from './vectors.ts'

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
  const [contexts] = await loadContextSets(badge)
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
})
