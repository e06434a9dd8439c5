import { concatBytes, uintBytes } from '../base/bytes.ts'
import { keccak256 } from '../base/hash.ts'
import { type Address, fromHex, type Hex, isHex, toHex } from '../base/hex.ts'
import { noRegistry, toRegistryError } from './askNode.ts'

/**
 * Where a mapping keeps what it has under a key of one word.
 *
 * @param slot Of the mapping: its number, or where it is kept itself in another mapping.
 * @returns 32 bytes.
 */
export function toEntry(key: Uint8Array, slot: number | Uint8Array): Uint8Array {
  return keccak256(concatBytes(key, typeof slot === 'number' ? uintBytes(slot, 32) : slot))
}

/**
 * Bytes that are given as hex, as one word.
 *
 * @param size 20 for an address, 32 for a hash.
 * @throws {RegistryError} `REGISTRY_BAD_VALUE`; the value is not shown, it may be a secret in the wrong place.
 */
export function toWord(hex: Hex, size: 20 | 32): Uint8Array {
  if (isHex(hex, size)) return concatBytes(new Uint8Array(32 - size), fromHex(hex))
  throw toRegistryError('REGISTRY_BAD_VALUE', `a value is not \`bytes${size}\``)
}

/** The bits of a slot, taken one field after the other, the lowest first. */
export type SlotFields = {
  /** The next bits, as a number. */
  take(bits: number): bigint
  /** The next 40 bits: seconds since 1970. */
  takeTime(): number
  /** The next 160 bits; `undefined` where they are zero. */
  takeAddress(): Address | undefined
  /**
   * @throws {RegistryError} `REGISTRY_NOT_FOUND` where what was not taken is not zero.
   */
  end(): void
}

/**
 * Reads the fields of a slot.
 *
 * @param value 32 bytes, or as short as a node writes them.
 *
 * @example
 * const fields = openSlot(value)
 * const time = fields.takeTime()
 * fields.end() // no registry writes anything else there
 */
export function openSlot(value: Hex): SlotFields {
  let rest = BigInt(value)
  const take = (bits: number) => {
    const field = rest & ((1n << BigInt(bits)) - 1n)
    rest >>= BigInt(bits)
    return field
  }
  return {
    take,
    takeTime: () => Number(take(40)),
    takeAddress: () => {
      const address = take(160)
      return address === 0n ? undefined : toHex(uintBytes(address, 20))
    },
    end() {
      if (rest !== 0n) throw noRegistry()
    },
  }
}
