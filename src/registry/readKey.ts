import { type Address, type Hex, toHex } from '../base/hex.ts'
import { noRegistry } from './askNode.ts'
import type { ReadContract } from './ChainReader.ts'
import { type Block, type KeyRecord, keyRoles, keyTypes } from './Registry.ts'
import { readOneSlot } from './readOneSlot.ts'
import { openSlot, toEntry, toWord } from './slot.ts'
import { takeWindow } from './takeWindow.ts'

/** Where the mapping of keys begins. */
const keys = 3

/** What a registry knows of a key at a block; `undefined` where no issuer has it. */
export async function readKey(
  contract: ReadContract,
  key: Address,
  block: Block,
): Promise<KeyRecord | undefined> {
  return parseKeySlot(await readOneSlot(contract, toKeySlot(key), block))
}

/** Where a registry keeps what it knows of a key. */
export function toKeySlot(key: Address): Hex {
  return toHex(toEntry(toWord(key, 20), keys))
}

/**
 * What the slot of a key says; `undefined` where no issuer has it.
 *
 * @throws {RegistryError} `REGISTRY_NOT_FOUND` where no registry has written it.
 */
export function parseKeySlot(value: Hex): KeyRecord | undefined {
  const slot = openSlot(value)
  const issuerId = slot.take(64)
  const window = takeWindow(slot)
  const [keyType, roles] = [Number(slot.take(8)), Number(slot.take(8))]
  slot.end()
  const type = keyTypes[keyType]
  if (issuerId === 0n && !window && keyType === 0 && roles === 0) return undefined
  if (issuerId === 0n || !window || type === undefined) throw noRegistry()
  if (issuerId > BigInt(Number.MAX_SAFE_INTEGER) || roles >= 2 ** keyRoles.length)
    throw noRegistry()
  return {
    issuerId: Number(issuerId),
    ...window,
    type,
    roles: keyRoles.filter((_, bit) => (roles >> bit) % 2 === 1),
  }
}
