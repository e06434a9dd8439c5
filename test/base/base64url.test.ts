import { expect } from 'chai'
import { decodeBase64url, encodeBase64url } from '../../src/base/base64url.ts'
import { fc } from '../support/fastCheck.ts'

describe('base64url', () => {
  it('is what Node writes, and is read again', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = Buffer.from(bytes).toString('base64url')
        expect(encodeBase64url(bytes)).to.equal(text)
        expect(decodeBase64url(text)).to.deep.equal(bytes)
      }),
    )
  })

  it('is read in one form only', () => {
    for (const text of ['A', 'AA=', 'AA==', 'AB', 'AAB', '+A', '/w', ' AA', 'AA\n', 'A A', 'ÄA']) {
      expect(decodeBase64url(text), text).to.equal(undefined)
    }
  })

  it('is one text for one array', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const bytes = decodeBase64url(text)
        if (bytes) expect(encodeBase64url(bytes)).to.equal(text)
      }),
    )
  })
})

describe('base64url without Node', () => {
  it('is the same', async () => {
    const { getBuiltinModule } = process
    try {
      process.getBuiltinModule = (() => undefined) as never
      const portable = await import(`../../src/base/base64url.ts?portable=${Date.now()}`)
      expect(portable.encodeBase64url).to.not.equal(encodeBase64url)
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 20_000 }), (bytes) => {
          expect(portable.encodeBase64url(bytes)).to.equal(encodeBase64url(bytes))
        }),
      )
    } finally {
      process.getBuiltinModule = getBuiltinModule
    }
  })
})
