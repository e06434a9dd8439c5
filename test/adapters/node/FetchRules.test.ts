// cspell:ignore ntps
import { isIP } from 'node:net'
import { expect } from 'chai'
import ipaddr from 'ipaddr.js'
import {
  createLookup,
  type FetchRules,
  parseFetchUrl,
} from '../../../src/adapters/node/FetchRules.ts'
import { FetchError } from '../../../src/base/FetchError.ts'
import { fc } from '../../support/fastCheck.ts'

const rules: FetchRules = {
  origins: new Set(['http://issuer.test:8080']),
  addresses: ['10.1.2.0/24'],
  ports: [443, 8443],
  lookup: async () => ['8.8.8.8'],
}

function codeOf(url: string): string {
  try {
    return parseFetchUrl(url, rules).href
  } catch (error) {
    expect(error).to.be.instanceOf(FetchError)
    return (error as FetchError).code
  }
}

const refused = [
  '',
  'uni.example',
  '//uni.example/',
  'https://',
  'https:///',
  'http://uni.example/',
  'http://issuer.test:8081/',
  'https://issuer.test:8080/',
  'file:///etc/passwd',
  'data:application/json,{}',
  'gopher://uni.example/',
  'ftp://uni.example/',
  'javascript:0',
  'blob:https://uni.example/1',
  'https://uni.example:22/',
  'https://uni.example:8080/',
  'https://uni.example:0/',
  'https://uni.example:99999/',
  'https://user@uni.example/',
  'https://:secret@uni.example/',
  'https://issuer.test@127.0.0.1/',
  'https://uni.example./',
  'https://127.0.0.1./',
  'https://uni example/',
  `https://uni.example/${'a'.repeat(2048)}`,
  // Loopback and the metadata of clouds, in every notation that URLs know.
  'https://127.0.0.1/',
  'https://127.1/',
  'https://127.0.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0x7f.0.0.1/',
  'https://0X7F.1/',
  'https://017700000001/',
  'https://0177.0.0.01/',
  'https://0/',
  'https://0x/',
  'https://0.0.0.0/',
  'https://%31%32%37.0.0.1/',
  'https://%30x7f.1/',
  'https://１２７.０.０.１/',
  'https://①②⑦.0.0.1/',
  'https://127。0。0。1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://2852039166/',
  'https://0xa9fea9fe/',
  'https://0251.0376.0251.0376/',
  'https://[::1]/',
  'https://[::]/',
  'https://[0:0:0:0:0:0:0:1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[0:0:0:0:0:ffff:127.0.0.1]/',
  'https://[::127.0.0.1]/',
  'https://[64:ff9b::127.0.0.1]/',
  'https://[64:ff9b::8.8.8.8]/',
  'https://[2002:7f00:1::]/',
  'https://[2001:0:7f00:1::]/',
  'https://[fd00:ec2::254]/',
  'https://[fe80::1]/',
  'https://[fe80::1%25eth0]/',
  'https:\\\\127.0.0.1\\',
  'https:127.0.0.1',
  ' https://127.0.0.1/',
  'ht\ntps://127.0.0.1/',
]

describe('parseFetchUrl', () => {
  for (const url of refused) {
    it(`refuses ${JSON.stringify(url.slice(0, 60))}`, () => {
      expect(codeOf(url)).to.equal('FETCH_NOT_ALLOWED')
    })
  }

  for (const [url, href] of [
    ['https://uni.example/a?b', 'https://uni.example/a?b'],
    ['https://UNI.example:443', 'https://uni.example/'],
    ['https://uni.example:8443/', 'https://uni.example:8443/'],
    ['https://8.8.8.8/', 'https://8.8.8.8/'],
    ['https://[2606:4700:4700::1111]/', 'https://[2606:4700:4700::1111]/'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
    ['http://issuer.test:8080/a', 'http://issuer.test:8080/a'],
    ['https://10.1.2.3/', 'https://10.1.2.3/'],
  ] as const) {
    it(`lets ${url} pass`, () => {
      expect(codeOf(url)).to.equal(href)
    })
  }
})

type Found = Error | readonly { readonly address: string; readonly family: number }[]

/** What a socket is told that asks for all addresses. */
function look(
  lookup: FetchRules['lookup'],
  addresses: readonly string[] = rules.addresses,
): Promise<Found> {
  const url = new URL('https://uni.example/')
  return new Promise((resolve) =>
    createLookup(url, { ...rules, lookup, addresses })(
      'uni.example',
      { all: true },
      (error, found) => resolve(error ?? (found as Found)),
    ),
  )
}

describe('createLookup', () => {
  it('hands on the addresses that it judged, all or the first', async () => {
    const lookup = async () => ['8.8.8.8', '2606:4700:4700::1111', '10.1.2.3']
    expect(await look(lookup)).to.deep.equal([
      { address: '8.8.8.8', family: 4 },
      { address: '2606:4700:4700::1111', family: 6 },
      { address: '10.1.2.3', family: 4 },
    ])
    const first = await new Promise((resolve) =>
      createLookup(new URL('https://uni.example/'), { ...rules, lookup })(
        'uni.example',
        {},
        (...told) => resolve(told),
      ),
    )
    expect(first).to.deep.equal([null, '8.8.8.8', 4])
  })

  it('refuses a name that has one address too many', async () => {
    const told = await look(async () => ['8.8.8.8', '10.1.3.3'])
    expect(told).to.be.instanceOf(FetchError).with.property('code', 'FETCH_NOT_ALLOWED')
  })

  it('hands on that a name was not found, or has no address', async () => {
    const error = new Error('ENOTFOUND')
    expect(await look(() => Promise.reject(error))).to.equal(error)
    expect(await look(async () => [])).to.be.instanceOf(Error)
  })
})

/** An address in a range that is no public host's, and ways to write it. */
const hidden = fc.oneof(
  fc
    .constantFrom('0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16')
    .chain(within),
  fc.constantFrom('172.16.0.0/12', '192.168.0.0/16', '198.18.0.0/15', '224.0.0.0/3').chain(within),
  fc.constantFrom('::/16', '64:ff9b::/96', '2001:db8::/32', '2002::/16', '4000::/2').chain(within),
  fc.constantFrom('8000::/1', 'fc00::/7', 'fe80::/10', 'ff00::/8', '::ffff:0:0/96').chain(within),
)

function within(range: string) {
  const [base, bits] = ipaddr.parseCIDR(range)
  const bytes = base.toByteArray()
  return fc
    .uint8Array({ minLength: bytes.length, maxLength: bytes.length })
    .map((random) =>
      bytes.map((byte, i) => {
        const kept = Math.max(0, Math.min(8, bits - 8 * i))
        const mask = (0xff00 >> kept) & 0xff
        return (byte & mask) | ((random[i] as number) & ~mask & 0xff)
      }),
    )
    .map((all) => ipaddr.fromByteArray(all))
}

function notations(address: ipaddr.IPv4 | ipaddr.IPv6): readonly string[] {
  const bytes = address.toByteArray() as [number, number, number, number]
  if (address.kind() === 'ipv6') {
    return [address.toString(), address.toNormalizedString()].map((text) => `[${text}]`)
  }
  const [a, b, c, d] = bytes
  const whole = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d
  return [
    address.toString(),
    String(whole),
    `0x${whole.toString(16)}`,
    `0${whole.toString(8)}`,
    `0x${a.toString(16)}.${b * 2 ** 16 + c * 2 ** 8 + d}`,
    `0${a.toString(8)}.0x${b.toString(16)}.${c * 2 ** 8 + d}`,
    `[::ffff:${address.toString()}]`,
    `[::${address.toString()}]`,
    `[64:ff9b::${address.toString()}]`,
    `[2002:${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}::]`,
  ]
}

describe('the rules for addresses', () => {
  it('let no address pass that is not public, in any notation, in a URL or behind a name', async () => {
    await fc.assert(
      fc.asyncProperty(hidden, async (address) => {
        const strict = { ...rules, addresses: [] }
        for (const text of notations(address)) {
          expect(() => parseFetchUrl(`https://${text}/`, strict), text).to.throw(FetchError)
        }
        const text = address.toString()
        expect(isIP(text)).to.be.above(0)
        const told = await look(async () => [text], [])
        expect(told, text).to.be.instanceOf(FetchError)
      }),
      { numRuns: 300 },
    )
  })
})
