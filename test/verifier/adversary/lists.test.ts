import { gzipSync } from 'node:zlib'
import { expect } from 'chai'
import { FetchError } from '../../../src/base/FetchError.ts'
import type { FetchResource } from '../../../src/base/FetchResource.ts'
import type { JsonObject, JsonValue } from '../../../src/credential/parseJson.ts'
import { buildDidDocument } from '../../../src/identity/buildDidDocument.ts'
import { createEddsaSigner } from '../../../src/proof/createEddsaSigner.ts'
import { signEddsaRdfc2022 } from '../../../src/proof/signEddsaRdfc2022.ts'
import { toStatusListCredential } from '../../../src/status/toStatusListCredential.ts'
import { createVerifier } from '../../../src/verifier/createVerifier.ts'
import { defaultPolicy } from '../../../src/verifier/Policy.ts'
import { template } from '../../support/academy.ts'
import { from } from '../../support/cases/Case.ts'

const { id: issuer } = template.issuer
const created = new Date('2023-12-31T00:00:00Z')
const now = Date.parse('2024-06-01T00:00:00Z')
const toUrl = (name: string) => `https://academy.example/${name}`
const signerOf = (seed: number) => createEddsaSigner({ seed: new Uint8Array(32).fill(seed) })

const entryOf = (name: string, index: JsonValue = '5', purpose = 'revocation'): JsonObject => ({
  type: 'BitstringStatusListEntry',
  statusPurpose: purpose,
  statusListIndex: index,
  statusListCredential: toUrl(name),
})

type List = { indexes?: readonly number[]; seed?: number; purpose?: 'revocation' | 'suspension' }

/** A list that somebody signed, after a change of what is in it. */
async function write(
  name: string,
  { indexes = [], seed = 3, purpose = 'revocation' }: List,
  change: (list: JsonObject) => JsonObject = (list) => list,
): Promise<string> {
  const list = toStatusListCredential({
    ...{ id: toUrl(name), issuerId: issuer, purpose, indexes, size: 8 },
    validFrom: '2023-12-31T00:00:00Z',
  })
  const signer = await signerOf(seed)
  return JSON.stringify(await signEddsaRdfc2022({ document: change(list), signer, created }))
}

/** One whose issuer signed it, with a proof besides that does not hold. */
async function mix(name: string): Promise<string> {
  const list = JSON.parse(await write(name, {}))
  const { proof } = JSON.parse(await write(name, { indexes: [5] }))
  return JSON.stringify({ ...list, proof: [list.proof, proof] })
}

const withList = (encodedList: string) => (list: JsonObject) => ({
  ...list,
  credentialSubject: { ...(list.credentialSubject as JsonObject), encodedList },
})
const pack = (bytes: Uint8Array) => `u${gzipSync(bytes).toString('base64url')}`

describe('a bare document with status lists', () => {
  let hosted: Readonly<Record<string, string>>
  before(async () => {
    const set = { indexes: [5] }
    const hostedId = buildDidDocument({ did: issuer, assertionKeys: [], cairnIssuers: [] })
    hosted = {
      '.well-known/did.json': JSON.stringify(hostedId),
      clear: await write('clear', {}),
      set: await write('set', set),
      suspended: await write('suspended', { ...set, purpose: 'suspension' }),
      thief: await write('thief', { seed: 4 }),
      unsigned: JSON.stringify({ ...JSON.parse(await write('unsigned', {})), proof: undefined }),
      mixed: await mix('mixed'),
      other: await write('clear', {}),
      named: await write('named', {}, (list) => ({ ...list, issuer: 'did:web:thief.example' })),
      // A thousand times what it is packed in; and what is longer than any list.
      bomb: await write('bomb', {}, withList(pack(new Uint8Array(2 ** 25)))),
      short: await write('short', {}, withList(pack(new Uint8Array(8)))),
      trailing: await write('trailing', {}, withList(`${pack(new Uint8Array(16_384))}AAAA`)),
      plain: await write('plain', {}, withList(`u${'A'.repeat(32_768)}`)),
      over: await write('over', {}, (list) => ({ ...list, validUntil: '2024-01-01T00:00:00Z' })),
      page: '<!doctype html>',
      twice: `{"id":"x",${(await write('twice', {})).slice(1)}`,
    }
  })

  const fetch: FetchResource = async (url) => {
    const text = hosted[new URL(url).pathname.slice(1)]
    if (text !== undefined) return { url, body: new TextEncoder().encode(text) }
    throw new FetchError({ code: 'FETCH_UNREACHABLE', url, problem: 'nobody is there' })
  }
  const judge = async (credentialStatus: JsonValue) => {
    const signer = await signerOf(3)
    const document = { ...from(issuer), credentialStatus }
    const pins = [{ issuer, assertionKey: signer.publicKeyMultibase }]
    const policy = { ...defaultPolicy, pins, anchor: 'optional' } as const
    const text = JSON.stringify(await signEddsaRdfc2022({ document, signer, created }))
    const { verdict, checks } = await createVerifier({ policy, fetch, now: () => now }).verify(text)
    const status = checks.find(({ check }) => check === 'status')
    return [`${verdict.authenticity} ${verdict.lifecycle}`, status?.code]
  }

  const current = ['valid current', 'STATUS_CURRENT']
  const revoked = ['valid revoked', 'STATUS_REVOKED']
  const cases: readonly (readonly [what: string, status: JsonValue, expected: string[]])[] = [
    ['one that is clear', entryOf('clear'), current],
    ['two that are clear', [entryOf('clear'), entryOf('clear', '6')], current],
    ['one that is set', entryOf('set'), revoked],
    ['a second that is set', [entryOf('clear'), entryOf('set')], revoked],
    ['a first that is set', [entryOf('set'), entryOf('clear')], revoked],
    [
      'a second that suspends',
      [entryOf('clear'), entryOf('suspended', '5', 'suspension')],
      ['valid suspended', 'STATUS_SUSPENDED'],
    ],
    ['both', [entryOf('suspended', '5', 'suspension'), entryOf('set')], revoked],
    ['one that is set, beside one that is dead', [entryOf('dead'), entryOf('set')], revoked],
  ]
  const unread = (...names: readonly string[]) =>
    names.map((name) => [name, entryOf(name), ['valid unknown', 'STATUS_LIST_NOT_READ']] as const)
  const foreign = (...names: readonly string[]) =>
    names.map(
      (name) => [name, entryOf(name), ['valid unknown', 'STATUS_LIST_UNCONFIRMED']] as const,
    )
  const indexes = [
    '12abc',
    '-1',
    '1e3',
    ' 5',
    '5 ',
    '+5',
    '05',
    '0x5',
    '5.0',
    '',
    '٥',
    5,
    null,
    ['5'],
  ]
  const malformed = indexes.map(
    (index) =>
      [
        `the index ${JSON.stringify(index)}`,
        entryOf('clear', index as JsonValue),
        ['valid unknown', 'STATUS_ENTRY_MALFORMED'],
      ] as const,
  )
  const beyond = ['131072', '4294967296', '9007199254740993', '9'.repeat(400)].map(
    (index) =>
      [
        `the index ${index.slice(0, 20)}`,
        entryOf('clear', index),
        ['valid unknown', 'STATUS_LIST_NOT_READ'],
      ] as const,
  )
  const all = [
    ...cases,
    ...unread('dead', 'bomb', 'short', 'trailing', 'plain', 'over', 'page', 'twice'),
    ...foreign('thief', 'unsigned', 'mixed', 'other', 'named'),
    ...malformed,
    ...beyond,
  ]
  for (const [what, status, expected] of all) {
    it(`is ${expected[0]} with ${what}`, async () => {
      expect(await judge(status)).to.deep.equal(expected)
    })
  }
})
