import { expect } from 'chai'
import { JsonError, type JsonErrorCode } from '../../src/credential/JsonError.ts'
import { type JsonLimits, parseJson } from '../../src/credential/parseJson.ts'
import { fc } from '../support/fastCheck.ts'

/** The error of a text that must be refused. */
function refusalOf(input: string | Uint8Array, limits?: JsonLimits): JsonError {
  try {
    parseJson(input, limits)
  } catch (error) {
    if (error instanceof JsonError) return error
    throw error
  }
  throw new Error('accepted')
}

/** Whether a text is accepted; if so, JSON.parse must accept it too and see the same. */
function agrees(text: string): boolean {
  let value: unknown
  try {
    value = parseJson(text)
  } catch (error) {
    expect(error).to.be.instanceOf(JsonError)
    return false
  }
  expect(JSON.parse(text)).to.deep.equal(value)
  return true
}

const bytes = (...values: number[]) => new Uint8Array(values)

describe('parseJson', () => {
  it('agrees with JSON.parse on what JSON.stringify writes', () => {
    const strings = fc.constantFrom('grapheme-ascii', 'grapheme', 'binary')
    const value = strings.chain((stringUnit) => fc.jsonValue({ maxDepth: 6, stringUnit }))
    const readable = value
      .map((it) => JSON.stringify(it))
      .filter((text) => !text.includes('__proto__') && !/e\+|\d{16}/.test(text))
    fc.assert(
      fc.property(readable, fc.constantFrom(undefined, 1, '\t'), (text, space) => {
        const spaced = JSON.stringify(JSON.parse(text), null, space)
        expect(parseJson(spaced)).to.deep.equal(JSON.parse(text))
        expect(parseJson(Buffer.from(spaced))).to.deep.equal(JSON.parse(text))
      }),
      { numRuns: 1_000 },
    )
  })

  it('accepts nothing that JSON.parse refuses or reads differently', () => {
    const tokens = [
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"a"',
      '"b',
      '"',
      '\\',
      '\\u',
      '0061',
      '1',
      '-',
      '0',
      '.5',
      'e1',
      'true',
      'null',
      ' ',
      '\n',
      '\u00a0',
      '//',
    ]
    const soup = fc.array(fc.constantFrom(...tokens), { maxLength: 12 }).map((all) => all.join(''))
    let accepted = 0
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary' }), fc.json()), (text) => {
        if (agrees(text)) accepted++
      }),
      { numRuns: 5_000 },
    )
    expect(accepted).to.be.greaterThan(500)
  })

  it('accepts nothing else when one character changes', () => {
    const good = '{"a":[1.5,-2e-1,"x\\u0061\\n\\/"],"b":{"c":null,"d":true},"e":"é😂"}'
    fc.assert(
      fc.property(
        fc.nat(good.length - 1),
        fc.constantFrom(...'{}[]:,"\\u01.-+eE \tné\ud83d'),
        (at, character) => {
          agrees(good.slice(0, at) + character + good.slice(at + 1))
        },
      ),
      { numRuns: 3_000 },
    )
  })

  type Refusal = readonly [text: string, code: JsonErrorCode, offset: number, pointer: string]
  const refusals: Readonly<Record<string, Refusal>> = {
    nothing: ['', 'JSON_SYNTAX', 0, ''],
    'white space alone': [' \n', 'JSON_SYNTAX', 2, ''],
    'a second value': ['1 2', 'JSON_SYNTAX', 2, ''],
    'a word': ['nul', 'JSON_SYNTAX', 0, ''],
    'a longer word': ['null1', 'JSON_SYNTAX', 4, ''],
    'another white space': ['\u00a01', 'JSON_SYNTAX', 0, ''],
    'a comment': ['[1 /**/]', 'JSON_SYNTAX', 3, ''],
    'an open array': ['[1', 'JSON_SYNTAX', 2, ''],
    'a comma too many in an array': ['[1,]', 'JSON_SYNTAX', 3, '/1'],
    'a comma too many in an object': ['{"a":1,}', 'JSON_SYNTAX', 7, ''],
    'no colon': ['{"a" 1}', 'JSON_SYNTAX', 5, '/a'],
    'no comma': ['{"a":1 "b":2}', 'JSON_SYNTAX', 7, ''],
    'no value': ['{"a":}', 'JSON_SYNTAX', 5, '/a'],
    'a key that is no string': ['{a:1}', 'JSON_SYNTAX', 1, ''],
    'other quotes': ["['a']", 'JSON_SYNTAX', 1, '/0'],
    'an open string': ['["a', 'JSON_SYNTAX', 1, '/0'],
    'an open string after an escape': ['["a\\', 'JSON_SYNTAX', 1, '/0'],
    'a line break in a string': ['["a\n"]', 'JSON_SYNTAX', 1, '/0'],
    'a NUL in a string': ['["a\u0000"]', 'JSON_SYNTAX', 1, '/0'],
    'another escape': ['["\\x"]', 'JSON_SYNTAX', 1, '/0'],
    'half an escape': ['["\\u00g0"]', 'JSON_SYNTAX', 1, '/0'],
    'a leading zero': ['[01]', 'JSON_SYNTAX', 2, ''],
    'a plus': ['[+1]', 'JSON_SYNTAX', 1, '/0'],
    'no digit before the point': ['[.5]', 'JSON_SYNTAX', 1, '/0'],
    'no digit after the point': ['[1.]', 'JSON_SYNTAX', 2, ''],
    'no digit in the power': ['[1e]', 'JSON_SYNTAX', 2, ''],
    NaN: ['[NaN]', 'JSON_SYNTAX', 1, '/0'],
    Infinity: ['[-Infinity]', 'JSON_SYNTAX', 1, '/0'],
    'a mark at the start of a text': ['\ufeff{}', 'JSON_SYNTAX', 0, ''],
    'a key twice': ['{"a":1,"b":{"a":1,"a":1}}', 'JSON_DUPLICATE_KEY', 18, '/b/a'],
    'a key twice, once escaped': ['{"a":1,"\\u0061":1}', 'JSON_DUPLICATE_KEY', 7, '/a'],
    'an empty key twice': ['{"":1,"":1}', 'JSON_DUPLICATE_KEY', 6, '/'],
    'a key of objects twice': [
      '{"toString":1,"toString":1}',
      'JSON_DUPLICATE_KEY',
      14,
      '/toString',
    ],
    'a prototype': ['[{"__proto__":{}}]', 'JSON_FORBIDDEN_KEY', 2, '/0/__proto__'],
    'a prototype, escaped': ['{"\\u005f_proto_\\u005F":1}', 'JSON_FORBIDDEN_KEY', 1, '/__proto__'],
    'a high surrogate': ['["\ud83d"]', 'JSON_LONE_SURROGATE', 1, '/0'],
    'a low surrogate': ['["\ude02"]', 'JSON_LONE_SURROGATE', 1, '/0'],
    'a high surrogate, escaped': ['["\\ud83d"]', 'JSON_LONE_SURROGATE', 1, '/0'],
    'a low surrogate, escaped': ['["\\ude02x"]', 'JSON_LONE_SURROGATE', 1, '/0'],
    'a pair the wrong way round': ['["\\ude02\\ud83d"]', 'JSON_LONE_SURROGATE', 1, '/0'],
    'a pair of which half is escaped': ['["\ud83d\\ude02"]', 'JSON_LONE_SURROGATE', 1, '/0'],
    'a surrogate in a key': ['{"\\ud83d":1}', 'JSON_LONE_SURROGATE', 1, ''],
    'a number beyond 2^53': ['{"a":[ 9007199254740992 ]}', 'JSON_INEXACT_NUMBER', 7, '/a/0'],
    'a number that is rounded': [
      '[0.1000000000000000055511151231257827]',
      'JSON_INEXACT_NUMBER',
      1,
      '/0',
    ],
    'a number that becomes 0': ['[1e-400]', 'JSON_INEXACT_NUMBER', 1, '/0'],
    'a number that becomes infinite': ['[-1e400]', 'JSON_INEXACT_NUMBER', 1, '/0'],
  }
  for (const [what, [text, code, offset, pointer]] of Object.entries(refusals)) {
    it(`refuses ${what}`, () => {
      expect(refusalOf(text)).to.include({ code, offset, pointer })
    })
  }

  it('keeps the same key in two objects, and the keys that every object inherits', () => {
    const text = '[{"a":1},{"a":2},{"toString":1,"constructor":2,"hasOwnProperty":3}]'
    expect(parseJson(text)).to.deep.equal(JSON.parse(text))
  })

  it('reads every escape', () => {
    const text = String.raw`["\"","\\","\\\"","\/","\b\f\n\r\t","\u0000\u00e9\uFB33",{"\"\\":"\\"}]`
    expect(parseJson(text)).to.deep.equal(JSON.parse(text))
  })

  it('keeps pairs of surrogates, as they are and escaped', () => {
    expect(parseJson('["😂","\\ud83d\\ude02"]')).to.deep.equal(['😂', '😂'])
  })

  const notUtf8 = {
    'a byte order mark': bytes(0xef, 0xbb, 0xbf, 0x31),
    'a lone continuation': bytes(0x22, 0x80, 0x22),
    'a longer form than needed': bytes(0x22, 0xc0, 0xaf, 0x22),
    'a surrogate': bytes(0x22, 0xed, 0xa0, 0xbd, 0x22),
    'a character cut short': bytes(0x22, 0xf0, 0x9f, 0x98, 0x22),
    'a value beyond Unicode': bytes(0x22, 0xf4, 0x90, 0x80, 0x80, 0x22),
    'UTF-16': new Uint8Array(Buffer.from('\ufeff{}', 'utf16le')),
  }
  for (const [what, input] of Object.entries(notUtf8)) {
    it(`refuses ${what} among the bytes`, () => {
      expect(refusalOf(input)).to.include({ code: 'JSON_NOT_UTF8', offset: 0, pointer: '' })
    })
  }

  it('keeps a mark inside a string', () => {
    expect(parseJson(Buffer.from('"\ufeff"'))).to.equal('\ufeff')
  })
})
