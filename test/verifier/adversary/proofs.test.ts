import { expect } from 'chai'
import type { JsonObject, JsonValue } from '../../../src/credential/parseJson.ts'
import { createEddsaSigner, type DocumentSigner } from '../../../src/proof/createEddsaSigner.ts'
import { signEddsaRdfc2022 } from '../../../src/proof/signEddsaRdfc2022.ts'
import { createVerifier } from '../../../src/verifier/createVerifier.ts'
import { defaultPolicy, type Policy } from '../../../src/verifier/Policy.ts'
import { template } from '../../support/academy.ts'
import { from } from '../../support/cases/Case.ts'

const { id } = template.issuer
const now = Date.parse('2024-06-01T00:00:00Z')
const signerOf = (seed: number, verificationMethod?: string) =>
  createEddsaSigner({
    seed: new Uint8Array(32).fill(seed),
    ...(verificationMethod !== undefined && { verificationMethod }),
  })

/** A badge of the academy, and what its own key and that of a thief make of it. */
describe('the proofs of a bare document', () => {
  let academy: DocumentSigner
  let thief: DocumentSigner
  let policy: Policy
  let good: JsonObject
  let byThief: JsonObject
  const sign = async (signer: DocumentSigner, document = from(id)) => {
    const created = new Date('2024-01-02T00:00:00Z')
    return (await signEddsaRdfc2022({ document, signer, created })).proof as JsonObject
  }
  before(async () => {
    academy = await signerOf(3)
    thief = await signerOf(4)
    const pins = [{ issuer: id, assertionKey: academy.publicKeyMultibase }]
    policy = { ...defaultPolicy, pins, anchor: 'optional' }
    good = await sign(academy)
    byThief = await sign(thief)
  })

  const judge = async (proof: JsonValue, document: JsonObject = from(id)) => {
    const text = JSON.stringify({ ...document, proof })
    const { verdict, checks } = await createVerifier({ policy, now: () => now }).verify(text)
    const code = (name: string) => checks.find(({ check }) => check === name)?.code
    return [verdict.authenticity, code('signature'), code('identity')]
  }
  const valid = ['valid', 'SIGNATURE_OK', 'IDENTITY_PINNED']
  const broken = ['invalid', 'SIGNATURE_BROKEN']
  const open = ['indeterminate', 'SIGNATURE_UNKNOWN', 'IDENTITY_NO_ANCHOR']

  it('are valid by the key that is pinned, alone or beside others that hold', async () => {
    for (const proof of [good, [good], [good, byThief], [byThief, good], [good, good]]) {
      expect(await judge(proof)).to.deep.equal(valid)
    }
  })

  it('are not valid by the key of a thief alone, whatever it is called', async () => {
    const names = [undefined, `${id}#key-1`, `${id}#${thief.publicKeyMultibase}`, `${id}#`]
    for (const name of names) {
      const [authenticity] = await judge(await sign(await signerOf(4, name)))
      expect(authenticity, name ?? 'did:key').to.equal('indeterminate')
    }
  })

  it('are not valid where one does not hold, first or last', async () => {
    const bad = { ...good, proofValue: byThief.proofValue as string }
    for (const proof of [[bad, good], [good, bad], [bad], [byThief, bad, good]]) {
      expect((await judge(proof)).slice(0, 2)).to.deep.equal(broken)
    }
  })

  const other = { type: 'DataIntegrityProof', cryptosuite: 'other-2030', proofValue: 'zX' }
  it('pass over one that nobody knows beside one that holds, and not alone', async () => {
    for (const proof of [
      [other, good],
      [good, other],
    ]) {
      expect(await judge(proof)).to.deep.equal(valid)
    }
    expect(await judge(other)).to.deep.equal(open)
    expect((await judge([other, byThief]))[0]).to.equal('indeterminate')
  })

  const changes: readonly JsonObject[] = [
    { created: '2024-01-02T00:00:01Z' },
    { created: '2024-01-02T01:00:00+01:00' },
    { created: '2024-01-02' },
    { created: ['2024-01-02T00:00:00Z'] },
    { expires: '2099-01-01T00:00:00Z' },
    { proofPurpose: 'authentication' },
    { proofPurpose: 'assertionMethod ' },
    { proofPurpose: ['assertionMethod'] },
    { id: 'urn:x' },
    { cryptosuite: 'eddsa-jcs-2022' },
  ]
  for (const change of changes) {
    it(`are invalid with ${JSON.stringify(change)} that nobody signed`, async () => {
      expect((await judge({ ...good, ...change })).slice(0, 2)).to.deep.equal(broken)
    })
  }

  const strange: readonly JsonObject[] = [
    { previousProof: 'urn:x' },
    { nonce: 'x' },
    { challenge: 'x' },
    { domain: 'academy.example' },
    { cryptosuite: 'EDDSA-RDFC-2022' },
    { cryptosuite: ['eddsa-rdfc-2022'] },
    { type: 'Other' },
    { type: ['DataIntegrityProof'] },
  ]
  for (const change of strange) {
    it(`are not judged with ${JSON.stringify(change)}`, async () => {
      expect(await judge({ ...good, ...change })).to.deep.equal(open)
    })
  }

  const values: Readonly<Record<string, (value: string) => JsonValue>> = {
    'in another base': (value) => `u${value.slice(1)}`,
    'with a digit more': (value) => `${value}1`,
    'with a zero before it': (value) => `z1${value.slice(1)}`,
    'with a space': (value) => `${value} `,
    'that is empty': () => '',
    'that is null': () => null,
    'of a million digits': () => `z${'2'.repeat(900_000)}`,
  }
  for (const [what, change] of Object.entries(values)) {
    it(`are invalid with a value ${what}`, async () => {
      const proofValue = change(good.proofValue as string)
      expect((await judge({ ...good, proofValue })).slice(0, 2)).to.deep.equal(broken)
    })
  }

  it('are invalid on another document', async () => {
    const document = { ...from(id), validUntil: '2099-01-01T00:00:00Z' }
    expect((await judge(good, document)).slice(0, 2)).to.deep.equal(broken)
  })

  it('are not valid under the name of another issuer', async () => {
    const document = from('did:web:ac\u0430demy.example')
    expect((await judge(good, document)).slice(0, 2)).to.deep.equal(broken)
    const [authenticity] = await judge(await sign(academy, document), document)
    expect(authenticity).to.equal('indeterminate')
  })
})
