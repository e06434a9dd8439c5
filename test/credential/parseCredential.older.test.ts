import { expect } from 'chai'
import type { CredentialError } from '../../src/credential/CredentialError.ts'
import { parseCredential } from '../../src/credential/parseCredential.ts'
import type { JsonValue } from '../../src/credential/parseJson.ts'
import { badge, leastCredential, withMember } from './samples.ts'

function pointersOf(document: JsonValue): readonly string[] {
  try {
    parseCredential(document)
  } catch (error) {
    return (error as CredentialError).faults.map(({ pointer }) => pointer)
  }
  return []
}

describe('parseCredential, of VC Data Model 1.1', () => {
  const { validFrom: _, ...rest } = leastCredential
  const older = {
    ...rest,
    '@context': ['https://www.w3.org/2018/credentials/v1'],
    issuanceDate: '2020-01-01T00:00:00Z',
  }

  it('reads its dates by their names', () => {
    const credential = parseCredential({ ...older, expirationDate: '2021-01-01T00:00:00Z' })
    expect(credential.validFrom).to.equal(Date.UTC(2020, 0, 1))
    expect(credential.validUntil).to.equal(Date.UTC(2021, 0, 1))
  })

  it('heeds an end by its newer name', () => {
    const credential = parseCredential({ ...older, validUntil: '2021-01-01T00:00:00Z' })
    expect(credential.validUntil).to.equal(Date.UTC(2021, 0, 1))
  })

  it('heeds both names where both are there: neither hides the other', () => {
    const [early, late] = ['2021-01-01T00:00:00Z', '2031-01-01T00:00:00Z']
    const until = (expirationDate: string, validUntil: string) =>
      parseCredential({ ...older, expirationDate, validUntil }).validUntil
    expect([until(late, early), until(early, late)]).to.deep.equal([
      Date.UTC(2021, 0, 1),
      Date.UTC(2021, 0, 1),
    ])
    const from = (validFrom: string) => parseCredential({ ...older, validFrom }).validFrom
    expect(from(early)).to.equal(Date.UTC(2021, 0, 1))
    expect(from('2001-01-01T00:00:00Z')).to.equal(Date.UTC(2020, 0, 1))
    expect(pointersOf({ ...older, validFrom: '2021' })).to.deep.equal(['/validFrom'])
  })

  it('refuses one without a date, and one that ends before it begins', () => {
    expect(pointersOf(withMember(older, '/issuanceDate', undefined))).to.deep.equal([
      '/issuanceDate',
    ])
    const ended = { ...older, expirationDate: '2019-01-01T00:00:00Z' }
    expect(pointersOf(ended)).to.deep.equal(['/expirationDate'])
  })

  it('takes badges with the contexts of their time', () => {
    const { validFrom, ...badgeOf11 } = badge
    const contexts = ['https://www.w3.org/2018/credentials/v1']
    for (const version of ['3.0.1', '3.0.2', '3.0.3']) {
      const context = `https://purl.imsglobal.org/spec/ob/v3p0/context-${version}.json`
      const document = {
        ...badgeOf11,
        '@context': [...contexts, context],
        issuanceDate: validFrom as string,
      }
      expect(parseCredential(document).achievement?.name).to.equal('Teamwork')
    }
  })
})
