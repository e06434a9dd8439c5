import { expect } from 'chai'
import { JsonError } from '../../src/credential/JsonError.ts'
import { parseAsWritten } from '../../src/credential/parseAsWritten.ts'
import { parseJson } from '../../src/credential/parseJson.ts'
import { fc } from '../support/fastCheck.ts'
import { mutate, toNode, toText } from '../support/mutateJson.ts'
import { badge } from './samples.ts'

/** What the parser says that reads character by character: text with a space at its end is never read quickly. */
function readSlowly(text: string): unknown {
  try {
    return parseJson(`${text} `)
  } catch (error) {
    if (error instanceof JsonError) return error.code
    throw error
  }
}

/** Whether it was read quickly; if so, the other parser sees the same. */
function agrees(text: string): boolean {
  const value = parseAsWritten(text, 64)
  if (value === undefined) return false
  expect(JSON.stringify(readSlowly(text))).to.equal(JSON.stringify(value))
  return true
}

describe('parseAsWritten', () => {
  it('reads what JSON.stringify writes', () => {
    expect(parseAsWritten(JSON.stringify(badge), 64)).to.deep.equal(badge)
    expect(parseAsWritten('{"a":[1,-1.5e-7,"\\n",{}],"b":null}', 64)).to.deep.equal({
      a: [1, -1.5e-7, '\n', {}],
      b: null,
    })
  })

  const others: Readonly<Record<string, string>> = {
    'white space': '{"a": 1}',
    'a key for the second time': '{"a":1,"a":1}',
    'the same key, escaped': '{"a":1,"\\u0061":1}',
    'a forbidden key': '{"__proto__":1}',
    'a forbidden key inside': '[{"a":{"__proto__":{}}}]',
    'a forbidden key, escaped': '{"\\u005f_proto__":1}',
    'half a pair': '"\ud83d"',
    'half a pair, escaped': '"\\ud83d"',
    'half a pair as a key': '{"\\udc00":1}',
    'a number of another form': '1.0',
    'a negative zero': '-0',
    'a number that is not held': '9007199254740993',
    'a number of 2^53': '9007199254740992',
    'a number of -2^53': '[-9007199254740992]',
    'a large number': '{"a":1e+21}',
    'an infinite number': '1e999',
    'keys in an order that ECMAScript does not keep': '{"b":1,"1":2}',
    'more after the value': '{}{}',
    nothing: '',
    'no JSON': '{"a":1',
  }
  for (const [what, text] of Object.entries(others)) {
    it(`leaves ${what} to the other parser`, () => {
      expect(parseAsWritten(text, 64)).to.equal(undefined)
    })
  }

  it('leaves what is too deep to the other parser', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    expect(parseAsWritten(nested(3), 3)).to.deep.equal([[[]]])
    for (const [text, depth] of [
      [nested(4), 3],
      [nested(1), 0],
      [nested(1), Number.NaN],
      [nested(400_000), 512],
      ['{"a":'.repeat(100_000), 512],
    ] as const) {
      expect(parseAsWritten(text, depth)).to.equal(undefined)
    }
  })

  it('sees what the other parser sees in what is nearly a badge', () => {
    const texts = [...mutate(toNode(badge))].map(toText)
    const quick = texts.filter(agrees).length
    // Keys twice, other forms of numbers, forbidden keys are among them.
    expect(quick).to.be.within(texts.length / 2, texts.length - 100)
  }).timeout(30_000)

  it('sees what the other parser sees in any JSON, and in what is none', () => {
    const text = fc.oneof(
      fc.json({ stringUnit: 'binary' }),
      fc.jsonValue({ stringUnit: 'grapheme' }).map((value) => JSON.stringify(value)),
      fc
        .array(fc.constantFrom('{', '}', '[', ']', ':', ',', '"a"', '"\\ud800"', '1', '1e5'))
        .map((all) => all.join('')),
      fc
        .tuple(fc.json(), fc.nat(), fc.string())
        .map(([json, at, more]) => json.slice(0, at) + more + json.slice(at)),
    )
    let quick = 0
    fc.assert(
      fc.property(text, (it) => {
        if (agrees(it)) quick++
      }),
      { numRuns: 5_000 },
    )
    expect(quick).to.be.greaterThan(1_000)
  }).timeout(30_000)
})
