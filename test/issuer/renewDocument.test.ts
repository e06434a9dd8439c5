import { expect } from 'chai'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { RenewalError, renewDocument } from '../../src/issuer/renewDocument.ts'
import { buildBadge } from '../support/academy.ts'

const { validFrom: _, validUntil: __, ...rest } = buildBadge('Ada')
const old: JsonObject = {
  ...rest,
  validFrom: '2024-03-01T00:00:00Z',
  validUntil: '2026-03-01T00:00:00Z',
}
const id = 'urn:uuid:7a1c1d1e-0f6b-4a52-9a53-6f0c8e1d2b3c'
const validFrom = '2026-02-01T00:00:00Z'
const renew = (document: JsonObject, months?: number) =>
  renewDocument(document, { id, validFrom, months })

describe('renewDocument', () => {
  it('says the same for another time, which is as long', () => {
    expect(renew(old)).to.deep.equal({ ...old, id, validFrom, validUntil: '2028-02-01T00:00:00Z' })
  })

  it('is good for as many months as asked, with an end or without one before', () => {
    const { validUntil: _, ...endless } = old
    expect(renew(old, 1).validUntil).to.equal('2026-03-01T00:00:00Z')
    expect(renew(endless, 12).validUntil).to.equal('2027-02-01T00:00:00Z')
    expect(renew(endless)).to.not.have.property('validUntil')
  })

  it('leaves out what belongs to the old one alone', () => {
    const worn = { ...old, proof: [{ type: 'x' }], credentialStatus: [{ type: 'y' }] }
    expect(renew(worn)).to.deep.equal(renew(old))
    expect(worn).to.have.property('proof')
  })

  it('refuses a time that is none, and to guess how long the old one was good', () => {
    const { validFrom: _, ...undated } = old
    const backwards = { ...old, validUntil: '2024-03-01T00:00:00Z' }
    for (const work of [
      () => renewDocument(old, { id, validFrom: 'soon' }),
      () => renew(undated),
      () => renew({ ...old, validUntil: 7 }),
      () => renew(backwards),
    ]) {
      expect(work).to.throw(RenewalError).with.property('code', 'RENEWAL_TIME')
    }
    expect(renew(undated, 1).validUntil).to.equal('2026-03-01T00:00:00Z')
  })
})
