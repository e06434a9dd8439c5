import { expect } from 'chai'
import type { JsonObject, JsonValue } from '../../src/credential/parseJson.ts'
import { prepareSchema } from '../../src/schema/prepareSchema.ts'
import { SchemaError } from '../../src/schema/SchemaError.ts'
import { validateDocument } from '../../src/schema/validateDocument.ts'

const url = 'https://academy.example/schema.json'
const dialect = 'https://json-schema.org/draft/2020-12/schema'

async function hold(document: JsonValue, schema: JsonObject, ...others: JsonObject[]) {
  const prepare = (one: JsonObject, at: string) => prepareSchema({ $schema: dialect, ...one }, at)
  const rest = others.map((one, i) => prepare(one, `https://academy.example/other-${i}.json`))
  const faults = await validateDocument(prepare(schema, url), rest, document)
  return faults.map(({ pointer }) => pointer)
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof SchemaError ? error.code : 'another'),
  )

describe('validateDocument', () => {
  it('points to what is wrong', async () => {
    const schema = {
      type: 'object',
      properties: {
        'a/b c': { type: 'string', pattern: '^x+$' },
        list: { type: 'array', items: { $ref: '#/$defs/item' } },
      },
      additionalProperties: false,
      $defs: { item: { type: 'integer', minimum: 1 } },
    }
    expect(await hold({ 'a/b c': 'xx', list: [1, 2] }, schema)).to.deep.equal([])
    expect(await hold({ 'a/b c': 'y' }, schema)).to.deep.equal(['/a~1b c'])
    expect(await hold({ list: [1, 0, 'x'] }, schema)).to.deep.equal(['/list/1', '/list/2'])
    expect(await hold({ other: 1 }, schema)).to.deep.equal(['/other'])
    expect(await hold([], schema)).to.deep.equal([''])
  })

  it('names the first twenty faults', async () => {
    const list = Array(50).fill('x')
    expect(await hold(list, { items: { type: 'number' } })).to.have.length(20)
  })

  it('takes a format for an annotation, and searches for patterns in properties and their names', async () => {
    const schema = {
      properties: { mail: { format: 'email' } },
      patternProperties: { '^n_': { type: 'number' } },
      propertyNames: { pattern: '^[a-z_]+$' },
    }
    expect(await hold({ mail: 'none', n_a: 1 }, schema)).to.deep.equal([])
    expect(await hold({ n_a: 'x' }, schema)).to.deep.equal(['/n_a'])
    expect(await hold({ A: 1 }, schema)).to.have.length(1)
  })

  it('leaves nothing of its patterns behind, whatever happens', async () => {
    const { format } = await import('@cfworker/json-schema')
    const before = Object.keys(format)
    await hold('x', { pattern: '^x$' })
    await codeOf(hold('x', { pattern: '^x$', $ref: '#/$defs/none' }))
    expect(Object.keys(format)).to.deep.equal(before)
  })

  it('follows references to other documents that it was given, and to no others', async () => {
    const schema = { properties: { a: { $ref: 'other-0.json#/$defs/text' } } }
    const other = { $defs: { text: { type: 'string' } } }
    expect(await hold({ a: 'x' }, schema, other)).to.deep.equal([])
    expect(await hold({ a: 1 }, schema, other)).to.deep.equal(['/a'])
    expect(await codeOf(hold({ a: 1 }, schema))).to.equal('SCHEMA_UNSUPPORTED')
    const { references } = prepareSchema({ $schema: dialect, ...schema }, url)
    expect([...references]).to.deep.equal(['https://academy.example/other-0.json'])
  })

  describe('gives up on', () => {
    const doubling = (n: number): JsonObject => ({
      $ref: '#/$defs/d0',
      $defs: Object.fromEntries(
        Array.from({ length: n }, (_, i) => {
          const next = i === n - 1 ? {} : { $ref: `#/$defs/d${i + 1}` }
          return [`d${i}`, { allOf: [next, next] }]
        }),
      ),
    })
    const long = 'a'.repeat(5000)
    const hostile: Readonly<Record<string, readonly [JsonValue, JsonObject, ...JsonObject[]]>> = {
      'a schema whose work doubles at each step': ['x', doubling(60)],
      'a schema that is its own part': ['x', { $ref: '#' }],
      'the same in another document': [
        'x',
        { $ref: 'other-0.json' },
        { $ref: '#/$defs/a', $defs: { a: { anyOf: [{ $ref: '#' }, { $ref: '#' }] } } },
      ],
      'two documents that are each other': [
        'x',
        { $ref: 'other-0.json' },
        { allOf: [{ $ref: 'schema.json' }, { $ref: 'schema.json' }] },
      ],
      'a pattern over a long text': [long, { pattern: 'a*b*a*c' }],
      'a pattern over long names': [{ [long]: 1 }, { patternProperties: { 'a*a*c': {} } }],
      'many comparisons of the same list': [
        Array.from({ length: 4000 }, (_, i) => i),
        { allOf: Array(200).fill({ uniqueItems: true }) },
      ],
      'a long list of values for each of many': [
        Array(4000).fill('y'),
        { items: { enum: Array(4000).fill('x') } },
      ],
      'a document of many values': [Array(20_000).fill(1), {}],
    }
    for (const [what, [document, schema, ...others]] of Object.entries(hostile)) {
      it(what, async () => {
        const started = performance.now()
        expect(await codeOf(hold(document, schema, ...others))).to.equal('SCHEMA_TOO_COSTLY')
        expect(performance.now() - started).to.be.below(10_000)
      })
    }
  })

  it('does not give up on what a large badge takes', async () => {
    const image = `data:image/png;base64,${'A'.repeat(200_000)}`
    const results = Array.from({ length: 500 }, (_, i) => ({ id: `urn:x:${i}`, value: `${i}` }))
    const schema = {
      properties: {
        image: { type: 'string', minLength: 1 },
        results: {
          uniqueItems: true,
          items: { properties: { id: { pattern: '^urn:[a-z]+:.*$' } } },
        },
      },
    }
    expect(await hold({ image, results }, schema)).to.deep.equal([])
  })
})

describe('prepareSchema', () => {
  const refused: Readonly<Record<string, JsonObject>> = {
    'without a version': { $schema: null },
    'of draft-04': { $schema: 'http://json-schema.org/draft-04/schema#' },
    'with a dynamic reference': { $dynamicRef: '#x' },
    'with a recursive reference inside': { items: { $recursiveRef: '#' } },
    'with an id inside': { $defs: { a: { $id: 'https://other.example' } } },
    'with a part that is no schema': { items: 1 },
    'with a pattern that is no text': { pattern: 1 },
    'with a reference that is no text': { $ref: 1 },
    'with a reference that is no URL': { $ref: 'http://[' },
  }
  for (const [what, change] of Object.entries(refused)) {
    it(`refuses a schema ${what}`, () => {
      expect(() => prepareSchema({ $schema: dialect, ...change }, url))
        .to.throw(SchemaError)
        .with.property('code', 'SCHEMA_UNSUPPORTED')
    })
  }

  it('tells the versions apart, and takes its own id before the place', () => {
    const draftOf = ($schema: string) => prepareSchema({ $schema }, url).draft
    expect(draftOf(dialect)).to.equal('2020-12')
    expect(draftOf('https://json-schema.org/draft/2019-09/schema')).to.equal('2019-09')
    expect(draftOf('http://json-schema.org/draft-07/schema#')).to.equal('7')
    expect(prepareSchema({ $schema: dialect }, url).id).to.equal(url)
    const $id = 'https://academy.example/own.json#'
    expect(prepareSchema({ $schema: dialect, $id }, url).id).to.equal($id.slice(0, -1))
  })

  it('refuses a schema of more parts than anybody needs', () => {
    const anyOf = Array(20_000).fill({})
    expect(() => prepareSchema({ $schema: dialect, anyOf }, url))
      .to.throw(SchemaError)
      .with.property('code', 'SCHEMA_TOO_COSTLY')
  })
})
