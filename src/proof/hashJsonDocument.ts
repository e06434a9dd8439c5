import { concatBytes } from '../base/bytes.ts'
import type { JsonObject } from '../credential/parseJson.ts'
import { toCanonicalBytes } from '../credential/toCanonicalBytes.ts'
import type { KeyHash } from './keyHash.ts'

/**
 * What is signed where a suite signs canonical JSON (Data Integrity EdDSA Cryptosuites 1.0 §3.3.3 to §3.3.5,
 * ECDSA Cryptosuites 1.0 §3.3.3 to §3.3.5): the hash of the proof's options, then the hash of the
 * document, each as RFC 8785 has it.
 *
 * @param document Without any proof.
 * @param options The proof without `proofValue`.
 *
 * @example
 * hashJsonDocument({ document, options, hash: keyHash['P-384'] }).length // 96
 */
export function hashJsonDocument({
  document,
  options,
  hash,
}: {
  document: JsonObject
  options: JsonObject
  hash: KeyHash
}): Uint8Array {
  return concatBytes(hash(toCanonicalBytes(options)), hash(toCanonicalBytes(document)))
}
