import { keccak256 } from '../base/hash.ts'
import { fromHex, type Hex, toHex } from '../base/hex.ts'
import type { Block } from '../registry/Registry.ts'
import { brokenProof } from './checkProof.ts'

/** A block, and the root of the state after it. */
export type Header = { readonly block: Block; readonly stateRoot: Uint8Array }

/** Where the fields are in a header (Yellow Paper §4.3); forks append others. */
const places = { stateRoot: 3, number: 8, timestamp: 11 } as const
const fewestFields = 15

/** The last second since 1970 that a `Date` can hold. */
const lastSecond = 8.64e12

/**
 * Reads a block header.
 *
 * @param header In RLP.
 * @throws {RegistryError} `REGISTRY_PROOF_BROKEN` where it is none.
 */
export async function readHeader(header: Hex): Promise<Header> {
  const { RLP } = await import('@ethereumjs/rlp')
  const bytes = fromHex(header)
  let fields: unknown
  try {
    fields = RLP.decode(bytes)
  } catch (cause) {
    throw brokenProof('its header is no RLP', cause)
  }
  if (!Array.isArray(fields) || fields.length < fewestFields) throw brokenProof('it has no header')
  const stateRoot: unknown = fields[places.stateRoot]
  if (!(stateRoot instanceof Uint8Array) || stateRoot.length !== 32) {
    throw brokenProof('its header has no state root')
  }
  const block: Block = {
    number: toNumber(fields[places.number]),
    hash: toHex(keccak256(bytes)),
    timestamp: toNumber(fields[places.timestamp]),
  }
  if (block.timestamp > lastSecond) throw brokenProof('its header has no time')
  return { block, stateRoot }
}

function toNumber(field: unknown): number {
  if (!(field instanceof Uint8Array) || field.length > 7 || field[0] === 0) {
    throw brokenProof('its header has no number')
  }
  const value = field.reduce((sum, byte) => sum * 256 + byte, 0)
  if (Number.isSafeInteger(value)) return value
  throw brokenProof('its header has no number')
}
