import { decode, encode } from 'cborg'
import { decodeBase64url, encodeBase64url } from '../base/base64url.ts'
import { equalBytes } from '../base/bytes.ts'
import { type Address, fromHex, toHex } from '../base/hex.ts'
import type { AggregateProof } from './AggregateProof.ts'
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
  aggregate: 9,
} as const

/** Multibase prefix of base64url without padding. */
const multibase = 'u'

/**
 * An anchor proof as text: multibase base64url of deterministic CBOR (RFC 8949 §4.2.1).
 *
 * @example
 * encodeAnchorProof(proof) // 'uqAEZemkCVBa…'
 */
export function encodeAnchorProof(proof: AnchorProof): string {
  return multibase + encodeBase64url(toCbor(proof))
}

/**
 * Reads the text that `encodeAnchorProof` writes. There is one text for one proof: unknown members,
 * trailing bytes, spare bits and longer forms of a number are refused.
 *
 * @throws {AnchorProofError}
 */
export function decodeAnchorProof(text: string): AnchorProof {
  if (!text.startsWith(multibase)) throw new AnchorProofError({ problem: 'not base64url' })
  const bytes = decodeBase64url(text.slice(1))
  if (!bytes) throw new AnchorProofError({ problem: 'not base64url' })
  const fields = readFields(bytes)
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
    path: readPath(fields.get(members.path)),
    ...(fields.has(members.aggregate) && { aggregate: readAggregate(fields) }),
  }
  if (proof.registry.chainId === 0) throw new AnchorProofError({ problem: 'no good chainId' })
  if (proof.index >= proof.size) throw new AnchorProofError({ problem: 'an index beyond the size' })
  if (!equalBytes(toCbor(proof), bytes)) {
    throw new AnchorProofError({ problem: 'another encoding of the same proof' })
  }
  return proof
}

function toCbor(proof: AnchorProof): Uint8Array {
  return encode(
    new Map<number, number | Uint8Array | readonly (number | Uint8Array)[]>([
      [members.chainId, proof.registry.chainId],
      [members.registry, fromHex(proof.registry.address, 20)],
      [members.key, fromHex(proof.key, 20)],
      [members.index, proof.index],
      [members.salt, proof.salt],
      [members.size, proof.size],
      [members.root, proof.root],
      [members.path, proof.path],
      ...(proof.aggregate ? [[members.aggregate, toArray(proof.aggregate)] as const] : []),
    ]),
  )
}

function toArray(aggregate: AggregateProof): readonly (number | Uint8Array)[] {
  const { index, size, path, notAfter, signature, publicKey } = aggregate
  return [index, size, path, notAfter, signature, ...(publicKey ? [publicKey] : [])]
}

type Fields = ReadonlyMap<unknown, unknown>

function readFields(bytes: Uint8Array): Fields {
  try {
    const fields: unknown = decode(bytes, {
      strict: true,
      useMaps: true,
      rejectDuplicateMapKeys: true,
    })
    if (fields instanceof Map) return fields
  } catch (cause) {
    throw new AnchorProofError({ problem: 'not CBOR', cause })
  }
  throw new AnchorProofError({ problem: 'not a map' })
}

function readInteger(fields: Fields, name: keyof typeof members, most: number): number {
  return toInteger(fields.get(members[name]), name, most)
}

function readBytes(fields: Fields, name: keyof typeof members, size: number): Uint8Array {
  return toBytes(fields.get(members[name]), name, size)
}

function readAddress(fields: Fields, name: keyof typeof members): Address {
  return toHex(readBytes(fields, name, 20))
}

function readAggregate(fields: Fields): AggregateProof {
  const value = fields.get(members.aggregate)
  if (!Array.isArray(value) || value.length < 5 || value.length > 6) {
    throw new AnchorProofError({ problem: 'an aggregate of other than five or six members' })
  }
  const [index, size, path, notAfter, signature, publicKey] = value as readonly unknown[]
  const aggregate: AggregateProof = {
    index: toInteger(index, 'index in the aggregate', 2 ** 32 - 1),
    size: toInteger(size, 'size of the aggregate', 2 ** 32 - 1),
    path: readPath(path),
    notAfter: toInteger(notAfter, 'notAfter', 2 ** 40 - 1),
    signature: toBytes(signature, 'signature', 64),
    ...(value.length === 6 && { publicKey: toBytes(publicKey, 'public key', 64) }),
  }
  if (aggregate.index < aggregate.size) return aggregate
  throw new AnchorProofError({ problem: 'an index beyond the size of the aggregate' })
}

function readPath(value: unknown): Uint8Array {
  if (value instanceof Uint8Array && value.length % 32 === 0 && value.length <= 32 * 32) {
    return value
  }
  throw new AnchorProofError({ problem: 'a path that is not 0 to 32 hashes' })
}

function toInteger(value: unknown, what: string, most: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most)
    return value
  throw new AnchorProofError({ problem: `no good ${what}` })
}

function toBytes(value: unknown, what: string, size: number): Uint8Array {
  if (value instanceof Uint8Array && value.length === size) return value
  throw new AnchorProofError({ problem: `no good ${what}` })
}
