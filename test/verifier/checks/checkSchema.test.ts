import { expect } from 'chai'
import type { FetchResource } from '../../../src/base/FetchResource.ts'
import { parseCredential } from '../../../src/credential/parseCredential.ts'
import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { signEddsaRdfc2022 } from '../../../src/proof/signEddsaRdfc2022.ts'
import { createVerifier, type VerifierOptions } from '../../../src/verifier/createVerifier.ts'
import { readJson } from '../../proof/vectors.ts'
import { createSigner } from '../../support/academy.ts'

const url = 'https://example.com/schemas/email.json'
const read = (name: string) => readJson(`jsonschema/${name}.json`)

/** The credential of the vectors with the date as it is called since. */
function toCredential(change: JsonObject = {}): JsonObject {
  const { issuanceDate: validFrom, '@context': _, ...rest } = read('credential')
  const contexts = ['https://www.w3.org/ns/credentials/v2']
  return { '@context': contexts, ...rest, validFrom: validFrom as string, ...change }
}

async function check(document: JsonObject, options: Partial<VerifierOptions> = {}) {
  const verifier = createVerifier({ now: () => 0, ...options })
  const { checks } = await verifier.verify(JSON.stringify(document))
  return checks.find((one) => one.check === 'schema')!
}

const given = (document: JsonObject, at = url) => ({
  schemas: new Map([[at, JSON.stringify(document)]]),
})

/** A web of a few documents that counts what is asked of it. */
function createWeb(documents: Readonly<Record<string, string>>) {
  const asked: string[] = []
  const fetch: FetchResource = async (at) => {
    asked.push(at)
    const body = documents[at]
    if (body === undefined) throw new Error('not there')
    return { body: new TextEncoder().encode(body), url: at }
  }
  return { asked, fetch }
}

describe('checkSchema', () => {
  it('finds in the vectors of the W3C what they are made to show', async () => {
    const codeOf = async (name: string) => (await check(toCredential(), given(read(name)))).code
    expect(() => parseCredential(toCredential())).not.to.throw()
    expect(await codeOf('email-draft-7')).to.equal('SCHEMA_OK')
    for (const name of ['other-id', 'no-id']) {
      expect(await codeOf(name), name).to.equal('SCHEMA_UNSUPPORTED')
    }
    const credentialSchema = {
      id: 'https://example.com/schemas/first-name.json',
      type: 'JsonSchema',
    }
    const document = toCredential({ credentialSchema })
    const broken = await check(document, given(read('first-name'), credentialSchema.id))
    expect(broken.code).to.equal('SCHEMA_BROKEN')
    expect(broken.facts.at(-1)?.name).to.equal('/credentialSubject')
  })

  it('takes a schema credential of the vectors where it was given, and from a host only signed', async () => {
    const id = 'https://example.com/credentials/3734'
    const credentialSchema = { id, type: 'JsonSchemaCredential' }
    const { issuanceDate, '@context': _, ...rest } = read('schema-credential')
    const contexts = ['https://www.w3.org/ns/credentials/v2']
    const schema = { '@context': contexts, ...rest, validFrom: issuanceDate as string }
    const { fetch } = createWeb({ [id]: JSON.stringify(schema) })
    const document = toCredential({ credentialSchema })
    expect((await check(document, given(schema, id))).code).to.equal('SCHEMA_OK')
    expect((await check(document, { fetch })).code).to.equal('SCHEMA_UNCONFIRMED')
    const { credentialSubject: __, ...other } = toCredential({ credentialSchema })
    const broken = { ...other, credentialSubject: { id: 'did:example:x' } }
    expect((await check(broken, given(schema, id))).code).to.equal('SCHEMA_BROKEN')
  })

  it('takes a schema credential that its issuer signed, while that is good', async () => {
    const id = 'https://example.com/credentials/1'
    const signer = await createSigner()
    const issuer = `did:key:${signer.publicKeyMultibase}`
    const sign = async (change: JsonObject, by = signer) => {
      const document = {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        id,
        type: ['VerifiableCredential', 'JsonSchemaCredential'],
        issuer,
        validFrom: '1969-01-01T00:00:00Z',
        credentialSubject: { id, type: 'JsonSchema', jsonSchema: read('email-draft-7') },
        ...change,
      }
      return JSON.stringify(await signEddsaRdfc2022({ document, signer: by, created: new Date(0) }))
    }
    const codeOf = async (text: string) => {
      const credentialSchema = { id, type: 'JsonSchemaCredential' }
      const { fetch } = createWeb({ [id]: text })
      return (await check(toCredential({ credentialSchema }), { fetch })).code
    }
    expect(await codeOf(await sign({}))).to.equal('SCHEMA_OK')
    expect(await codeOf(await sign({ validUntil: '1969-12-31T00:00:00Z' }))).to.equal(
      'SCHEMA_UNCONFIRMED',
    )
    expect(await codeOf(await sign({}, await createSigner(8)))).to.equal('SCHEMA_UNCONFIRMED')
    for (const none of ['{}', '[]', '{', '']) {
      expect(await codeOf(none), none).to.equal('SCHEMA_UNCONFIRMED')
    }
    expect(await codeOf(await sign({ type: ['VerifiableCredential'] }))).to.equal(
      'SCHEMA_UNCONFIRMED',
    )
  })

  it('asks for each document once in a run, and for what they refer to', async () => {
    const $schema = 'https://json-schema.org/draft/2020-12/schema'
    const part = 'https://example.com/schemas/part.json'
    const schema = { $schema, $id: url, properties: { credentialSubject: { $ref: 'part.json' } } }
    const documents = {
      [url]: JSON.stringify(schema),
      [part]: JSON.stringify({ required: ['emailAddress'] }),
    }
    const web = createWeb(documents)
    const verifier = createVerifier({ now: () => 0, fetch: web.fetch })
    const text = JSON.stringify(toCredential())
    for await (const { checks } of verifier.verifyAll([text, text, text])) {
      expect(checks.at(-1)).to.include({ code: 'SCHEMA_OK' })
      expect(checks.at(-1)?.facts[1]?.source).to.deep.equal({ from: 'host', host: 'example.com' })
    }
    const schemas = web.asked.filter((at) => at.includes('/schemas/'))
    expect(schemas).to.deep.equal([url, part])

    const { [part]: _, ...lacking } = documents
    const { code } = await check(toCredential(), { fetch: createWeb(lacking).fetch })
    expect(code).to.equal('SCHEMA_NOT_READ')
  })

  it('never fails for what is not known', async () => {
    const unknown = {
      'SCHEMA_NOT_READ JSON_SYNTAX': '{',
      'SCHEMA_NOT_READ JSON_DUPLICATE_KEY': '{"$id":"a","$id":"b"}',
      'SCHEMA_NOT_READ NOT_AN_OBJECT': '[]',
      SCHEMA_TOO_COSTLY: JSON.stringify({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: url,
        allOf: Array.from({ length: 9 }, (_, i) => ({ $ref: `part-${i}.json` })),
      }),
    }
    const parts = Object.fromEntries(
      Array.from({ length: 9 }, (_, i) => [`https://example.com/schemas/part-${i}.json`, '{}']),
    )
    for (const [what, text] of Object.entries(unknown)) {
      const { fetch } = createWeb({ ...parts, [url]: text })
      const { outcome, code, facts } = await check(toCredential(), { fetch })
      expect(outcome).to.equal('unknown')
      expect(`${code} ${facts[1]?.value}`).to.include(what)
    }
    const web = { ...parts, [url]: unknown.SCHEMA_TOO_COSTLY.replace('part-8', 'part-7') }
    const { code } = await check(toCredential(), { fetch: createWeb(web).fetch })
    expect(code, 'eight references').to.equal('SCHEMA_OK')
    const dead = await check(toCredential(), { fetch: createWeb({}).fetch })
    expect(dead.facts[1]?.value).to.equal('FETCH_UNREACHABLE')
    const entry = { id: url, type: 'JsonSchema' }
    const many = await check(toCredential({ credentialSchema: Array(5).fill(entry) }))
    expect(many).to.include({ outcome: 'unknown', code: 'SCHEMA_TOO_COSTLY' })
    const odd = { ...entry, digestSRI: 'md5-1B2M2Y8AsgTpgAmY7PhCfg==' }
    const undigested = toCredential({ credentialSchema: odd })
    expect((await check(undigested, given(read('email-draft-7')))).code).to.equal(
      'SCHEMA_UNSUPPORTED',
    )
  })

  it('does not hold a document against a schema that would take too long for it', async () => {
    const $schema = 'https://json-schema.org/draft/2020-12/schema'
    const costly = { $schema, $id: url, allOf: Array(200).fill({ uniqueItems: true }) }
    const tags = Array.from({ length: 1000 }, (_, i) => `tag ${i}`)
    const { outcome, code, facts } = await check(toCredential({ tags }), given(costly))
    expect({ outcome, code }).to.deep.equal({ outcome: 'unknown', code: 'SCHEMA_TOO_COSTLY' })
    expect(facts.map(({ name }) => name)).to.deep.equal(['schema', 'schema read'])
  })

  it('names four schemas at most, and takes that many', async () => {
    const credentialSchema = Array(4).fill({ id: url, type: 'JsonSchema' })
    const four = await check(toCredential({ credentialSchema }), given(read('email-draft-7')))
    expect(four.code).to.equal('SCHEMA_OK')
    expect(four.facts).to.have.length(8)
  })

  it('gives the worst of several', async () => {
    const first = { id: 'https://example.com/schemas/first-name.json', type: 'JsonSchema' }
    const entries = [{ id: url, type: 'JsonSchema' }, first, { id: url, type: 'Other' }]
    const schemas = new Map([
      [url, JSON.stringify(read('email-draft-7'))],
      [first.id, JSON.stringify(read('first-name'))],
    ])
    const codeOf = async (...credentialSchema: JsonObject[]) =>
      (await check(toCredential({ credentialSchema }), { schemas })).code
    expect(await codeOf(entries[0]!)).to.equal('SCHEMA_OK')
    expect(await codeOf(entries[0]!, entries[2]!)).to.equal('SCHEMA_KIND_UNKNOWN')
    expect(await codeOf(...entries)).to.equal('SCHEMA_BROKEN')
  })
})
