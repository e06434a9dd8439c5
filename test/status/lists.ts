import { gzipSync } from 'node:zlib'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import type { BitstringEntry } from '../../src/status/StatusEntry.ts'

/** A list in which nothing is wrong; `subject` and `more` change it. */
export function toList(subject: JsonObject = {}, more: JsonObject = {}): JsonObject {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: 'https://academy.example/status/1',
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: 'did:web:academy.example',
    credentialSubject: {
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: pack(bitsWith()),
      ...subject,
    },
    ...more,
  }
}

/** An entry in which nothing is wrong. */
export function toEntry(more: Partial<BitstringEntry> = {}): BitstringEntry {
  return {
    kind: 'bitstring',
    type: 'BitstringStatusListEntry',
    purpose: 'revocation',
    index: 0,
    size: 1,
    list: 'https://academy.example/status/1',
    ...more,
  }
}

/** So many bytes of bits, with these bits set, the first one left-most. */
export function bitsWith(set: readonly number[] = [], bytes = 16_384): Uint8Array {
  const text = Array.from({ length: bytes }, () => 0)
  for (const index of set) text[index >> 3] = (text[index >> 3] as number) | (128 >> (index & 7))
  return Uint8Array.from(text)
}

/** Bits as the text of `encodedList`. */
export function pack(bits: Uint8Array): string {
  return `u${gzipSync(bits).toString('base64url')}`
}
