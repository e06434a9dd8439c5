import { expect } from 'chai'
import { formatDidUrl, parseDidUrl } from '../../src/identity/didUrl.ts'

const did = 'did:web:uni.example'

describe('didUrl', () => {
  it('takes a DID URL apart and puts it together', () => {
    const url = { did, fragment: 'key-1' }
    expect(parseDidUrl(`${did}#key-1`)).to.deep.equal(url)
    expect(parseDidUrl('did:web:UNI.example#key-1', 'did:web:other')).to.deep.equal(url)
    expect(parseDidUrl('#key-1', did)).to.deep.equal(url)
    expect(formatDidUrl(url)).to.equal(`${did}#key-1`)
    expect(parseDidUrl('https://uni.example/1#a/b?c')).to.deep.equal({
      did: 'https://uni.example/1',
      fragment: 'a/b?c',
    })
  })

  for (const text of [
    '',
    '#',
    did,
    `${did}#`,
    `${did}#a#b`,
    `${did}# a`,
    `${did}#a\n`,
    `did:web:uni .example#a`,
    `${did}#ä`,
    `${did}#"`,
    `${did}#${'a'.repeat(2048)}`,
  ]) {
    it(`is not ${JSON.stringify(text.slice(0, 40))}`, () => {
      expect(parseDidUrl(text)).to.equal(undefined)
    })
  }

  it('has nothing to be relative to unless told', () => {
    expect(parseDidUrl('#key-1')).to.equal(undefined)
  })
})
