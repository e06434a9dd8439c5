import { base64urlnopad } from '@scure/base'
import { decode, encode } from 'cborg'
import { type Address, fromHex, toHex } from '../base/hex.ts'
import type { AnchorProof } from './AnchorProof.ts'
import { AnchorProofError } from './AnchorProofError.ts'

const members = {
  chainId: 1,
  registry: 2,
  key: 3,
  index: 4,
  salt: 5,
  size: 6,
  root: 7,
  path: 8,
} as const
const aggregate = 9

/** Multibase prefix of base64url without padding. */
const multibase = 'u'

/**
 * An anchor proof as text: multibase base64url of deterministic CBOR (RFC 8949 §4.2.1).
 *
 * @example
 * encodeAnchorProof(proof) // 'uqAEZemkCVBa…'
 */
export function encodeAnchorProof(proof: AnchorProof): string {
  return multibase + base64urlnopad.encode(toCbor(proof))
}

/**
 * Reads the text that `encodeAnchorProof` writes. There is one text for one proof: unknown members,
 * trailing bytes, spare bits and longer forms of a number are refused.
 *
 * @throws {AnchorProofError}
 */
export function decodeAnchorProof(text: string): AnchorProof {
  if (!text.startsWith(multibase)) throw new AnchorProofError({ problem: 'not base64url' })
  const fields = readFields(text.slice(1))
  if (fields.has(aggregate)) {
    throw new AnchorProofError({ code: 'ANCHOR_PROOF_UNSUPPORTED', problem: 'it has an aggregate' })
  }
  const proof: AnchorProof = {
    registry: {
      chainId: readInteger(fields, 'chainId', Number.MAX_SAFE_INTEGER),
      address: readAddress(fields, 'registry'),
    },
    key: readAddress(fields, 'key'),
    index: readInteger(fields, 'index', 2 ** 32 - 1),
    salt: readBytes(fields, 'salt', 32),
    size: readInteger(fields, 'size', 2 ** 32 - 1),
    root: readBytes(fields, 'root', 32),
    path: readPath(fields),
  }
  if (proof.registry.chainId === 0) throw new AnchorProofError({ problem: 'no good chainId' })
  if (proof.index >= proof.size) throw new AnchorProofError({ problem: 'an index beyond the size' })
  if (encodeAnchorProof(proof) !== text) {
    throw new AnchorProofError({ problem: 'another encoding of the same proof' })
  }
  return proof
}

function toCbor(proof: AnchorProof): Uint8Array {
  return encode(
    new Map<number, number | Uint8Array>([
      [members.chainId, proof.registry.chainId],
      [members.registry, fromHex(proof.registry.address, 20)],
      [members.key, fromHex(proof.key, 20)],
      [members.index, proof.index],
      [members.salt, proof.salt],
      [members.size, proof.size],
      [members.root, proof.root],
      [members.path, proof.path],
    ]),
  )
}

type Fields = ReadonlyMap<unknown, unknown>

function readFields(text: string): Fields {
  try {
    const bytes = base64urlnopad.decode(text)
    const fields: unknown = decode(bytes, {
      strict: true,
      useMaps: true,
      rejectDuplicateMapKeys: true,
    })
    if (fields instanceof Map) return fields
  } catch (cause) {
    throw new AnchorProofError({ problem: 'not base64url of CBOR', cause })
  }
  throw new AnchorProofError({ problem: 'not a map' })
}

function readInteger(fields: Fields, name: keyof typeof members, most: number): number {
  const value = fields.get(members[name])
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most)
    return value
  throw new AnchorProofError({ problem: `no good ${name}` })
}

function readBytes(fields: Fields, name: keyof typeof members, size?: number): Uint8Array {
  const value = fields.get(members[name])
  if (value instanceof Uint8Array && (size === undefined || value.length === size)) return value
  throw new AnchorProofError({ problem: `no good ${name}` })
}

function readAddress(fields: Fields, name: keyof typeof members): Address {
  return toHex(readBytes(fields, name, 20))
}

function readPath(fields: Fields): Uint8Array {
  const path = readBytes(fields, 'path')
  if (path.length % 32 !== 0 || path.length > 32 * 32) {
    throw new AnchorProofError({ problem: 'a path that is not 0 to 32 hashes' })
  }
  return path
}
