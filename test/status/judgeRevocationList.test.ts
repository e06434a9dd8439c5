import { expect } from 'chai'
import type { JsonValue } from '../../src/credential/parseJson.ts'
import { judgeStatusEntry } from '../../src/status/judgeStatusEntry.ts'

const entry = {
  kind: 'revocation-list',
  type: '1EdTechRevocationList',
  purpose: 'revocation',
  list: 'https://academy.example/revoked',
} as const

const id = 'urn:uuid:1'

function judge(revokedCredentials: JsonValue, credentialId: string | undefined = id) {
  const list = { id: entry.list, issuer: 'did:web:academy.example', revokedCredentials }
  return judgeStatusEntry(entry, list, { now: 0, ...(credentialId && { credentialId }) })
}

describe('judgeRevocationList', () => {
  it('knows whom the list names', () => {
    expect(judge([{ id: 'urn:uuid:2' }, { id }])).to.include({
      outcome: 'set',
      purpose: 'revocation',
      value: 1,
    })
    expect(judge([{ id }])).not.to.have.property('message')
    const listed = { id, revoked: true, revocationReason: 'Issued in error' }
    expect(judge([listed])).to.include({ outcome: 'set', message: 'Issued in error' })
  })

  it('knows whom it does not name', () => {
    for (const revoked of [
      [],
      [{ id: 'urn:uuid:2' }],
      [{ id: `${id}0` }],
      [{ id, revoked: false }],
    ]) {
      expect(judge(revoked)).to.include({ outcome: 'clear', value: 0 })
    }
  })

  it('takes no list for a short one', () => {
    expect(judge([{ id }])).to.include({ short: false })
    expect(judge([])).to.include({ short: false })
  })

  it('lets no later entry take one back', () => {
    const twice = [{ id, revoked: false }, { id }, { id, revoked: false }]
    expect(judge(twice).outcome).to.equal('set')
  })

  it('does not know a credential without an id', () => {
    expect(judge([{ id }], '')).to.include({ outcome: 'unknown', code: 'LIST_NO_CREDENTIAL_ID' })
  })

  it('refuses what is no list', () => {
    const lists: readonly JsonValue[] = [
      {},
      [],
      null,
      'revoked',
      { revokedCredentials: { id } },
      { revokedCredentials: [id] },
      { revokedCredentials: [{ id, revoked: 'false' }] },
      { revokedCredentials: [{ revoked: true }] },
    ]
    for (const list of lists) {
      expect(judgeStatusEntry(entry, list, { now: 0, credentialId: id })).to.include({
        outcome: 'failed',
        code: 'LIST_MALFORMED',
      })
    }
  })
})
