import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { BaseError } from '../../../../src/base/BaseError.ts'
import type { JsonValue } from '../../../../src/credential/parseJson.ts'

// biome-ignore lint/suspicious/noExplicitAny: constructors have parameters of every kind.
type ErrorClass = abstract new (...values: any[]) => BaseError

/** What is read; nothing where the reader throws what it may, with a code. Anything else thrown goes on. */
export function attempt<Value>(
  read: () => Value,
  ...expected: readonly ErrorClass[]
): Value | undefined {
  try {
    return read()
  } catch (error) {
    if (!expected.some((it) => error instanceof it)) throw error
    assert(error instanceof BaseError && /^[A-Z][A-Z0-9_]+$/.test(error.code))
    return undefined
  }
}

/** The input as text; as JSON where it is some. */
export function toText(input: Uint8Array): string {
  return Buffer.from(input).toString()
}

/** As programs read JSON that do not look closely; without an answer where it is none. */
export function toJson(input: Uint8Array): JsonValue | undefined {
  try {
    return JSON.parse(toText(input))
  } catch {
    return undefined
  }
}

/** A file of `test/vectors`. */
export function readVector(path: string): string {
  return readFileSync(new URL(`../../../../test/vectors/${path}`, import.meta.url), 'utf8')
}

/** Members of documents that readers look at. */
export const names: readonly string[] = [
  ...['id', 'type', 'name', 'issuer', 'proof', 'controller', 'created', 'expires', 'revoked'],
  ...['@context', 'validFrom', 'validUntil', 'issuanceDate', 'expirationDate'],
  ...['credentialSubject', 'credentialStatus', 'credentialSchema', 'achievement', 'creator'],
  ...['proofValue', 'proofPurpose', 'verificationMethod', 'cryptosuite', 'assertionMethod'],
  ...['VerifiableCredential', 'OpenBadgeCredential', 'AchievementCredential', 'DataIntegrityProof'],
  ...['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/2018/credentials/v1'],
  ...['2026-03-01T09:00:00Z', 'did:web:academy.example', 'did:key:', 'https://academy.example/1'],
]
