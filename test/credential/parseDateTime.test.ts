import { expect } from 'chai'
import { parseDateTime } from '../../src/credential/parseDateTime.ts'
import { fc } from '../support/fastCheck.ts'

describe('parseDateTime', () => {
  const good = {
    '1970-01-01T00:00:00Z': 0,
    '2026-03-01T09:00:00+01:00': Date.UTC(2026, 2, 1, 8),
    '2026-03-01T09:00:00-01:30': Date.UTC(2026, 2, 1, 10, 30),
    '2026-03-01T00:00:00+14:00': Date.UTC(2026, 1, 28, 10),
    '2026-03-01T00:00:00-14:00': Date.UTC(2026, 2, 1, 14),
    '2026-03-01T00:00:00+13:59': Date.UTC(2026, 1, 28, 10, 1),
    '2026-03-01T00:00:00-00:00': Date.UTC(2026, 2, 1),
    '2024-02-29T12:00:00Z': Date.UTC(2024, 1, 29, 12),
    '2000-02-29T12:00:00Z': Date.UTC(2000, 1, 29, 12),
    '2026-01-31T23:59:59Z': Date.UTC(2026, 0, 31, 23, 59, 59),
    '2026-12-31T24:00:00Z': Date.UTC(2027, 0, 1),
    '2026-12-31T24:00:00.000Z': Date.UTC(2027, 0, 1),
    '2026-01-01T00:00:00.5Z': Date.UTC(2026, 0, 1, 0, 0, 0, 500),
    '2026-01-01T00:00:00.123Z': Date.UTC(2026, 0, 1, 0, 0, 0, 123),
    '2026-01-01T00:00:00.1239999999999Z': Date.UTC(2026, 0, 1, 0, 0, 0, 123),
    '0099-01-01T00:00:00Z': Date.parse('0099-01-01T00:00:00Z'),
    '9999-12-31T23:59:59.999Z': Date.UTC(9999, 11, 31, 23, 59, 59, 999),
  }
  for (const [text, time] of Object.entries(good)) {
    it(`reads ${text}`, () => {
      expect(parseDateTime(text)).to.equal(time)
    })
  }

  const bad = [
    '',
    '2026-03-01',
    '2026-03-01T09:00:00',
    '2026-03-01T09:00Z',
    '2026-03-01 09:00:00Z',
    '2026-03-01t09:00:00z',
    '2026-03-01T09:00:00z',
    '2026-3-1T09:00:00Z',
    '26-03-01T09:00:00Z',
    '12026-03-01T09:00:00Z',
    '-2026-03-01T09:00:00Z',
    '+002026-03-01T09:00:00Z',
    '2026-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-01-32T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-01T24:00:01Z',
    '2026-01-01T24:01:00Z',
    '2026-01-01T24:00:00.001Z',
    '2026-01-01T25:00:00Z',
    '2026-01-01T00:60:00Z',
    '2016-12-31T23:59:60Z',
    '2026-01-01T00:00:00.Z',
    '2026-01-01T00:00:00,5Z',
    '2026-01-01T00:00:00+14:01',
    '2026-01-01T00:00:00-15:00',
    '2026-01-01T00:00:00+01:60',
    '2026-01-01T00:00:00+0100',
    '2026-01-01T00:00:00+1',
    '2026-01-01T00:00:00Z ',
    '2026-01-01T00:00:00Z\n',
    ' 2026-01-01T00:00:00Z',
    '２０２６-01-01T00:00:00Z',
  ]
  for (const text of bad) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      expect(parseDateTime(text)).to.equal(undefined)
    })
  }

  it('reads what Date writes', () => {
    const date = fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(date, (it) => {
        expect(parseDateTime(it.toISOString())).to.equal(it.getTime())
      }),
    )
  })

  it('moves by the zone', () => {
    fc.assert(
      fc.property(fc.nat(13), fc.nat(59), fc.constantFrom('+', '-'), (hours, minutes, sign) => {
        const zone = `${sign}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
        const text = `2026-06-15T12:34:56${zone}`
        expect(parseDateTime(text)).to.equal(Date.parse(text))
      }),
    )
  })
})
