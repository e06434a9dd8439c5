import { concatBytes, uintBytes } from '../base/bytes.ts'
import { keccak256 } from '../base/hash.ts'
import { fromHex, type Hex, toHex } from '../base/hex.ts'
import { noRegistry } from './askNode.ts'
import { type Facts, type KeyRecord, keyRoles, keyTypes, type Position } from './Registry.ts'

/** One value for each storage slot that facts about a position rest on: always these five. */
export type FactSlots<Value> = {
  readonly key: Value
  readonly anchor: Value
  /** The status words that hold the bit of the position. */
  readonly revoked: Value
  readonly suspended: Value
  readonly superseded: Value
}

/** Where the mappings of a registry begin. */
const anchors = 0
const words = 1
const keys = 3

const inlineBits = 176n

/**
 * Where a registry keeps what it knows of a position: what `eth_getStorageAt` and `eth_getProof`
 * (EIP-1186) are asked for.
 *
 * @returns Slots of 32 bytes.
 */
export function toFactSlots({ key, root, index }: Position): FactSlots<Hex> {
  const anchorId = keccak256(concatBytes(toWord(key), fromHex(root, 32)))
  const ofBatch = toEntry(anchorId, uintBytes(words, 32))
  const word = (purpose: number) =>
    toHex(toEntry(uintBytes(index >>> 8, 32), toEntry(uintBytes(purpose, 32), ofBatch)))
  return {
    key: toHex(toEntry(toWord(key), uintBytes(keys, 32))),
    anchor: toHex(toEntry(anchorId, uintBytes(anchors, 32))),
    revoked: word(0),
    suspended: word(1),
    superseded: word(2),
  }
}

/**
 * What the values of these slots say of a position.
 *
 * @param values Of 32 bytes each, or as short as a node writes them.
 * @throws {RegistryError} `REGISTRY_NOT_FOUND` where no registry has written them.
 */
export function parseFactSlots(values: FactSlots<Hex>, index: number): Facts {
  const anchor = BigInt(values.anchor)
  const size = Number(cut(anchor, 40n, 32n))
  const flags = cut(anchor, 72n, 8n)
  const key = parseKeySlot(BigInt(values.key))
  const hasBit = (word: Hex) => cut(BigInt(word), BigInt(index & 255), 1n) === 1n
  return {
    ...(size !== 0 && { anchor: { anchoredAt: Number(cut(anchor, 0n, 40n)), size } }),
    ...(key && { key }),
    batchRevoked: cut(flags, 0n, 1n) === 1n,
    batchSuspended: cut(flags, 1n, 1n) === 1n,
    revoked: hasBit(values.revoked) || isInline(anchor >> 80n, toWidth(size, flags), index),
    suspended: hasBit(values.suspended),
    superseded: hasBit(values.superseded),
  }
}

/** Bits of an inline entry; `undefined` where the inline part is a bitmap. */
function toWidth(size: number, flags: bigint): bigint | undefined {
  // The first revocation came before the anchor, when no size was known.
  if (cut(flags, 7n, 1n) === 1n) return 32n
  return size <= inlineBits ? undefined : BigInt(size.toString(2).length)
}

function isInline(inline: bigint, width: bigint | undefined, index: number): boolean {
  if (width === undefined) return index < inlineBits && cut(inline, BigInt(index), 1n) === 1n
  for (let entries = inline; entries !== 0n; entries >>= width) {
    if (cut(entries, 0n, width) === BigInt(index) + 1n) return true
  }
  return false
}

function parseKeySlot(slot: bigint): KeyRecord | undefined {
  const issuerId = cut(slot, 0n, 64n)
  if (issuerId === 0n) return undefined
  const end = Number(cut(slot, 104n, 40n))
  const badSince = Number(cut(slot, 144n, 40n))
  const type = keyTypes[Number(cut(slot, 184n, 8n))]
  const roles = Number(cut(slot, 192n, 8n))
  if (type === undefined || issuerId > BigInt(Number.MAX_SAFE_INTEGER)) throw noRegistry()
  if (roles >= 2 ** keyRoles.length) throw noRegistry()
  return {
    issuerId: Number(issuerId),
    from: Number(cut(slot, 64n, 40n)),
    ...(end !== 0 && { end }),
    ...(badSince !== 0 && { badSince }),
    type,
    roles: keyRoles.filter((_, bit) => (roles >> bit) % 2 === 1),
  }
}

function cut(slot: bigint, from: bigint, bits: bigint): bigint {
  return (slot >> from) & ((1n << bits) - 1n)
}

/** Where a mapping at `slot` keeps a key of one word. */
function toEntry(key: Uint8Array, slot: Uint8Array): Uint8Array {
  return keccak256(concatBytes(key, slot))
}

function toWord(address: Hex): Uint8Array {
  return concatBytes(new Uint8Array(12), fromHex(address, 20))
}
