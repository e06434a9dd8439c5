import { expect } from 'chai'
import { anchorCryptosuite } from '../../../src/credential/bareDocument.ts'
import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { checkFormat, tryOpen } from '../../../src/verifier/checks/checkFormat.ts'
import { badge, claims, presentation, signTexts, signToken } from '../../proof/jwt/tokens.ts'

const context = 'https://www.w3.org/ns/credentials/v2'

describe('the format of an envelope', () => {
  let token: string
  before(async () => {
    token = await signToken({ ...badge, ...claims }, { typ: 'JWT' })
  })

  const wrap = (change: JsonObject = {}) =>
    JSON.stringify({
      '@context': [context],
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/jwt,${token}`,
      ...change,
    })
  const read = (text: string) => {
    const { result, read: found } = checkFormat(tryOpen(text))
    return [result.outcome, result.code, found !== undefined]
  }
  const unsupported = ['unknown', 'FORMAT_UNSUPPORTED', false]

  it('is that of the credential in it', () => {
    expect(read(wrap())).to.deep.equal(['passed', 'FORMAT_OK', true])
    expect(read(token)).to.deep.equal(['passed', 'FORMAT_OK', true])
  })

  it('is broken where it is no envelope after all', () => {
    expect(read(wrap({ id: 'urn:example:1' }))).to.deep.equal(['failed', 'FORMAT_BAD_TOKEN', false])
  })

  it('is not judged where it says more than that, or holds something else', () => {
    expect(read(wrap({ name: 'Ada' }))).to.deep.equal(unsupported)
    expect(read(wrap({ id: `data:application/json,${token}` }))).to.deep.equal(unsupported)
    expect(read(wrap({ proof: [{ type: 'DataIntegrityProof' }] }))).to.deep.equal(unsupported)
  })

  it('is broken where its anchor proof is', () => {
    const proof = { type: 'DataIntegrityProof', cryptosuite: anchorCryptosuite, proofValue: 'u' }
    expect(read(wrap({ proof }))).to.deep.equal(['failed', 'FORMAT_BAD_ANCHOR_PROOF', false])
  })

  it('is not that of a credential where a presentation is in it', async () => {
    const shown = await signToken(presentation, { typ: 'vp+jwt' })
    expect(read(shown)).to.deep.equal(unsupported)
  })

  it('is that of the document in it, where that is none', async () => {
    const none = signTexts(JSON.stringify({ alg: 'EdDSA', typ: 'vc+jwt' }), '{"type":"Nothing"}')
    expect(read(none)).to.deep.equal(['failed', 'FORMAT_NOT_A_CREDENTIAL', false])
  })
})
