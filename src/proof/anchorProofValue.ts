import { encode } from 'cborg'
import { decodeBase64url, encodeBase64url } from '../base/base64url.ts'
import { type Address, fromHex, toHex } from '../base/hex.ts'
import type { AggregateProof } from './AggregateProof.ts'
import type { AnchorProof } from './AnchorProof.ts'
import { AnchorProofError } from './AnchorProofError.ts'
import { CborReader } from './CborReader.ts'

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
  const bytes = text.startsWith(multibase) ? decodeBase64url(text.slice(1)) : undefined
  if (!bytes) throw new AnchorProofError({ problem: 'not base64url' })
  const reader = new CborReader(bytes)
  const count = reader.count('map', 'map')
  if (count !== members.path && count !== members.aggregate) {
    throw new AnchorProofError({ problem: 'other than eight or nine members' })
  }
  // The members come in the order of their numbers, as they do in `members`.
  const proof: AnchorProof = {
    registry: {
      chainId: readMember(reader, 'chainId').integer('chainId', Number.MAX_SAFE_INTEGER),
      address: readAddress(reader, 'registry'),
    },
    key: readAddress(reader, 'key'),
    index: readMember(reader, 'index').integer('index', 2 ** 32 - 1),
    salt: readBytes(readMember(reader, 'salt'), 'salt', 32),
    size: readMember(reader, 'size').integer('size', 2 ** 32 - 1),
    root: readBytes(readMember(reader, 'root'), 'root', 32),
    path: readPath(readMember(reader, 'path')),
    ...(count === members.aggregate && {
      aggregate: readAggregate(readMember(reader, 'aggregate')),
    }),
  }
  reader.end()
  if (proof.registry.chainId === 0) throw new AnchorProofError({ problem: 'no good chainId' })
  if (proof.index >= proof.size) throw new AnchorProofError({ problem: 'an index beyond the size' })
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

function readMember(reader: CborReader, name: keyof typeof members): CborReader {
  if (reader.integer(name, members.aggregate) === members[name]) return reader
  throw new AnchorProofError({ problem: `no ${name} where it belongs` })
}

function readAddress(reader: CborReader, name: 'registry' | 'key'): Address {
  return toHex(readBytes(readMember(reader, name), name, 20))
}

function readAggregate(reader: CborReader): AggregateProof {
  const count = reader.count('array', 'aggregate')
  if (count < 5 || count > 6) {
    throw new AnchorProofError({ problem: 'an aggregate of other than five or six members' })
  }
  const aggregate: AggregateProof = {
    index: reader.integer('index in the aggregate', 2 ** 32 - 1),
    size: reader.integer('size of the aggregate', 2 ** 32 - 1),
    path: readPath(reader),
    notAfter: reader.integer('notAfter', 2 ** 40 - 1),
    signature: readBytes(reader, 'signature', 64),
    ...(count === 6 && { publicKey: readBytes(reader, 'public key', 64) }),
  }
  if (aggregate.index < aggregate.size) return aggregate
  throw new AnchorProofError({ problem: 'an index beyond the size of the aggregate' })
}

function readPath(reader: CborReader): Uint8Array {
  const path = reader.bytes('path')
  if (path.length % 32 === 0 && path.length <= 32 * 32) return path
  throw new AnchorProofError({ problem: 'a path that is not 0 to 32 hashes' })
}

function readBytes(reader: CborReader, what: string, size: number): Uint8Array {
  const bytes = reader.bytes(what)
  if (bytes.length === size) return bytes
  throw new AnchorProofError({ problem: `no good ${what}` })
}
