import { expect } from 'chai'
import { readStatusEntries } from '../../src/status/readStatusEntries.ts'
import {
  StatusListUrlError,
  toStatusEntries,
  toStatusListUrl,
} from '../../src/status/toStatusEntries.ts'

const base = 'https://academy.example/status/spring-2026'

describe('toStatusEntries', () => {
  it('are entries that verifiers read, for revocation and for suspension, at the index', () => {
    const entries = readStatusEntries([...toStatusEntries(base, 131_072)])
    expect(entries.map((entry) => ({ ...entry }))).to.have.length(2)
    for (const [i, purpose] of (['revocation', 'suspension'] as const).entries()) {
      expect(entries[i]).to.include({
        kind: 'bitstring',
        purpose,
        index: 131_072,
        list: toStatusListUrl(base, purpose),
      })
    }
  })
})

describe('toStatusListUrl', () => {
  it('is below the address, whether that ends with a slash or not', () => {
    const url = `${base}/revocation.json`
    for (const given of [base, `${base}/`, `${base}//`]) {
      expect(toStatusListUrl(given, 'revocation')).to.equal(url)
    }
  })

  it('refuses what nobody could fetch safely', () => {
    const odd = ['', 'status', 'http://a.example', `${base}?x`, `${base}#x`, 'https://u@a.example']
    for (const url of odd) {
      expect(() => toStatusListUrl(url, 'revocation'), url)
        .to.throw(StatusListUrlError)
        .with.property('code', 'STATUS_LIST_URL')
    }
  })
})
