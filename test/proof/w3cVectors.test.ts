import { base58 } from '@scure/base'
import { expect } from 'chai'
import { parseTypedMultikey } from '../../src/base/multikey.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { toCanonicalBytes } from '../../src/credential/toCanonicalBytes.ts'
import { loadContextSets } from '../../src/proof/contexts.ts'
import { decodeDisclosedProof } from '../../src/proof/disclosedProof.ts'
import { hashDocument, toNQuads } from '../../src/proof/hashDocument.ts'
import { hashJsonDocument } from '../../src/proof/hashJsonDocument.ts'
import { keyHash } from '../../src/proof/keyHash.ts'
import { verifyDisclosedProof } from '../../src/proof/verifyDisclosedProof.ts'
import { verifyProof } from '../../src/proof/verifyProof.ts'
import { verifySignature } from '../../src/proof/verifySignature.ts'
import { examples, readJson, readText } from './vectors.ts'

const now = new Date('2026-03-02T00:00:00Z')
const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const toText = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

function split(document: JsonObject) {
  const { proof, ...unsecured } = document
  const { proofValue, ...options } = proof as JsonObject
  const multikey = String(options.verificationMethod).split('#')[1] as string
  return { unsecured, options, proofValue: String(proofValue), key: parseTypedMultikey(multikey) }
}

// The suite, its folder, and how its files are called.
const vectors = [
  ['eddsa-rdfc-2022', 'eddsa/eddsa-rdfc-2022', 'DataInt', 'rdf'],
  ['eddsa-jcs-2022', 'eddsa/eddsa-jcs-2022', 'JCS', 'json'],
  ['ecdsa-rdfc-2019', 'ecdsa/ecdsa-rdfc-2019-p256', 'ECDSAP256', 'rdf'],
  ['ecdsa-jcs-2019', 'ecdsa/ecdsa-jcs-2019-p256', 'JCSECDSAP256', 'json'],
] as const

for (const [suite, folder, name, form] of vectors) {
  describe(`the W3C vector of ${suite}`, () => {
    const file = (what: string) => readText(`${folder}/${what}${name}.txt`)
    const document = readJson(`${folder}/signed${name}.json`)
    const { unsecured, options, proofValue, key } = split(document)
    const config = readJson(`${folder}/proofConfig${name}.json`)

    it('has the published canonical forms', async () => {
      const [contexts = new Map()] = await loadContextSets(unsecured, examples)
      const canonize = async (value: JsonObject) =>
        form === 'json' ? toText(toCanonicalBytes(value)) : (await toNQuads(value, contexts)).trim()
      expect(await canonize(unsecured)).to.equal(file('canonDoc'))
      expect(await canonize(config)).to.equal(file('proofCanon'))
    })

    it('has the published hashes and signature', async () => {
      const [contexts = new Map()] = await loadContextSets(unsecured, examples)
      const hash = keyHash[key.type]
      const data =
        form === 'json'
          ? hashJsonDocument({ document: unsecured, options, hash })
          : await hashDocument({ document: unsecured, options, contexts, hash })
      expect(toHex(data)).to.equal(file('combinedHash'))
      expect(toHex(data.slice(0, 32))).to.equal(file('proofHash'))
      expect(toHex(data.slice(32))).to.equal(file('docHash'))

      const signature = base58.decode(proofValue.slice(1))
      expect(toHex(signature)).to.equal(file('sigHex'))
      expect(await verifySignature({ key, signature, data })).to.equal(true)
    })

    it('verifies', async () => {
      const given = { document, proof: document.proof, now, contexts: examples }
      const result = await verifyProof(given)
      expect(result).to.include({ outcome: 'verified', cryptosuite: suite })
      expect(result)
        .to.have.property('contexts')
        .with.length(form === 'json' ? 0 : 2)
    })
  })
}

describe('the W3C vectors of P-384', () => {
  it('verifies over canonical JSON', async () => {
    const document = readJson('ecdsa/ecdsa-jcs-2019-p384/signedJCSECDSAP384.json')
    const result = await verifyProof({ document, proof: document.proof, now })
    expect(result).to.include({ outcome: 'verified', cryptosuite: 'ecdsa-jcs-2019' })
  })

  it('has the published hash of the document as RDF', async () => {
    const unsecured = readJson('ecdsa/unsigned.json')
    const [contexts = new Map()] = await loadContextSets(unsecured, examples)
    const hash = keyHash['P-384']
    const nQuads = await toNQuads(unsecured, contexts, hash)
    const published = readText('ecdsa/ecdsa-rdfc-2019-p384/combinedHashECDSAP384.txt')
    expect(toHex(hash(new TextEncoder().encode(nQuads)))).to.equal(published.slice(96))
  })
})

describe('the W3C vector of ecdsa-sd-2023', () => {
  const document = readJson('ecdsa/ecdsa-sd-2023/derivedRevealDocument.json')
  const { unsecured, options, proofValue, key } = split(document)

  it('holds', async () => {
    const disclosed = decodeDisclosedProof(proofValue)
    if (typeof disclosed === 'string') throw new Error(disclosed)
    const [contexts = new Map()] = await loadContextSets({
      '@context': ['https://www.w3.org/ns/credentials/v2'],
    })
    const given = { document: unsecured, options, proofValue, disclosed, key, contexts }
    expect(await verifyDisclosedProof(given)).to.equal(true)
    const changed = { ...unsecured, issuer: 'https://vc.example/other' }
    expect(await verifyDisclosedProof({ ...given, document: changed })).to.equal(false)
  })

  it('is not judged with its context inside of the document', async () => {
    const result = await verifyProof({ document, proof: document.proof, now })
    expect(result).to.include({ outcome: 'unknown', code: 'UNKNOWN_CONTEXT' })
  })
})
