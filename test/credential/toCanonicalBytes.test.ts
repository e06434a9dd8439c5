import { readdirSync, readFileSync } from 'node:fs'
import canonicalize from 'canonicalize'
import { expect } from 'chai'
import { JsonError } from '../../src/credential/JsonError.ts'
import { type JsonValue, parseJson } from '../../src/credential/parseJson.ts'
import { toCanonicalBytes } from '../../src/credential/toCanonicalBytes.ts'
import { fc } from '../support/fastCheck.ts'

const folder = new URL('../vectors/jcs/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, folder))
const canonical = (value: JsonValue) => new TextDecoder().decode(toCanonicalBytes(value))

const other = canonicalize as unknown as (value: unknown) => string

// 333333333.33333329 and 1E30 are not what a double prints, or beyond 2^53.
const inexact = 'values.json'

describe('toCanonicalBytes', () => {
  const names = readdirSync(new URL('input/', folder))

  for (const name of names) {
    it(`gives the published form of ${name}`, () => {
      const input = read(`input/${name}`)
      const bytes = toCanonicalBytes(
        name === inexact ? JSON.parse(input.toString()) : parseJson(input),
      )

      const hex = read(`outhex/${name.replace('json', 'txt')}`)
      expect(Buffer.from(bytes).toString('hex')).to.equal(hex.toString().replace(/\s/g, ''))
      expect(Buffer.from(bytes).toString()).to.equal(read(`output/${name}`).toString())
    })
  }

  it('is kept from the published numbers that are not exact', () => {
    expect(names).to.include(inexact)
    expect(() => parseJson(read(`input/${inexact}`)))
      .to.throw(JsonError)
      .with.property('code', 'JSON_INEXACT_NUMBER')
  })

  // RFC 8785, appendix B, of the values below 2^53.
  const numbers = {
    '0000000000000000': '0',
    '8000000000000000': '0',
    '0000000000000001': '5e-324',
    '8000000000000001': '-5e-324',
    '3eb0c6f7a0b5ed8d': '0.000001',
    '3eb0c6f7a0b5ed8c': '9.999999999999997e-7',
    '41b3de4355555553': '333333333.3333332',
    '41b3de4355555554': '333333333.33333325',
    '41b3de4355555555': '333333333.3333333',
    '41b3de4355555556': '333333333.3333334',
    '41b3de4355555557': '333333333.33333343',
    becbf647612f3696: '-0.0000033333333333333333',
  }
  for (const [bits, text] of Object.entries(numbers)) {
    it(`writes the double ${bits} as ${text}`, () => {
      expect(canonical(Buffer.from(bits, 'hex').readDoubleBE())).to.equal(text)
    })
  }

  it('writes what another implementation writes, of any value', () => {
    const key = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('10', '9', 'toJSON', '__proto__'),
    )
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.string({ unit: 'binary' }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.constantFrom(null, true, false),
        fc.array(tie('value')),
        fc.dictionary(key, tie('value')),
      ),
    }))
    fc.assert(
      fc.property(value, (it) => {
        expect(canonical(it as JsonValue)).to.equal(other(it))
      }),
      { numRuns: 2_000 },
    )
  }).timeout(30_000)

  it('writes what another implementation writes of what is no JSON', () => {
    const values = [{ a: undefined, b: 1 }, [undefined, 1], { a: new Date(0) }, {}, []]
    for (const value of values) {
      expect(canonical(value as unknown as JsonValue)).to.equal(other(value))
    }
    for (const value of [Number.NaN, [Number.POSITIVE_INFINITY]]) {
      expect(() => canonical(value)).to.throw(Error)
    }
  })

  it('writes a form that reads as the same value and is its own canonical form', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const value = JSON.parse(text)
        const form = canonical(value)
        expect(canonical(JSON.parse(form))).to.equal(form)
        expect(JSON.stringify(JSON.parse(form))).to.equal(JSON.stringify(sortKeys(value)))
      }),
    )
  })
})

/** The same value with keys in the order that ECMAScript would give to the canonical form. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, member]) => [key, sortKeys(member)] as const)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}
