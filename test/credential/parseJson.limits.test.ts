import { expect } from 'chai'
import { JsonError } from '../../src/credential/JsonError.ts'
import { parseJson } from '../../src/credential/parseJson.ts'

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
const nestedObjects = (depth: number) => '{"a":'.repeat(depth) + 1 + '}'.repeat(depth)
const codeOf = (code: string) => ({ code })

function refusal(parse: () => unknown): JsonError {
  try {
    parse()
  } catch (error) {
    if (error instanceof JsonError) return error
    throw error
  }
  throw new Error('accepted')
}

describe('limits of parseJson', () => {
  for (const [what, text] of Object.entries({ arrays: nested, objects: nestedObjects })) {
    it(`lets ${what} be 64 deep and no deeper`, () => {
      expect(parseJson(text(64))).to.deep.equal(JSON.parse(text(64)))
      expect(refusal(() => parseJson(text(65)))).to.include(codeOf('JSON_TOO_DEEP'))
    })

    it(`lets ${what} be as deep as asked for`, () => {
      expect(parseJson(text(3), { maxDepth: 3 })).to.deep.equal(JSON.parse(text(3)))
      expect(refusal(() => parseJson(text(4), { maxDepth: 3 }))).to.include(codeOf('JSON_TOO_DEEP'))
      expect(refusal(() => parseJson(text(1), { maxDepth: 0 }))).to.include(codeOf('JSON_TOO_DEEP'))
    })

    it(`never lets ${what} be deeper than 512`, () => {
      expect(parseJson(text(512), { maxDepth: 9_999 })).to.deep.equal(JSON.parse(text(512)))
      expect(refusal(() => parseJson(text(513), { maxDepth: 9_999 }))).to.include(
        codeOf('JSON_TOO_DEEP'),
      )
    })
  }

  it('let nothing through where a limit is no number', () => {
    const limits = { maxDepth: Number.NaN }
    expect(refusal(() => parseJson('[]', limits))).to.include(codeOf('JSON_TOO_DEEP'))
    const sizes = { maxBytes: Number.NaN }
    expect(refusal(() => parseJson('[]', sizes))).to.include(codeOf('JSON_TOO_LARGE'))
  })

  it('says where it is too deep', () => {
    const error = refusal(() => parseJson('[{"a":[]}]', { maxDepth: 2 }))
    expect(error).to.include({ code: 'JSON_TOO_DEEP', offset: 6, pointer: '/0/a' })
  })

  it('counts bytes of UTF-8, in a text too', () => {
    for (const input of ['"é"', Buffer.from('"é"')]) {
      expect(parseJson(input, { maxBytes: 4 })).to.equal('é')
      expect(refusal(() => parseJson(input, { maxBytes: 3 }))).to.include(codeOf('JSON_TOO_LARGE'))
    }
  })

  it('reads a mebibyte and no more', () => {
    const text = `"${'x'.repeat(2 ** 20 - 2)}"`
    expect(parseJson(text)).to.have.length(2 ** 20 - 2)
    expect(refusal(() => parseJson(`${text} `))).to.include(codeOf('JSON_TOO_LARGE'))
  })

  const million = 1_000_000
  const floods = {
    brackets: ['['.repeat(5 * million), 'JSON_TOO_DEEP'],
    braces: ['{"a":'.repeat(million), 'JSON_TOO_DEEP'],
    'an open string': `"${'x'.repeat(5 * million)}`,
    'an open string of escapes': `"${'\\n'.repeat(20 * million)}`,
    'a string of backslashes': `"${'\\'.repeat(5 * million)}`,
    'white space': ' '.repeat(5 * million),
    minuses: '-'.repeat(5 * million),
    digits: ['9'.repeat(5 * million), 'JSON_INEXACT_NUMBER'],
    'zeros in a number': [`0.1${'0'.repeat(5 * million)}1`, 'JSON_INEXACT_NUMBER'],
    'digits of a power': [`1e-${'9'.repeat(5 * million)}`, 'JSON_INEXACT_NUMBER'],
    'one key': [`{"a":1,${'"a":1,'.repeat(million)}`, 'JSON_DUPLICATE_KEY'],
  } as const
  for (const [what, flood] of Object.entries(floods)) {
    it(`refuses megabytes of ${what}, quickly`, function () {
      this.timeout(5_000)
      const [text, code] = typeof flood === 'string' ? [flood, 'JSON_SYNTAX'] : flood
      expect(refusal(() => parseJson(text, { maxBytes: 2 ** 26 }))).to.include(codeOf(code))
      expect(refusal(() => parseJson(text))).to.include(
        codeOf(text.length > 2 ** 20 ? 'JSON_TOO_LARGE' : code),
      )
    })
  }

  it('reads a long string of escapes', () => {
    const text = `"${'\\n'.repeat(20 * million)}"`
    expect(parseJson(text, { maxBytes: 2 ** 26 })).to.have.length(20 * million)
  })
})
