import { expect } from 'chai'
import { CredentialError } from '../../src/credential/CredentialError.ts'
import { judgeListOrigin } from '../../src/status/judgeListOrigin.ts'
import { judgeStatusEntry } from '../../src/status/judgeStatusEntry.ts'
import { type Mirror, toStatusListCredential } from '../../src/status/toStatusListCredential.ts'
import { toEntry } from './lists.ts'

const mirror: Mirror = {
  id: 'https://academy.example/status/1',
  issuerId: 'did:web:academy.example',
  purpose: 'suspension',
  indexes: [7],
  size: 300,
  validFrom: '2026-03-01T00:00:00Z',
  validUntil: '2026-03-02T00:00:00Z',
  ttl: 3_600_000,
}

describe('toStatusListCredential', () => {
  it('is the list that an entry of the batch names', () => {
    const list = toStatusListCredential(mirror)
    const entry = (index: number) => toEntry({ index, purpose: 'suspension' })
    const now = Date.UTC(2026, 2, 1)
    expect(judgeStatusEntry(entry(7), list, { now })).to.include({ outcome: 'set', value: 1 })
    expect(judgeStatusEntry(entry(8), list, { now }).outcome).to.equal('clear')
    expect(judgeStatusEntry(entry(8), list, { now: now - 1 }).code).to.equal('LIST_NOT_YET_VALID')
    expect(judgeStatusEntry(entry(8), list, { now: now + 86_400_001 }).code).to.equal(
      'LIST_EXPIRED',
    )
    expect(judgeStatusEntry(entry(8), list, { now, fetchedAt: now - 3_600_001 }).code).to.equal(
      'LIST_STALE',
    )
    const { issuerId } = mirror
    expect(judgeListOrigin({ entry: entry(7), list, issuerId })).to.equal(undefined)
  })

  it('leaves out what is not known', () => {
    const { validUntil, ttl, ...rest } = mirror
    const { credentialSubject, ...list } = toStatusListCredential(rest)
    expect(list).to.have.all.keys('@context', 'id', 'type', 'issuer', 'validFrom')
    expect(credentialSubject).to.have.all.keys('id', 'type', 'statusPurpose', 'encodedList')
  })

  it('refuses what would be no credential', () => {
    for (const change of [
      { id: 'status/1' },
      { issuerId: 'academy' },
      { validFrom: '2026-03-01' },
      { validUntil: '2026-02-28T00:00:00Z' },
    ]) {
      expect(() => toStatusListCredential({ ...mirror, ...change })).to.throw(CredentialError)
    }
    expect(() => toStatusListCredential({ ...mirror, ttl: -1 }))
      .to.throw()
      .with.property('code', 'INVALID_UINT')
    expect(() => toStatusListCredential({ ...mirror, size: 7 }))
      .to.throw()
      .with.property('code', 'STATUS_LIST_INDEX')
  })
})
