import { expect } from 'chai'
import type { FetchResource } from '../../src/base/FetchResource.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { createVerifier } from '../../src/verifier/createVerifier.ts'
import { defaultPolicy } from '../../src/verifier/Policy.ts'
import { readJson } from '../proof/vectors.ts'

/** W3C vectors without a status: one signed whole, one of which the holder shows a part. */
const whole = readJson('ecdsa/ecdsa-rdfc-2019-p256/signedECDSAP256.json')
const part = readJson('ecdsa/ecdsa-sd-2023/derivedRevealDocument.json')

const assertionKey = 'zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP'

describe('a bare document without a status', () => {
  const judge = async (document: JsonObject) => {
    const issuer = String(document.issuer)
    const pins = [{ issuer, assertionKey }]
    const policy = { ...defaultPolicy, pins }
    // The domain names no issuer on a chain.
    const fetch: FetchResource = async (url) => {
      return { url, body: new TextEncoder().encode(JSON.stringify({ id: issuer })) }
    }
    const verifier = createVerifier({
      policy,
      fetch,
      now: () => Date.parse('2025-01-01T00:00:00Z'),
    })
    const { verdict, checks } = await verifier.verify(JSON.stringify(document))
    return [verdict.lifecycle, checks.find(({ check }) => check === 'status')?.code]
  }

  it('has none where the whole of it is signed', async () => {
    expect(await judge(whole)).to.deep.equal(['current', 'STATUS_NONE'])
  })

  it('may have one that was left out where the holder chose what to show', async () => {
    expect(await judge(part)).to.deep.equal(['unknown', 'STATUS_NOT_READ'])
  })
})
