import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import {
  formatAccountId,
  InvalidAccountIdError,
  parseAccountId,
} from '../../../../src/base/accountId.ts'
import { decodeBase64url, encodeBase64url } from '../../../../src/base/base64url.ts'
import {
  InvalidMultikeyError,
  isMultikey,
  isSecretMultikey,
  parseTypedMultikey,
  toMultikey,
} from '../../../../src/base/multikey.ts'
import { toMultikeyFromJwk } from '../../../../src/base/toMultikeyFromJwk.ts'
import { isJsonObject } from '../../../../src/credential/isJsonObject.ts'
import { formatCairnIssuer, parseCairnIssuer } from '../../../../src/identity/CairnIssuer.ts'
import { type DidDocument, DidDocumentError } from '../../../../src/identity/DidDocument.ts'
import { InvalidDidKeyError, parseDidKey } from '../../../../src/identity/didKey.ts'
import { parseDidPkh, toDidPkh } from '../../../../src/identity/didPkh.ts'
import { formatDidUrl, parseDidUrl } from '../../../../src/identity/didUrl.ts'
import { InvalidDidWebError, normalizeDid, toDidWebUrl } from '../../../../src/identity/didWeb.ts'
import { parseDidDocument } from '../../../../src/identity/parseDidDocument.ts'
import { mutateBytes } from '../mutateBytes.ts'
import { mutateJson } from '../mutateJson.ts'
import type { Target } from '../Target.ts'
import { attempt, names, readVector, toJson, toText } from './holding.ts'

const account = `eip155:1:0x${'aB'.repeat(20)}`

const accountId: Target = {
  name: 'accountId',
  seeds: () => [account, `${account}/17`, `did:pkh:${account}`],
  words: ['eip155:', '9007199254740992', '0x', ':', '/', 'did:pkh:', '01'],
  mutators: [mutateBytes],
  longest: 128,
  run(input) {
    const text = toText(input)
    const id = attempt(() => parseAccountId(text), InvalidAccountIdError)
    if (id) {
      assert.equal(formatAccountId(id), text.toLowerCase())
      assert(isDeepStrictEqual(parseDidPkh(toDidPkh(id)), id))
    }
    const issuer = parseCairnIssuer(text)
    if (issuer) assert.equal(formatCairnIssuer(issuer), text.toLowerCase())
    const named = parseDidPkh(text)
    if (named) assert.equal(toDidPkh(named), text.toLowerCase())
  },
}

const did: Target = {
  name: 'did',
  seeds: () => [
    'did:web:uni.example',
    'did:web:Uni.example%3A8443:faculty:law%C3%A4#key-1',
    'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2',
    'did:key:zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP#zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP',
    'https://controller.example/101#key-20240828',
    '#key-1',
  ],
  words: [
    'did:web:',
    '%3A',
    '%2F',
    '%2e%2e',
    '..',
    'xn--',
    'localhost',
    '127.0.0.1',
    '#',
    '?',
    '@',
  ],
  mutators: [mutateBytes],
  longest: 256,
  run(input) {
    const text = toText(input)
    const url = parseDidUrl(text, 'did:web:uni.example')
    if (url) assert(isDeepStrictEqual(parseDidUrl(formatDidUrl(url)), url))
    assert.equal(normalizeDid(normalizeDid(text)), normalizeDid(text))
    const key = attempt(() => parseDidKey(text), InvalidDidKeyError)
    if (key) assert.equal(`did:key:${toMultikey(key.publicKey, key.type)}`, text)
    const place = attempt(() => toDidWebUrl(text), InvalidDidWebError)
    if (place) assertPlace(place, text)
  },
}

/** Where a did:web leads is a host with a name, and a path that nothing in it leaves. */
function assertPlace(place: string, text: string): void {
  const url = new URL(place)
  assert.equal(url.protocol, 'https:')
  assert.equal(`${url.username}${url.password}${url.search}${url.hash}`, '')
  assert.match(url.hostname, /\.[a-z][a-z0-9-]*$/)
  assert.match(url.pathname, /\/did\.json$/)
  assert.equal(toDidWebUrl(normalizeDid(text)), place)
  const segments = text.split(':').slice(3)
  assert.equal(url.pathname.split('/').length, (segments.length || 1) + 2)
}

const didDocument: Target = {
  name: 'didDocument',
  seeds: () => [
    readVector('did/did-web.json'),
    readVector('did/controlled-identifier.json'),
    JSON.stringify({
      '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
      id: 'did:web:example.com',
      assertionMethod: [
        '#a',
        {
          id: '#b',
          type: 'Multikey',
          controller: 'did:web:example.com',
          publicKeyMultibase: 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2',
        },
      ],
      service: [{ id: '#c', type: 'CairnIssuer', serviceEndpoint: [`${account}/17`] }],
    }),
  ],
  words: [
    ...names,
    ...['Multikey', 'JsonWebKey', 'publicKeyMultibase', 'publicKeyJwk', 'kty', 'crv', 'x', 'y'],
    ...['authentication', 'service', 'serviceEndpoint', 'CairnIssuer', '#a', 'did:web:example.com'],
  ],
  mutators: [mutateJson, mutateJson, mutateBytes],
  longest: 4096,
  run(input) {
    const document = toJson(input)
    if (document === undefined) return
    const subjects = ['did:web:example.com', 'https://controller.example']
    for (const subject of subjects) {
      const read: DidDocument | undefined = attempt(
        (): DidDocument => parseDidDocument(document, subject),
        DidDocumentError,
      )
      if (!read) continue
      assert.equal(read.did, subject)
      const lists: readonly (readonly { readonly id: string }[])[] = [
        read.assertionMethod,
        read.authentication,
      ]
      for (const keys of lists) {
        assert.equal(new Set(keys.map(({ id }) => id)).size, keys.length)
      }
      for (const issuer of read.cairnIssuers) {
        assert(isDeepStrictEqual(parseCairnIssuer(formatCairnIssuer(issuer)), issuer))
      }
    }
  },
}

const multikeys = [
  'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2',
  'zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP',
  'z3u2en7t5LR2WtQH5PfFqMqwVHgeXouLzo6haApm8XHqvjxq',
]

const multikey: Target = {
  name: 'multikey',
  seeds: () => [
    ...multikeys,
    '_w',
    'AQID-_8',
    JSON.stringify(JSON.parse(readVector('did/did-web.json')).verificationMethod[0].publicKeyJwk),
  ],
  words: ['z', 'z6Mk', 'zDn', 'z82', '1', 'u', '=', 'P-256', 'kty', 'crv', 'x', 'y', 'd', 'use'],
  mutators: [mutateBytes, mutateJson],
  longest: 512,
  run(input) {
    const text = toText(input)
    const key = attempt(() => parseTypedMultikey(text), InvalidMultikeyError)
    assert.equal(isMultikey(text), key !== undefined)
    if (key) assert.equal(toMultikey(key.publicKey, key.type), text)
    if (key) assert(!isSecretMultikey(text))

    const bytes = decodeBase64url(text)
    if (bytes) assert.equal(encodeBase64url(bytes), text)
    if (bytes) assert(Buffer.from(text, 'base64url').equals(bytes))

    const jwk = toJson(input)
    const converted = isJsonObject(jwk) ? toMultikeyFromJwk(jwk) : undefined
    if (converted !== undefined) assert(isMultikey(converted))
  },
}

/** Readers of identifiers, keys and the documents that hold them. */
export const identityTargets: readonly Target[] = [accountId, did, didDocument, multikey]
