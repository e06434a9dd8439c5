// cspell:ignore bcher ealice exämple mple ecom asecret
import { expect } from 'chai'
import { InvalidDidWebError, normalizeDid, toDidWebUrl } from '../../src/identity/didWeb.ts'

describe('toDidWebUrl', () => {
  // The first three from the did:web method itself; see test/vectors/did.
  for (const [did, url] of [
    ['did:web:w3c-ccg.github.io', 'https://w3c-ccg.github.io/.well-known/did.json'],
    ['did:web:w3c-ccg.github.io:user:alice', 'https://w3c-ccg.github.io/user/alice/did.json'],
    ['did:web:example.com%3A3000:user:alice', 'https://example.com:3000/user/alice/did.json'],
    ['did:web:example.com%3A3000', 'https://example.com:3000/.well-known/did.json'],
    ['did:web:example.com%3a3000', 'https://example.com:3000/.well-known/did.json'],
    ['did:web:Example.COM:User', 'https://example.com/User/did.json'],
    ['did:web:example.com%3A443', 'https://example.com/.well-known/did.json'],
    ['did:web:xn--bcher-kva.example', 'https://xn--bcher-kva.example/.well-known/did.json'],
    ['did:web:example.com:%7Ealice:a_b-c.d', 'https://example.com/%7Ealice/a_b-c.d/did.json'],
    ['did:web:example.com:b%C3%BCcher', 'https://example.com/b%C3%BCcher/did.json'],
    ['did:web:example.com:.well-known', 'https://example.com/.well-known/did.json'],
    ['did:web:1.example.com:...', 'https://1.example.com/.../did.json'],
  ] as const) {
    it(`finds the document of ${did}`, () => {
      expect(toDidWebUrl(did)).to.equal(url)
    })
  }

  const refused = [
    '',
    'did:web',
    'did:web:',
    'did:web::a',
    'did:key:example.com',
    'DID:WEB:example.com',
    'did:Web:example.com',
    ' did:web:example.com',
    'did:web:example.com ',
    'did:web:example.com\n',
    'https://example.com',
    // Addresses, in every notation of the URL standard.
    'did:web:127.0.0.1',
    'did:web:127.1',
    'did:web:0x7f.0.0.1',
    'did:web:0x7f000001',
    'did:web:2130706433',
    'did:web:017700000001',
    'did:web:1.2.3.0x4',
    'did:web:example.1',
    'did:web:[::1]',
    'did:web:%5B%3A%3A1%5D',
    'did:web:::1',
    // Hosts that are no names of two labels or more.
    'did:web:localhost',
    'did:web:intranet%3A8443',
    'did:web:example.com.',
    'did:web:.example.com',
    'did:web:example..com',
    'did:web:-a.example.com',
    'did:web:a-.example.com',
    'did:web:a_b.example.com',
    'did:web:exämple.com',
    'did:web:ex%61mple.com',
    'did:web:example%2Ecom',
    `did:web:${'a'.repeat(64)}.com`,
    `did:web:${'a.'.repeat(126)}com`,
    // Users, ports, queries and fragments.
    'did:web:user@example.com',
    'did:web:user%40example.com',
    'did:web:user%3Asecret%40example.com',
    'did:web:example.com%3A',
    'did:web:example.com%3A0',
    'did:web:example.com%3A080',
    'did:web:example.com%3A65536',
    'did:web:example.com%3A443%3A443',
    'did:web:example.com%3Aa',
    'did:web:example.com%3A443%40internal.example',
    'did:web:example.com?a=b',
    'did:web:example.com#key-1',
    'did:web:example.com%3F',
    'did:web:example.com%23',
    'did:web:example.com/a',
    'did:web:example.com%2Fa',
    'did:web:example.com\\a',
    'did:web:example.com%5Ca',
    'did:web:example.com:a?b',
    'did:web:example.com:a#b',
    // Paths that go elsewhere.
    'did:web:example.com:',
    'did:web:example.com:a:',
    'did:web:example.com::a',
    'did:web:example.com:.',
    'did:web:example.com:..',
    'did:web:example.com:a:..:b',
    'did:web:example.com:%2E%2E',
    'did:web:example.com:%2e',
    'did:web:example.com:.%2e',
    'did:web:example.com:a%2F..%2Fb',
    'did:web:example.com:a%5Cb',
    'did:web:example.com:a%3Fb',
    'did:web:example.com:a%23b',
    'did:web:example.com:a%3Ab',
    'did:web:example.com:%252E%252E',
    'did:web:example.com:a%00',
    'did:web:example.com:a%0D%0Ab',
    'did:web:example.com:a%20b',
    'did:web:example.com:%61',
    'did:web:example.com:%C3',
    'did:web:example.com:%C3%28',
    'did:web:example.com:%',
    'did:web:example.com:%G0',
    'did:web:example.com:a b',
    'did:web:example.com:a/b',
    'did:web:example.com:ä',
    `did:web:example.com:${'a'.repeat(1024)}`,
  ]
  for (const did of refused) {
    it(`refuses ${JSON.stringify(did.slice(0, 60))}`, () => {
      expect(() => toDidWebUrl(did))
        .to.throw(InvalidDidWebError)
        .with.property('code', 'INVALID_DID_WEB')
    })
  }

  it('takes a DID of the longest', () => {
    const did = `did:web:example.com:${'a'.repeat(1004)}`
    expect(did).to.have.length(1024)
    expect(toDidWebUrl(did)).to.include('aaa/did.json')
  })
})

describe('normalizeDid', () => {
  for (const [did, normal] of [
    ['did:web:Example.COM%3a8443:User:%c3%bc', 'did:web:example.com%3A8443:User:%c3%bc'],
    ['did:web:example.com', 'did:web:example.com'],
    ['did:key:z6MkAbC', 'did:key:z6MkAbC'],
    ['https://Example.com/A', 'https://Example.com/A'],
    ['DID:WEB:Example.com', 'DID:WEB:Example.com'],
  ] as const) {
    it(`writes ${did} as ${normal}`, () => {
      expect(normalizeDid(did)).to.equal(normal)
    })
  }
})
