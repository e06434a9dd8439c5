import { expect } from 'chai'
import { countSteps, readPatternCost } from '../../src/schema/patternCost.ts'
import { SchemaError } from '../../src/schema/SchemaError.ts'
import { fc } from '../support/fastCheck.ts'

const stepsOf = (pattern: string, length: number) => countSteps(readPatternCost(pattern), length)

describe('patternCost', () => {
  it('is linear where each repetition is followed by what ends it', () => {
    const patterns = [
      '^[a-z]+$',
      '^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$',
      '^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$',
      '^\\d{4}-\\d{2}-\\d{2}$',
      '^did:[a-z]+:.+$',
    ]
    for (const pattern of patterns) expect(stepsOf(pattern, 1000), pattern).to.equal(1001)
  })

  it('grows with the places to begin, with each choice and each repetition without an end', () => {
    expect(stepsOf('(ext:)[a-z|A-Z|0-9|.|-|_]+', 99)).to.equal(100 ** 2)
    expect(stepsOf('^a*a*$', 99)).to.equal(100 ** 2)
    expect(stepsOf('^a*a*a*$', 99)).to.equal(100 ** 3)
    expect(stepsOf('^(?:a|b)(c|d|e)$', 99)).to.equal(6 * 100)
    expect(stepsOf('^a|b$', 99)).to.equal(2 * 100 ** 2)
    expect(stepsOf('^a?a?a?aaa$', 99)).to.equal(8 * 100)
    expect(stepsOf('^a{2,5}a$', 99)).to.equal(4 * 100)
    expect(stepsOf('^.*x$', 99)).to.equal(100 ** 2)
    expect(stepsOf('^(a+)(a+)$', 99)).to.equal(100 ** 2)
    expect(stepsOf('^[^x]*x$', 99)).to.equal(100)
    expect(stepsOf('^[^x]*x?$', 99)).to.equal(100 ** 2)
    expect(stepsOf('^(?:ab)*a$', 99)).to.equal(100 ** 2)
  })

  it('does not count what stands in a class or behind a backslash', () => {
    expect(stepsOf('^[(+*|)]\\(\\+\\*\\|$', 9)).to.equal(10)
    expect(stepsOf('^[\\]+]+$', 9)).to.equal(10)
    expect(stepsOf('^\\p{L}+ \\u{1f600}\\u0041\\x41$', 9)).to.equal(10)
    expect(stepsOf('^😀+x$', 9)).to.equal(10)
  })

  const refused = {
    'a repetition of a repetition': '^(a+)+$',
    'a repetition of an alternative': '^(a|a)*$',
    'a repetition of an option': '^(a?){30}$',
    'a repetition deeper inside': '^((?:(a*))b)+$',
    'a counted one of a repetition': '^(a+){2,}$',
    'a repetition of an empty group with a choice': '(|a)+',
    'looking ahead': '^(?=a).*$',
    'looking back': '(?<!a)b',
    'a name': '(?<x>a)\\k<x>',
    'a repeated group by its number': '(a)\\1',
    'a count of millions': '^a{1000000}$',
    'a pattern without an end': '^(a',
    'a very long one': 'a'.repeat(1025),
  }
  for (const [what, pattern] of Object.entries(refused)) {
    it(`refuses ${what}`, () => {
      expect(() => readPatternCost(pattern))
        .to.throw(SchemaError)
        .with.property('code', 'SCHEMA_TOO_COSTLY')
    })
  }

  it('lets no pattern through that then takes long', () => {
    const piece = fc.constantFrom(
      ...['a', 'b', '[ab]', '.', '(', '(?:', ')', '|', '*', '+', '?', '{2}', '{1,3}', '^', '$'],
    )
    const text = `${'a'.repeat(24)}c`
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const pattern = pieces.join('')
        let steps: number
        try {
          steps = stepsOf(pattern, text.length)
        } catch (error) {
          expect(error).to.be.instanceOf(SchemaError)
          return
        }
        if (steps > 1_000_000) return
        const started = performance.now()
        new RegExp(pattern, 'u').test(text)
        expect(performance.now() - started, pattern).to.be.below(500)
      }),
    )
  })
})
