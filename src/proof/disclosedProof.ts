import { base58, base64urlnopad } from '@scure/base'
import { decode } from 'cborg'
import { parseTypedMultikey, type TypedKey } from '../base/multikey.ts'

/** What a derived proof of `ecdsa-sd-2023` holds. */
export type DisclosedProof = {
  /** Of the issuer, over the proof's options, the key below and the statements that are always shown. */
  readonly baseSignature: Uint8Array
  /** The key of this one document, P-256, which signed each of the other statements. */
  readonly documentKey: TypedKey
  /** One for each statement that is not always shown, 64 bytes each. */
  readonly signatures: readonly Uint8Array[]
  /** Which of the statements are always shown, by their place in the canonical order. */
  readonly mandatoryIndexes: readonly number[]
}

/** Statements that are signed one by one; a badge has forty. Each takes a few milliseconds. */
const maxSignatures = 256

/** Statements that are always shown; they take a signature together. */
const maxStatements = 8192

/** In characters, of base64url: so many signatures, labels and indexes. */
const longestValue = 2 ** 18

const basePrefix = 'u2V0A'
const derivedPrefix = 'u2V0B'

/**
 * Reads the value of a derived proof (Data Integrity ECDSA Cryptosuites 1.0 §3.5.8): multibase base64url of
 * CBOR tag 0x5d01 and five components.
 *
 * The labels that replace those of blank nodes have to differ: two nodes under one label would let a
 * holder take one node of the issuer for two.
 *
 * @returns The proof; or `base` for one that only its holder should see, `too large`, `malformed`.
 */
export function decodeDisclosedProof(
  text: string,
): DisclosedProof | 'base' | 'too large' | 'malformed' {
  if (text.length > longestValue) return 'too large'
  if (text.startsWith(basePrefix)) return 'base'
  if (!text.startsWith(derivedPrefix)) return 'malformed'
  const components = decodeComponents(text)
  if (!Array.isArray(components) || components.length !== 5) return 'malformed'

  const [baseSignature, publicKey, signatures, labels, indexes] = components as readonly unknown[]
  const documentKey = isBytes(publicKey, 35) ? toKey(publicKey) : undefined
  if (!documentKey || !isBytes(baseSignature, 64)) return 'malformed'
  if (!isLabelMap(labels) || !isAscending(indexes)) return 'malformed'
  if (indexes.length > maxStatements) return 'too large'
  if (!Array.isArray(signatures) || !signatures.every(isSignature)) return 'malformed'
  if (signatures.length > maxSignatures) return 'too large'
  return { baseSignature, documentKey, signatures, mandatoryIndexes: indexes }
}

function decodeComponents(text: string): unknown {
  try {
    const bytes = base64urlnopad.decode(text.slice(1))
    // The tag is of 16 bits, so its three bytes end where four characters do.
    return decode(bytes.subarray(3), {
      strict: true,
      useMaps: true,
      rejectDuplicateMapKeys: true,
      allowIndefinite: false,
    })
  } catch {
    return undefined
  }
}

/** A P-256 key with its multicodec header, as the bytes of a Multikey. */
function toKey(bytes: Uint8Array): TypedKey | undefined {
  try {
    const key = parseTypedMultikey(`z${base58.encode(bytes)}`)
    return key.type === 'P-256' ? key : undefined
  } catch {
    return undefined
  }
}

/** For the blank nodes c14n0, c14n1 and so on, a label of 32 bytes each, none twice. */
function isLabelMap(value: unknown): boolean {
  if (!(value instanceof Map)) return false
  const labels = [...value.values()]
  const isComplete = labels.every((label, i) => isBytes(label, 32) && value.has(i))
  return isComplete && new Set(labels.map(String)).size === labels.length
}

function isAscending(value: unknown): value is readonly number[] {
  return (
    Array.isArray(value) &&
    value.every((it, i) => Number.isSafeInteger(it) && it > (i === 0 ? -1 : value[i - 1]))
  )
}

function isSignature(value: unknown): value is Uint8Array {
  return isBytes(value, 64)
}

function isBytes(value: unknown, size: number): value is Uint8Array {
  return value instanceof Uint8Array && value.length === size
}
