import { base58 } from '@scure/base'
import { expect } from 'chai'
import { toHex } from '../../src/base/hex.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { loadContextSets } from '../../src/proof/contexts.ts'
import { createEddsaSigner, type DocumentSigner } from '../../src/proof/createEddsaSigner.ts'
import { hashDocument, toNQuads } from '../../src/proof/hashDocument.ts'
import { signEddsaRdfc2022 } from '../../src/proof/signEddsaRdfc2022.ts'
import { verifyProof } from '../../src/proof/verifyProof.ts'
import {
  badge,
  examples,
  keyPair,
  laterBadge,
  readJson,
  readText,
  signed,
  unsigned,
} from './vectors.ts'

const now = new Date('2026-03-02T00:00:00Z')
const created = '2026-03-01T09:00:00Z'

describe('signEddsaRdfc2022', () => {
  let signer: DocumentSigner
  before(async () => {
    signer = await createEddsaSigner({ secretKeyMultibase: keyPair.privateKeyMultibase })
  })

  describe('on the W3C vector', () => {
    const vector = (file: string) => `eddsa/eddsa-rdfc-2022/${file}`

    it('gives the published canonical forms', async () => {
      const [contexts = new Map()] = await loadContextSets(unsigned, examples)
      const config = readJson(vector('proofConfigDataInt.json'))
      expect((await toNQuads(unsigned, contexts)).trim()).to.equal(
        readText(vector('canonDocDataInt.txt')),
      )
      expect((await toNQuads(config, contexts)).trim()).to.equal(
        readText(vector('proofCanonDataInt.txt')),
      )
    })

    it('gives the published hashes', async () => {
      const [contexts = new Map()] = await loadContextSets(unsigned, examples)
      const { '@context': _, ...options } = readJson(vector('proofConfigDataInt.json'))
      const hash = toHex(await hashDocument({ document: unsigned, options, contexts })).slice(2)
      expect(hash).to.equal(readText(vector('combinedHashDataInt.txt')))
      expect(hash.slice(0, 64)).to.equal(readText(vector('proofHashDataInt.txt')))
      expect(hash.slice(64)).to.equal(readText(vector('docHashDataInt.txt')))
    })

    it('gives the published signature and document', async () => {
      const published = signed.proof as JsonObject
      const result = await signEddsaRdfc2022({
        document: unsigned,
        signer,
        created: published.created as string,
        contexts: examples,
      })
      expect(result).to.deep.equal(signed)
      expect(toHex(base58.decode(result.proof.proofValue.slice(1))).slice(2)).to.equal(
        readText(vector('sigHexDataInt.txt')),
      )
    })
  })

  for (const [what, document] of Object.entries({ badge, laterBadge })) {
    it(`signs a ${what} that verifies under the newest contexts`, async () => {
      const result = await signEddsaRdfc2022({ document, signer, created: new Date(created) })
      expect(result.proof.created).to.equal(created)
      const verified = await verifyProof({ document: result, proof: result.proof, now })
      expect(verified).to.include({ outcome: 'verified', created })
      expect(verified)
        .to.have.nested.property('contexts[1].digest')
        .that.matches(/^c5e555a9/)
    })
  }

  it('leaves the document as it was', async () => {
    const before = structuredClone(badge)
    await signEddsaRdfc2022({ document: badge, signer, created })
    expect(badge).to.deep.equal(before)
  })

  const refusals: Record<string, [JsonObject, string, Date | string]> = {
    'a document with a proof': [{ ...badge, proof: [] }, 'DOCUMENT_HAS_PROOF', created],
    'an undefined term': [{ ...badge, favourite: 'soil' }, 'UNDEFINED_TERM', created],
    'an undefined type': [
      { ...badge, type: [...badge.type, 'Diploma'] },
      'UNDEFINED_TERM',
      created,
    ],
    'an identifier that is no IRI': [{ ...badge, id: '3527' }, 'CANONICALIZATION_FAILED', created],
    'an unknown context': [unsigned, 'UNKNOWN_CONTEXT', created],
    'a context inside': [
      { ...badge, credentialSubject: { '@context': 'https://a.example/' } },
      'UNKNOWN_CONTEXT',
      created,
    ],
    'a time without a zone': [badge, 'INVALID_PROOF_TIME', '2026-03-01T09:00:00'],
    'an invalid date': [badge, 'INVALID_PROOF_TIME', new Date(Number.NaN)],
  }
  for (const [what, [document, code, time]] of Object.entries(refusals)) {
    it(`refuses ${what}`, async () => {
      const error = await signEddsaRdfc2022({ document, signer, created: time }).catch((e) => e)
      expect(error).to.have.property('code', code)
    })
  }

  it('names the undefined term', async () => {
    const document = { ...badge, favourite: 'soil' }
    const error = await signEddsaRdfc2022({ document, signer, created }).catch((e) => e)
    expect(error).to.have.property('term', 'favourite')
  })

  it('refuses a signer whose signature is not by its key', async () => {
    for (const signature of [new Uint8Array(64), new Uint8Array(63)]) {
      const faulty = { ...signer, sign: async () => signature }
      const error = await signEddsaRdfc2022({ document: badge, signer: faulty, created }).catch(
        (e) => e,
      )
      expect(error).to.have.property('code', 'SIGNER_FAULT')
    }
  })
})
