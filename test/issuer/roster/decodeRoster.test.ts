import { expect } from 'chai'
import { decodeRoster, RosterEncodingError } from '../../../src/issuer/roster/decodeRoster.ts'

const text = 'name;email\nBéla;bela@x.example\n'
const little = Buffer.from(text, 'utf16le')
const big = Buffer.from(little).swap16()

describe('decodeRoster', () => {
  it('reads UTF-8, with a mark or without', () => {
    expect(decodeRoster(Buffer.from(text))).to.equal(text)
    expect(decodeRoster(Buffer.from(`\ufeff${text}`))).to.equal(text)
    expect(decodeRoster(new Uint8Array())).to.equal('')
  })

  it('refuses UTF-16, in either order, with a mark or without', () => {
    const marks = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])] as const
    for (const bytes of [
      little,
      big,
      Buffer.concat([marks[0], little]),
      Buffer.concat([marks[1], big]),
    ]) {
      expect(() => decodeRoster(bytes))
        .to.throw(RosterEncodingError)
        .with.property('code', 'ROSTER_UTF16')
    }
  })

  it('refuses what would come out as other letters', () => {
    for (const bytes of [Buffer.from(text, 'latin1'), Buffer.from([0x61, 0x80])]) {
      expect(() => decodeRoster(bytes))
        .to.throw(RosterEncodingError)
        .with.property('code', 'ROSTER_NOT_UTF8')
    }
  })
})
