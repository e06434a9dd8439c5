import { expect } from 'chai'
import { openStage, type Stage } from '../../support/openStage.ts'

type Present = (text: string) => string | Uint8Array

const utf8 = (text: string) => new TextEncoder().encode(text)
const withFirst = (member: string) => (text: string) => `{${member},${text.slice(1)}`
const withLast = (member: string) => (text: string) => `${text.slice(0, -1)},${member}}`
const withName = (literal: string): Present => withLast(`"x":${literal}`)
const utf16 = (text: string) => Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')])
const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

/** Texts that two readers can take for two things, or that are too much for one. */
const refused: Readonly<Record<string, Present>> = {
  'a key for the second time': withFirst('"id":"urn:x"'),
  'a key for the second time, at the end': withLast('"validUntil":"2099-01-01T00:00:00Z"'),
  'a key for the second time, by an escape': withFirst('"\\u0069d":"urn:x"'),
  'a key for the second time, all of it escaped': withFirst('"\\u0069\\u0064":"urn:x"'),
  'a key for the second time inside': (text) => text.replace('"issuer":{', '"issuer":{"id":"x",'),
  'the key __proto__': withFirst('"__proto__":{"validUntil":"2099-01-01T00:00:00Z"}'),
  'the key __proto__, by an escape': withFirst('"\\u005f_proto__":{}'),
  'the key __proto__ inside': (text) => text.replace('"issuer":{', '"issuer":{"__proto__":null,'),
  'a number beyond 2^53': withName('9007199254740993'),
  'a number that a double does not hold': withName('0.10000000000000000555'),
  'an infinite number': withName('1e999'),
  'a number that becomes zero': withName('1e-999'),
  'a number with a long power': withName(`1e${'9'.repeat(10_000)}`),
  'a number with a plus': withName('+1'),
  'a number with a leading zero': withName('01'),
  'a number in hex': withName('0x1'),
  'no number': withName('NaN'),
  'half a pair': withName('"\\ud800"'),
  'the other half': withName('"\\udc00"'),
  'two halves in the wrong order': withName('"\\udc00\\ud800"'),
  'half a pair as a key': withLast('"\\ud800":1'),
  'a NUL as it is': withName('"\u0000"'),
  'a tab as it is': withName('"\t"'),
  'a byte order mark': (text) => `\ufeff${text}`,
  'a byte order mark, in bytes': (text) => Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8(text)]),
  'UTF-16': utf16,
  'a byte that is no UTF-8': (text) => Uint8Array.from([...utf8(text), 0xff]),
  'an overlong slash': (text) => Uint8Array.from([...utf8(`${text}`), 0xc0, 0xaf]),
  'a second document behind it': (text) => `${text}${text}`,
  'a letter behind it': (text) => `${text}x`,
  'a NUL behind it': (text) => `${text}\u0000`,
  'a comment before it': (text) => `/* */${text}`,
  'a comma too many': (text) => `${text.slice(0, -1)},}`,
  'a space that is none of JSON': (text) => `\u00a0${text}`,
  'a line separator before it': (text) => `\u2028${text}`,
  'quotes of another kind': (text) => text.replaceAll('"', "'"),
  'too many levels': withName(deep(64)),
  'far too many levels': withName(deep(100_000)),
  'levels that are never closed': () => '['.repeat(500_000),
  'objects that are never closed': () => '{"a":'.repeat(200_000),
  'a string that is never closed': () => `{"${'\\u0061'.repeat(150_000)}`,
  'more than a megabyte': withName(`"${'x'.repeat(2 ** 20)}"`),
  nothing: () => '',
  'white space': () => ' \n',
}

/** The same credential, as another program might write it. */
const taken: Readonly<Record<string, Present>> = {
  'as it was issued': (text) => text,
  'in bytes': utf8,
  'with white space around it': (text) => ` \r\n\t${text}\n`,
  'with the key id escaped': (text) => text.replace('"id"', '"\\u0069d"'),
  'with a slash escaped': (text) => text.replaceAll('/', '\\/'),
  'with its first key last': (text) => JSON.stringify(rotate(JSON.parse(text))),
}

function rotate(value: object): object {
  const [first, ...rest] = Object.entries(value)
  return Object.fromEntries([...rest, first as [string, unknown]])
}

describe('a text that is not strict JSON', () => {
  let stage: Stage
  let text: string
  before(async () => {
    stage = await openStage()
    text = JSON.stringify(stage.unsigned)
  })
  after(() => stage.chain.close())

  const judge = async (input: string | Uint8Array) => {
    const { verdict, checks } = await stage.verifier().verify(input)
    return [verdict.authenticity, checks[0]?.code]
  }
  for (const [what, present] of Object.entries(refused)) {
    it(`is invalid: ${what}`, async () => {
      expect(await judge(present(text))).to.deep.equal(['invalid', 'FORMAT_NOT_JSON'])
    })
  }
  for (const [what, present] of Object.entries(taken)) {
    it(`is valid ${what}`, async () => {
      expect(await judge(present(text))).to.deep.equal(['valid', 'FORMAT_OK'])
    })
  }
})
