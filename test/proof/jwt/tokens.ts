import { createPrivateKey, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { CompactSign, importJWK } from 'jose'
import type { PublicKey } from '../../../src/base/PublicKey.ts'
import type { ResolveKey } from '../../../src/base/ResolveKey.ts'
import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { type JwtResult, verifyJwt } from '../../../src/proof/jwt/verifyJwt.ts'

type Keys = Readonly<Record<string, Readonly<Record<string, string>>>>

function read(name: string): string {
  return readFileSync(new URL(`../../vectors/jwt/${name}`, import.meta.url), 'utf8')
}

/** A token that somebody else made. */
export function readToken(name: string): string {
  return read(`${name}.jwt`)
}

/** The public keys of those tokens, by `kid`. */
export const theirKeys: Keys = JSON.parse(read('keys.json'))

const secretKeys: Keys = JSON.parse(read('secretKeys.json'))

export type Signer = 'rs256' | 'weakRsa' | 'almostRsa' | 'es256' | 'es384' | 'eddsa'

/** The public half of a key of these tests. */
export function publicJwk(signer: Signer): Readonly<Record<string, string>> {
  const { kty, crv, x, y, n, e } = secretKeys[signer]!
  return JSON.parse(JSON.stringify({ kty, crv, x, y, n, e }))
}

/** The whole of a key of these tests. */
export function secretJwk(signer: Signer): Readonly<Record<string, string>> {
  return secretKeys[signer]!
}

export function publicKey(signer: Signer): PublicKey {
  return { jwk: publicJwk(signer) }
}

export const algorithms = {
  rs256: 'RS256',
  es256: 'ES256',
  es384: 'ES384',
  eddsa: 'EdDSA',
} as const

export const kid = 'did:web:academy.example#key-1'

/** A token by `jose`. */
export async function signToken(
  payload: JsonObject,
  header: JsonObject = {},
  signer: keyof typeof algorithms = 'eddsa',
): Promise<string> {
  const alg = algorithms[signer]
  return await new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg, kid, ...header })
    .sign(await importJWK(secretKeys[signer]!, alg))
}

export function base64url(text: string | Uint8Array): string {
  return Buffer.from(text).toString('base64url')
}

/** A token over any two texts, signed by Node alone: no library would make most of these. */
export function signTexts(header: string, payload: string, signer: Signer = 'eddsa'): string {
  return signParts(base64url(header), base64url(payload), signer)
}

/** A token over any two parts, however they are encoded. */
export function signParts(header: string, payload: string, signer: Signer = 'eddsa'): string {
  const input = `${header}.${payload}`
  const key = createPrivateKey({ key: secretKeys[signer]!, format: 'jwk' })
  const hash = { eddsa: null, es384: 'sha384' }[signer as string]
  const options = { key, dsaEncoding: 'ieee-p1363' } as const
  const signature = sign(hash === undefined ? 'sha256' : hash, Buffer.from(input), options)
  return `${input}.${base64url(signature)}`
}

/** Open Badges 3.0, as its issuer has it before it is made a token. */
export const badge: JsonObject = {
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ],
  id: 'urn:uuid:5f0a3c7e-6a0f-4c39-9d6e-0c5d0f5a9c11',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: 'did:web:academy.example', type: ['Profile'], name: 'Academy' },
  validFrom: '2026-03-01T09:00:00Z',
  validUntil: '2028-03-01T09:00:00Z',
  credentialSubject: {
    id: 'did:example:learner',
    type: ['AchievementSubject'],
    achievement: {
      id: 'urn:uuid:1',
      type: ['Achievement'],
      name: 'Soil',
      description: 'Knows soil.',
      criteria: { narrative: 'A test.' },
    },
  },
}

/** The claims that Open Badges 3.0 §8.2.4 puts beside it. */
export const claims: JsonObject = {
  iss: 'did:web:academy.example',
  jti: 'urn:uuid:5f0a3c7e-6a0f-4c39-9d6e-0c5d0f5a9c11',
  sub: 'did:example:learner',
  nbf: 1772355600,
  exp: 1835514000,
}

/** The same after VC Data Model 1.1. */
export const oldCredential: JsonObject = {
  '@context': ['https://www.w3.org/2018/credentials/v1'],
  id: claims.jti!,
  type: ['VerifiableCredential'],
  issuer: 'did:web:academy.example',
  issuanceDate: '2026-03-01T09:00:00Z',
  expirationDate: '2028-03-01T09:00:00Z',
  credentialSubject: { id: 'did:example:learner', degree: 'Soil' },
}

export const presentation: JsonObject = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiablePresentation'],
  holder: 'did:example:learner',
  verifiableCredential: [],
}

/** A result in a word or two. */
export function toCode(result: JwtResult): string {
  if (result.outcome !== 'verified') return `${result.outcome} ${result.code}`
  return result.keyClaimed ? 'verified, claimed' : 'verified'
}

/** What the check of a token finds, where its key is this one. */
export async function codeOf(jwt: string, key?: Signer | ResolveKey): Promise<string> {
  const resolveKey = typeof key === 'string' ? () => publicKey(key) : key
  return toCode(await verifyJwt({ jwt, resolveKey }))
}
