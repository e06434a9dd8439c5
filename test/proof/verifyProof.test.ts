import { ed25519 } from '@noble/curves/ed25519'
import { base58 } from '@scure/base'
import { expect } from 'chai'
import { toMultikey } from '../../src/base/multikey.ts'
import type { ResolveKey } from '../../src/base/ResolveKey.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { loadContextSets } from '../../src/proof/contexts.ts'
import { createEddsaSigner, type DocumentSigner } from '../../src/proof/createEddsaSigner.ts'
import { hashDocument } from '../../src/proof/hashDocument.ts'
import { signEddsaRdfc2022 } from '../../src/proof/signEddsaRdfc2022.ts'
import { verifyProof } from '../../src/proof/verifyProof.ts'
import { badge, examples, mutations, readJson, signed } from './vectors.ts'

const now = new Date('2026-03-02T00:00:00Z')
const created = '2026-03-01T09:00:00Z'

describe('verifyProof', () => {
  let signer: DocumentSigner
  let document: JsonObject
  let proof: JsonObject
  before(async () => {
    signer = await createEddsaSigner({ seed: new Uint8Array(32).fill(7) })
    const result = await signEddsaRdfc2022({ document: badge, signer, created })
    document = badge
    proof = result.proof
  })

  /** Signs any proof options, as a signer without scruples would. */
  async function sign(options: JsonObject): Promise<JsonObject> {
    const [contexts = new Map()] = await loadContextSets(document)
    const signature = await signer.sign(await hashDocument({ document, options, contexts }))
    return { ...options, proofValue: `z${base58.encode(signature)}` }
  }

  async function codeOf(changed: unknown, resolveKey?: ResolveKey): Promise<string> {
    const options = resolveKey ? { resolveKey } : {}
    const given = changed as JsonObject
    const result = await verifyProof({ document, proof: given, now, ...options })
    return 'code' in result ? `${result.outcome} ${result.code}` : result.outcome
  }

  it('verifies the W3C vector', async () => {
    const given = { document: signed, proof: signed.proof, now, contexts: examples }
    const { verificationMethod } = signed.proof as JsonObject
    expect(await verifyProof(given)).to.deep.include({
      outcome: 'verified',
      publicKeyMultibase: 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2',
      verificationMethod,
      created: '2023-02-24T23:36:38Z',
    })
  })

  it('does not know the context of the W3C vector by itself', async () => {
    const result = await verifyProof({ document: signed, proof: signed.proof, now })
    expect(result).to.include({ outcome: 'unknown', code: 'UNKNOWN_CONTEXT' })
  })

  describe('on the sample of 1EdTech, whose key stands in a URL', () => {
    const sample = readJson('openbadges/simple.json')
    const [samples] = [sample.proof as readonly JsonObject[]]
    const given = { document: sample, proof: samples[0], now }

    it('does not take the fragment for the key', async () => {
      expect(await verifyProof(given)).to.include({
        outcome: 'unknown',
        code: 'VERIFICATION_METHOD_UNRESOLVED',
      })
    })

    it('verifies with the key that somebody vouches for', async () => {
      const resolveKey = (url: string) => ({ multikey: url.split('#')[1] as string })
      expect(await verifyProof({ ...given, resolveKey })).to.include({
        outcome: 'verified',
      })
    })
  })

  it('verifies a proof with an id', async () => {
    const { proofValue: _, ...options } = proof
    expect(await codeOf(await sign({ ...options, id: 'urn:uuid:1' }))).to.equal('verified')
  })

  it('verifies a proof that repeats the contexts, and one without a time', async () => {
    expect(await codeOf({ ...proof, '@context': badge['@context'] })).to.equal('verified')
    const { proofValue: _, created: __, ...options } = proof
    expect(await codeOf(await sign(options))).to.equal('verified')
  })

  it('does not verify with any character of the signature changed', async () => {
    const text = proof.proofValue as string
    for (let i = 0; i < text.length; i++) {
      const other = text[i] === '2' ? '3' : '2'
      const changed = { ...proof, proofValue: text.slice(0, i) + other + text.slice(i + 1) }
      expect(await codeOf(changed), `character ${i}`).to.match(/^failed/)
    }
  }).timeout(60_000)

  it('does not verify with any leaf of the document changed', async () => {
    for (const { at, value } of mutations(badge)) {
      const result = await verifyProof({ document: value as JsonObject, proof, now })
      expect(result.outcome, at).not.to.equal('verified')
    }
  }).timeout(60_000)

  it('does not verify with any leaf of the proof changed', async () => {
    for (const { at, value } of mutations(proof)) {
      expect(await codeOf(value), at).not.to.equal('verified')
    }
  })

  it('does not verify with a leaf removed', async () => {
    const { name: _, ...shorter } = badge
    const result = await verifyProof({ document: shorter, proof, now })
    expect(result).to.include({ outcome: 'failed', code: 'SIGNATURE_INVALID' })
  })

  const faults: Record<string, [unknown, string]> = {
    'no proof': [undefined, 'failed PROOF_MALFORMED'],
    'a list of proofs': [[{}], 'failed PROOF_MALFORMED'],
    'an unknown cryptosuite': [{ cryptosuite: 'bbs-2023' }, 'unknown PROOF_NOT_SUPPORTED'],
    'no cryptosuite': [{ cryptosuite: undefined }, 'unknown PROOF_NOT_SUPPORTED'],
    'an unknown type': [{ type: 'Ed25519Signature2018' }, 'unknown PROOF_NOT_SUPPORTED'],
    'an older type with a cryptosuite': [
      { type: 'Ed25519Signature2020' },
      'unknown PROOF_NOT_SUPPORTED',
    ],
    'an older type without its context': [
      { type: 'Ed25519Signature2020', cryptosuite: undefined },
      'unknown PROOF_NOT_SUPPORTED',
    ],
    'a member that objects inherit': [{ toString: 'x' }, 'unknown PROOF_NOT_SUPPORTED'],
    'an audience': [{ domain: 'a.example' }, 'unknown PROOF_NOT_SUPPORTED'],
    'a challenge': [{ challenge: 'abc' }, 'unknown PROOF_NOT_SUPPORTED'],
    'a chain': [{ previousProof: 'urn:uuid:1' }, 'unknown PROOF_NOT_SUPPORTED'],
    'contexts of its own': [
      { '@context': ['https://www.w3.org/ns/credentials/v2'] },
      'unknown PROOF_NOT_SUPPORTED',
    ],
    'another purpose': [{ proofPurpose: 'authentication' }, 'failed PROOF_PURPOSE'],
    'a purpose in a list': [{ proofPurpose: ['assertionMethod'] }, 'failed PROOF_PURPOSE'],
    'a date without a time': [{ created: '2026-03-01' }, 'failed PROOF_MALFORMED'],
    'a time in a list': [{ created: [created] }, 'failed PROOF_MALFORMED'],
    'another time': [{ created: '2026-03-01T09:00:01Z' }, 'failed SIGNATURE_INVALID'],
    'an end that is no time': [{ expires: 'soon' }, 'failed PROOF_MALFORMED'],
    'an id that is no text': [{ id: 1 }, 'failed PROOF_MALFORMED'],
    'an embedded key': [{ verificationMethod: { id: 'did:key:z' } }, 'failed PROOF_MALFORMED'],
    'no signature': [{ proofValue: null }, 'failed PROOF_MALFORMED'],
    'a signature in a list': [{ proofValue: [`z${'2'.repeat(87)}`] }, 'failed PROOF_MALFORMED'],
    'a short signature': [{ proofValue: `z${'2'.repeat(70)}` }, 'failed PROOF_MALFORMED'],
    'a signature in base64url': [{ proofValue: `u${'2'.repeat(86)}` }, 'failed PROOF_MALFORMED'],
  }
  for (const [what, [change, code]] of Object.entries(faults)) {
    it(`does not verify ${what}`, async () => {
      const isWhole = change === undefined || Array.isArray(change)
      const members = Object.entries({ ...proof, ...(change as object) })
      const changed = Object.fromEntries(members.filter(([, value]) => value !== undefined))
      expect(await codeOf(isWhole ? change : changed)).to.equal(code)
    })
  }

  it('respects the end of a proof', async () => {
    const { proofValue: _, ...options } = proof
    const ends = async (expires: string) => codeOf(await sign({ ...options, expires }))
    expect(await ends('2026-03-02T00:00:01Z')).to.equal('verified')
    expect(await ends('2026-03-02T00:00:00Z')).to.equal('failed PROOF_EXPIRED')
  })

  it('does not verify a second form of a signature: s at or above the order', async () => {
    const bytes = base58.decode((proof.proofValue as string).slice(1))
    const s = [...bytes.slice(32)].reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n)
    const malleable = bytes.slice()
    for (let i = 0, rest = s + ed25519.CURVE.n; i < 32; i++, rest >>= 8n) {
      malleable[32 + i] = Number(rest & 0xffn)
    }
    const proofValue = `z${base58.encode(malleable)}`
    expect(await codeOf({ ...proof, proofValue })).to.equal('failed SIGNATURE_INVALID')
  })

  it('does not verify with a key of small order, under which any document would be signed', async () => {
    const identity = new Uint8Array(32)
    identity[0] = 1
    const key = toMultikey(identity)
    const changed = {
      ...proof,
      verificationMethod: `did:key:${key}#${key}`,
      proofValue: `z${base58.encode(new Uint8Array([...identity, ...new Uint8Array(32)]))}`,
    }
    expect(await codeOf(changed)).to.equal('failed SIGNATURE_INVALID')
  })

  it('fails where one text of a context was enough to check it', async () => {
    const later = { ...badge, inLanguage: 'en' }
    const { proof } = await signEddsaRdfc2022({ document: later, signer, created })
    expect(await verifyProof({ document: later, proof, now })).to.include({ outcome: 'verified' })
    const changed = { ...later, inLanguage: 'fr' }
    expect(await verifyProof({ document: changed, proof, now })).to.include({
      outcome: 'failed',
      code: 'SIGNATURE_INVALID',
    })
  })

  it('does not judge a term that no text of its contexts defines', async () => {
    const given = { document: { ...badge, favourite: 'soil' }, proof, now }
    expect(await verifyProof(given)).to.include({
      outcome: 'unknown',
      code: 'UNDEFINED_TERM',
    })
  })

  it('gives up on a graph made to take time', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `_:n${i}`)
    const node = (id: string) => ({ id, type: ['Achievement'] })
    const achievement = names.map((id) => ({
      ...node(id),
      related: names.filter((name) => name !== id).map(node),
    }))
    const knot = { ...badge, credentialSubject: { type: ['AchievementSubject'], achievement } }
    const result = await verifyProof({ document: knot, proof, now })
    expect(result).to.include({ outcome: 'unknown', code: 'CANONICALIZATION_FAILED' })
  })
})
