import { sha256 as nobleSha256 } from '@noble/hashes/sha2'
import { keccak_256 } from '@noble/hashes/sha3'
import { createKeccak } from 'hash-wasm'
import { utf8 } from './bytes.ts'

/** Bytes in, 32 bytes out. */
export type Hash = (bytes: Uint8Array) => Uint8Array

/** What Node has (from 20.16 on, under this name): a hash that answers at once, in a seventh of the time. */
type Platform = {
  readonly process?: { getBuiltinModule?(name: 'node:crypto'): NodeCrypto | undefined }
}
type NodeCrypto = {
  hash?(algorithm: string, content: Uint8Array | string, encoding: 'buffer'): Uint8Array
}

const { hash: nodeHash } = (globalThis as Platform).process?.getBuiltinModule?.('node:crypto') ?? {}

/** SHA-256 (FIPS 180-4). */
export const sha256: Hash = nodeHash
  ? (bytes) => new Uint8Array(nodeHash('sha256', bytes, 'buffer'))
  : (bytes) => nobleSha256(bytes)

/** SHA-256 of a text in UTF-8. */
export const sha256OfText: (text: string) => Uint8Array = nodeHash
  ? (text) => new Uint8Array(nodeHash('sha256', text, 'buffer'))
  : (text) => nobleSha256(utf8(text))

/** Keccak-256 as the EVM has it: the original padding, not SHA3-256's. */
export const keccak256: Hash = (bytes) => keccak_256(bytes)

/**
 * Keccak-256 in WebAssembly, for work by the hundred thousand. The module is compiled once per call.
 *
 * @example
 * const hash = await loadFastKeccak256()
 * buildMerkleTree(leaves, hash)
 */
export async function loadFastKeccak256(): Promise<Hash> {
  const hasher = await createKeccak(256)
  return (bytes) => hasher.init().update(bytes).digest('binary')
}
