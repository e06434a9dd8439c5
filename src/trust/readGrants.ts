import { concatBytes, uintBytes } from '../base/bytes.ts'
import { keccak256 } from '../base/hash.ts'
import { type Hex, toHex } from '../base/hex.ts'
import { noRegistry } from '../registry/askNode.ts'
import type { ReadContract } from '../registry/ChainReader.ts'
import type { Block } from '../registry/Registry.ts'
import { openSlot, toEntry, toWord } from '../registry/slot.ts'
import { takeWindow } from '../registry/takeWindow.ts'
import { type Edge, type GrantRecord, toEdge } from './Grant.ts'

/** Where the mapping of grants begins. */
const grants = 0

/** What a registry knows of grants at a block, in their order; `undefined` for one never written. */
export async function readGrants(
  { chain, registry }: ReadContract,
  edges: readonly Edge[],
  block: Block,
): Promise<readonly (GrantRecord | undefined)[]> {
  const values = await chain.readSlots(registry, edges.map(toGrantSlot), block)
  return values.map(parseGrantSlot)
}

/**
 * Where a registry keeps what it knows of a grant.
 *
 * @throws {InvalidUintError}
 * @throws {RegistryError} `REGISTRY_BAD_VALUE` where the scope is not 32 bytes.
 */
function toGrantSlot(edge: Edge): Hex {
  const { from, to, scope, sequence } = toEdge(edge)
  const grantId = keccak256(
    concatBytes(uintBytes(from, 32), uintBytes(to, 32), toWord(scope, 32), uintBytes(sequence, 32)),
  )
  return toHex(toEntry(grantId, grants))
}

/**
 * What the slot of a grant says; `undefined` where it was never written.
 *
 * @throws {RegistryError} `REGISTRY_NOT_FOUND` where no registry has written it.
 */
function parseGrantSlot(value: Hex): GrantRecord | undefined {
  const slot = openSlot(value)
  const window = takeWindow(slot)
  const depth = Number(slot.take(8))
  slot.end()
  if (!window && depth !== 0) throw noRegistry()
  return window && { ...window, depth }
}
