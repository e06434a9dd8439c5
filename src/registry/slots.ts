import { concatBytes, uintBytes } from '../base/bytes.ts'
import { keccak256 } from '../base/hash.ts'
import { type Hex, toHex } from '../base/hex.ts'
import { noRegistry, toRegistryError } from './askNode.ts'
import type { Facts, Position } from './Registry.ts'
import { parseKeySlot, toKeySlot } from './readKey.ts'
import { openSlot, toEntry, toWord } from './slot.ts'

/** One value for each storage slot that facts about a position rest on: always these five. */
export type FactSlots<Value> = {
  readonly key: Value
  readonly anchor: Value
  /** The status words that hold the bit of the position. */
  readonly revoked: Value
  readonly suspended: Value
  readonly superseded: Value
}

/** Where the mappings of anchors and of status words begin. */
const anchors = 0
const words = 1

const inlineBits = 176n

/**
 * Where a registry keeps what it knows of a position: what `eth_getStorageAt` and `eth_getProof`
 * (EIP-1186) are asked for.
 *
 * @returns Slots of 32 bytes.
 * @throws {RegistryError} `REGISTRY_BAD_VALUE`
 */
export function toFactSlots({ key, root, index }: Position): FactSlots<Hex> {
  const number = uintBytes(toWordNumber(index), 32)
  const anchorId = keccak256(concatBytes(toWord(key, 20), toWord(root, 32)))
  const ofBatch = toEntry(anchorId, words)
  const word = (purpose: number) => toHex(toEntry(number, toEntry(uintBytes(purpose, 32), ofBatch)))
  return {
    key: toKeySlot(key),
    anchor: toHex(toEntry(anchorId, anchors)),
    revoked: word(0),
    suspended: word(1),
    superseded: word(2),
  }
}

/**
 * Which status word of its batch holds the bit of a position.
 *
 * @throws {RegistryError} `REGISTRY_BAD_VALUE`
 */
export function toWordNumber(index: number): number {
  if (Number.isInteger(index) && index >= 0 && index < 2 ** 32) return index >>> 8
  throw toRegistryError('REGISTRY_BAD_VALUE', 'an index is not `uint32`')
}

/**
 * What the values of these slots say of each position of their word.
 *
 * @param values Of 32 bytes each, or as short as a node writes them.
 * @throws {RegistryError} `REGISTRY_NOT_FOUND` where no registry has written them.
 */
export function parseFactSlots(values: FactSlots<Hex>): (index: number) => Facts {
  const { anchor, flags, inline } = parseAnchorSlot(values.anchor)
  const key = parseKeySlot(values.key)
  const words = [values.revoked, values.suspended, values.superseded].map(BigInt)
  const [revoked, suspended, superseded] = words as [bigint, bigint, bigint]
  const hasBit = (word: bigint, index: number) => (word >> BigInt(index & 255)) % 2n === 1n
  const width = toWidth(anchor?.size ?? 0, flags.hasWideEntries)
  return (index) => ({
    ...(anchor && { anchor }),
    ...(key && { key }),
    batchRevoked: flags.batchRevoked,
    batchSuspended: flags.batchSuspended,
    revoked: hasBit(revoked, index) || isInline(inline, width, index),
    suspended: hasBit(suspended, index),
    superseded: hasBit(superseded, index),
  })
}

function parseAnchorSlot(value: Hex) {
  const slot = openSlot(value)
  const anchor = { anchoredAt: slot.takeTime(), size: Number(slot.take(32)) }
  const [batchRevoked, batchSuspended] = [slot.take(1) === 1n, slot.take(1) === 1n]
  const unused = slot.take(5)
  const hasWideEntries = slot.take(1) === 1n
  // Time and size are written together, and nothing between the flags ever is.
  if ((anchor.anchoredAt === 0) !== (anchor.size === 0) || unused !== 0n) throw noRegistry()
  return {
    anchor: anchor.size === 0 ? undefined : anchor,
    flags: { batchRevoked, batchSuspended, hasWideEntries },
    inline: slot.take(Number(inlineBits)),
  }
}

/** Bits of an inline entry; `undefined` where the inline part is a bitmap. */
function toWidth(size: number, hasWideEntries: boolean): bigint | undefined {
  // The first revocation came before the anchor, when no size was known.
  if (hasWideEntries) return 32n
  return size <= inlineBits ? undefined : BigInt(size.toString(2).length)
}

function isInline(inline: bigint, width: bigint | undefined, index: number): boolean {
  if (width === undefined) return index < inlineBits && (inline >> BigInt(index)) % 2n === 1n
  for (let entries = inline; entries !== 0n; entries >>= width) {
    if (BigInt.asUintN(Number(width), entries) === BigInt(index) + 1n) return true
  }
  return false
}
