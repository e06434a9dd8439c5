import { expect } from 'chai'
import type { MultikeyType } from '../../../src/base/multikey.ts'
import { CredentialError } from '../../../src/credential/CredentialError.ts'
import {
  credentialsV1,
  dataIntegrityV2,
  ed25519Signature2020,
} from '../../../src/credential/contexts.ts'
import { findUnsupported } from '../../../src/credential/findUnsupported.ts'
import { JsonError } from '../../../src/credential/JsonError.ts'
import { parseCredential } from '../../../src/credential/parseCredential.ts'
import { type JsonObject, type JsonValue, parseJson } from '../../../src/credential/parseJson.ts'
import { toCanonicalBytes } from '../../../src/credential/toCanonicalBytes.ts'
import { loadContextSets } from '../../../src/proof/contexts.ts'
import { toNQuads } from '../../../src/proof/hashDocument.ts'
import { verifyProof } from '../../../src/proof/verifyProof.ts'
import { createPair, createProof, toOptions } from '../../proof/signers.ts'
import { badge, examples, readJson } from '../../proof/vectors.ts'
import { sampleMutants } from '../../support/sampleMutants.ts'

const now = new Date('2026-03-02T00:00:00Z')

const older: JsonObject = {
  '@context': [credentialsV1, dataIntegrityV2],
  id: 'urn:uuid:7b1a9bd4-1f0e-4d3a-8c39-6a6f5a0c1b11',
  type: ['VerifiableCredential'],
  issuer: 'did:web:academy.example',
  issuanceDate: '2026-03-01T09:00:00Z',
  expirationDate: '2031-03-01T09:00:00Z',
  credentialSubject: { id: 'did:example:learner' },
}
const withContext = { ...badge, '@context': [...badge['@context'], ed25519Signature2020] }

const sign = (type: MultikeyType, suite: string, document: JsonObject) => async () => {
  const pair = createPair(type)
  return { ...document, proof: await createProof(pair, document, toOptions(suite, pair)) }
}
const read = (path: string) => async () => readJson(path)

type Signed = readonly [what: string, form: 'rdf' | 'json', sign: () => Promise<JsonObject>]

const signed: readonly Signed[] = [
  ['a badge, eddsa-rdfc-2022', 'rdf', sign('Ed25519', 'eddsa-rdfc-2022', badge)],
  ['a badge, ecdsa-rdfc-2019, P-256', 'rdf', sign('P-256', 'ecdsa-rdfc-2019', badge)],
  ['a badge, ecdsa-rdfc-2019, P-384', 'rdf', sign('P-384', 'ecdsa-rdfc-2019', badge)],
  ['a badge, Ed25519Signature2020', 'rdf', sign('Ed25519', 'Ed25519Signature2020', withContext)],
  ['a badge, eddsa-jcs-2022', 'json', sign('Ed25519', 'eddsa-jcs-2022', badge)],
  ['a badge, ecdsa-jcs-2019, P-384', 'json', sign('P-384', 'ecdsa-jcs-2019', badge)],
  ['VC 1.1, eddsa-rdfc-2022', 'rdf', sign('Ed25519', 'eddsa-rdfc-2022', older)],
  ['the W3C vector of eddsa-rdfc-2022', 'rdf', read('eddsa/eddsa-rdfc-2022/signedDataInt.json')],
  ['the W3C vector of eddsa-jcs-2022', 'json', read('eddsa/eddsa-jcs-2022/signedJCS.json')],
  [
    'the W3C vector of ecdsa-rdfc-2019',
    'rdf',
    read('ecdsa/ecdsa-rdfc-2019-p256/signedECDSAP256.json'),
  ],
  [
    'the W3C vector of ecdsa-jcs-2019',
    'json',
    read('ecdsa/ecdsa-jcs-2019-p256/signedJCSECDSAP256.json'),
  ],
  ['a badge by others, VC 1.1 with a list', 'rdf', read('verifier-core/v1Revoked.json')],
  [
    'a badge by others, VC 2.0 with a list',
    'rdf',
    read('verifier-core/v2EddsaWithValidStatus.json'),
  ],
]

/** What the proof is said to bind: of the document, and of its own members. */
async function toBound({ proof, ...document }: JsonObject, form: 'rdf' | 'json') {
  const { proofValue: _, ...options } = proof as JsonObject
  if (form === 'json') return [document, options].map((it) => String(toCanonicalBytes(it)))
  const [contexts = new Map()] = await loadContextSets(document, examples)
  const config = { ...options, '@context': document['@context'] as JsonValue }
  return Promise.all([document, config].map((it) => toNQuads(it, contexts)))
}

/** What checks read of a document that passes for one; `undefined` of any other. */
function toFacts(document: JsonObject) {
  if (findUnsupported(document).length > 0) return undefined
  try {
    const { issuerId, validFrom, validUntil, achievement } = parseCredential(document)
    return { issuerId, validFrom, validUntil, achievement, status: document.credentialStatus }
  } catch (error) {
    if (error instanceof CredentialError) return undefined
    throw error
  }
}

function parse(text: string): JsonObject | undefined {
  try {
    const value = parseJson(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as JsonObject) : undefined
  } catch (error) {
    if (error instanceof JsonError) return undefined
    throw error
  }
}

const holds = async (document: JsonObject) => {
  const given = { document, proof: document.proof, now, contexts: examples }
  return (await verifyProof(given)).outcome === 'verified'
}

describe('a signature over what was changed in one place', () => {
  for (const [what, form, make] of signed) {
    it(`holds for nothing but what it binds: ${what}`, async () => {
      const original = await make()
      expect(await holds(original)).to.equal(true)
      const bound = await toBound(original, form)
      const facts = toFacts(original)
      let tried = 0
      for (const text of sampleMutants(original, 60)) {
        const document = parse(text)
        if (!document) continue
        tried++
        if (!(await holds(document))) continue
        expect(await toBound(document, form), text).to.deep.equal(bound)
        // And of what it binds nothing that decides is hidden from whoever reads the JSON.
        const read = toFacts(document)
        if (facts && read) expect(read, text).to.deep.equal(facts)
      }
      expect(tried).to.be.above(50)
    })
  }
})
