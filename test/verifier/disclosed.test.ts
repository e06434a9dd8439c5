import { expect } from 'chai'
import type { FetchResource } from '../../src/base/FetchResource.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { createVerifier } from '../../src/verifier/createVerifier.ts'
import { defaultPolicy } from '../../src/verifier/Policy.ts'
import { disclose, disclosureKey, sign } from '../proof/disclosures.ts'
import { createPair, createProof, toOptions } from '../proof/signers.ts'
import { badge, readJson } from '../proof/vectors.ts'
import { bitsWith, pack, toList } from '../status/lists.ts'

/** W3C vectors without a status: one signed whole, one of which the holder shows a part. */
const whole = readJson('ecdsa/ecdsa-rdfc-2019-p256/signedECDSAP256.json')
const part = readJson('ecdsa/ecdsa-sd-2023/derivedRevealDocument.json')

const pinned = 'zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP'
const { publicKeyMultibase } = disclosureKey

async function judge(
  document: JsonObject,
  { assertionKeys = [pinned], now = '2025-01-01T00:00:00Z', lists = {} as JsonObject } = {},
) {
  const issuer = document.issuer as string | { id: string }
  const id = typeof issuer === 'string' ? issuer : issuer.id
  const pins = assertionKeys.map((assertionKey) => ({ issuer: id, assertionKey }))
  const policy = { ...defaultPolicy, pins }
  // The domain names no issuer on a chain.
  const fetch: FetchResource = async (url) => {
    return { url, body: new TextEncoder().encode(JSON.stringify(lists[url] ?? { id })) }
  }
  const verifier = createVerifier({ policy, fetch, now: () => Date.parse(now) })
  const { verdict, checks } = await verifier.verify(JSON.stringify(document))
  const codeOf = (name: string) => checks.find(({ check }) => check === name)?.code
  return [verdict.lifecycle, codeOf('status'), codeOf('validity')]
}

describe('a bare document without a status', () => {
  it('has none where the whole of it is signed', async () => {
    expect(await judge(whole)).to.deep.equal(['current', 'STATUS_NONE', 'VALIDITY_OK'])
  })

  it('may have one that was left out where the holder chose what to show', async () => {
    const expected = ['unknown', 'STATUS_NOT_SHOWN', 'VALIDITY_NOT_SHOWN']
    expect(await judge(part)).to.deep.equal(expected)
  })
})

describe('a bare document of which the holder shows a part', () => {
  const now = '2026-03-02T00:00:00Z'
  const list = toList({}, { validUntil: badge.validUntil })
  const id = String(list.id)
  const credentialStatus = {
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '7',
    statusListCredential: id,
  }
  const pair = createPair('Ed25519')
  const options = { assertionKeys: [publicKeyMultibase, pair.multikey], now }
  const shown = async (document: JsonObject, ...pointers: string[]) =>
    disclose(await sign(document, ['/issuer']), '/credentialSubject/achievement', ...pointers)

  it('may have another status than the one that is shown', async () => {
    const set = { ...credentialStatus, statusListIndex: '9' }
    const document = await shown(
      { ...badge, credentialStatus: [credentialStatus, set] },
      ...['/validFrom', '/validUntil', '/credentialStatus/0'],
    )
    expect(document.credentialStatus).to.deep.include(credentialStatus)
    const proof = await createProof(pair, list, toOptions('eddsa-rdfc-2022', pair))
    const lists = { [id]: { ...list, proof } }
    const expected = ['unknown', 'STATUS_NOT_SHOWN', 'VALIDITY_OK']
    expect(await judge(document, { ...options, lists })).to.deep.equal(expected)
  })

  it('is revoked where the status that is shown says so', async () => {
    const document = await shown({ ...badge, credentialStatus }, '/validUntil', '/credentialStatus')
    const subject = { encodedList: pack(bitsWith([7])) }
    const revoked = toList(subject, { validUntil: badge.validUntil })
    const proof = await createProof(pair, revoked, toOptions('eddsa-rdfc-2022', pair))
    const [lifecycle] = await judge(document, {
      ...options,
      lists: { [id]: { ...revoked, proof } },
    })
    expect(lifecycle).to.equal('revoked')
  })

  for (const left of ['/validUntil', '/validFrom']) {
    it(`is good for an unknown time without ${left}`, async () => {
      const ends = ['/validFrom', '/validUntil'].filter((pointer) => pointer !== left)
      const [lifecycle, , validity] = await judge(await shown(badge, ...ends), options)
      expect([lifecycle, validity]).to.deep.equal(['unknown', 'VALIDITY_NOT_SHOWN'])
    })
  }

  it('has expired where its end is shown, and not its beginning', async () => {
    const document = await shown(badge, '/validUntil')
    const [lifecycle] = await judge(document, { ...options, now: '2032-01-01T00:00:00Z' })
    expect(lifecycle).to.equal('expired')
  })

  it('tells nothing as a status list, whose end may be what is not shown', async () => {
    const document = { ...badge, credentialStatus }
    const proof = await createProof(pair, document, toOptions('eddsa-rdfc-2022', pair))
    const lists = { [id]: await disclose(await sign(list, ['/issuer']), '/credentialSubject') }
    const [lifecycle, status] = await judge({ ...document, proof }, { ...options, lists })
    expect([lifecycle, status]).to.deep.equal(['unknown', 'STATUS_LIST_UNCONFIRMED'])
  })
})
