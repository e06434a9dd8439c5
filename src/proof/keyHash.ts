import { sha256, sha384 } from '@noble/hashes/sha2'
import type { MultikeyType } from '../base/multikey.ts'

/** Bytes in, a digest of the length that suits the key out. */
export type KeyHash = (bytes: Uint8Array) => Uint8Array

/**
 * What documents are hashed with for a key: SHA-384 for P-384, else SHA-256 (Data Integrity ECDSA
 * Cryptosuites 1.0 §3, EdDSA Cryptosuites 1.0 §3).
 */
export const keyHash: Readonly<Record<MultikeyType, KeyHash>> = {
  Ed25519: (bytes) => sha256(bytes),
  'P-256': (bytes) => sha256(bytes),
  'P-384': (bytes) => sha384(bytes),
}
