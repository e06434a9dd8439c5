import { expect } from 'chai'
import { JsonError } from '../../src/credential/JsonError.ts'
import { parseJson } from '../../src/credential/parseJson.ts'
import { sliceMembers } from '../../src/credential/sliceMembers.ts'
import { fc } from '../support/fastCheck.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (slice: Uint8Array | undefined) => new TextDecoder().decode(slice)
const codeOf = (read: () => unknown) => {
  try {
    read()
  } catch (error) {
    if (error instanceof JsonError) return error.code
    throw error
  }
  return 'accepted'
}
const slices = (json: string) => {
  const members = sliceMembers(bytes(json))
  return Object.fromEntries([...members].map(([key, slice]) => [key, text(slice)]))
}

describe('sliceMembers', () => {
  it('gives each member as it stands, and reads nothing in it', () => {
    expect(slices('{}')).to.deep.equal({})
    expect(
      slices(' { "a" : { "b":1, "b" : 2 } , "c":[1,{"]":"}"}],"d":"\\"}", "e": -1.50 ,"f":null } '),
    ).to.deep.equal({
      a: '{ "b":1, "b" : 2 }',
      c: '[1,{"]":"}"}]',
      d: '"\\"}"',
      e: '-1.50',
      f: 'null',
    })
    expect(slices('{"a":"é\\\\","b":{"x":"\\\\\\"{"}}')).to.deep.equal({
      a: '"é\\\\"',
      b: '{"x":"\\\\\\"{"}',
    })
  })

  it('leaves bytes that are not UTF-8 to whoever reads the member', () => {
    const body = Uint8Array.from([...bytes('{"a":"'), 0xff, ...bytes('"}')])
    expect([...(sliceMembers(body).get('a') ?? [])]).to.deep.equal([0x22, 0xff, 0x22])
  })

  it('sees a key that is there twice, also in two spellings', () => {
    expect(codeOf(() => slices('{"a":1,"a":2}'))).to.equal('JSON_DUPLICATE_KEY')
    expect(codeOf(() => slices('{"a":1,"\\u0061":2}'))).to.equal('JSON_DUPLICATE_KEY')
    expect(codeOf(() => slices('{"__proto__":1}'))).to.equal('JSON_FORBIDDEN_KEY')
  })

  it('refuses what is no object, or not one object', () => {
    const broken = ['', ' ', '[]', '1', '"a"', '{', '{"a"', '{"a":', '{"a":}', '{"a":1', '{"a":1,}']
    broken.push(
      '{"a":1}x',
      '{"a":1}{}',
      '{a:1}',
      '{"a":[1}',
      '{"a":"}',
      '{"a":"\\',
      '{"a" 1}',
      '{"a":1 2}',
      '{,}',
    )
    for (const json of broken)
      expect(
        codeOf(() => slices(json)),
        json,
      ).to.equal('JSON_SYNTAX')
    const mark = Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes('{}')])
    expect(codeOf(() => sliceMembers(mark))).to.equal('JSON_SYNTAX')
  })

  it('holds nothing that is larger than it may be', () => {
    expect(codeOf(() => sliceMembers(bytes('{"a":1}'), { maxBytes: 6 }))).to.equal('JSON_TOO_LARGE')
    expect(codeOf(() => sliceMembers(bytes('{}'), { maxBytes: Number.NaN }))).to.equal(
      'JSON_TOO_LARGE',
    )
    expect(sliceMembers(bytes('{"a":1}'), { maxBytes: 7 })).to.have.lengthOf(1)
  })

  it('agrees with the parser on every object', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()),
        fc.nat(3),
        (value, indent) => {
          const json = JSON.stringify(value, null, indent)
          let whole: unknown
          try {
            whole = parseJson(json)
          } catch {
            return
          }
          const members = Object.entries(slices(json)).map(([key, slice]) => [
            key,
            parseJson(slice),
          ])
          expect(Object.fromEntries(members)).to.deep.equal(whole)
        },
      ),
    )
  })

  it('is no weaker than the parser: where every member is read, the whole is JSON', () => {
    const part = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '\\',
      '1',
      'a',
      ' ',
      '"a"',
      '"b":',
      'null',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const json = `{"a":${parts.join('')}}`
        try {
          for (const slice of sliceMembers(bytes(json)).values()) parseJson(slice)
        } catch {
          return
        }
        parseJson(json)
      }),
      { numRuns: 2000 },
    )
  })
})
