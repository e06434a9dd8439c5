import { uintBytes } from '../base/bytes.ts'
import { type Address, type Hex, toHex } from '../base/hex.ts'
import type { ReadContract } from './ChainReader.ts'
import type { Block } from './Registry.ts'
import { parseIssuerSlots, toIssuerSlots } from './readIssuer.ts'
import { readOneSlot } from './readOneSlot.ts'
import { openSlot } from './slot.ts'

/** Where the registry counts its issuers. */
const issuerCount = toHex(uintBytes(5, 32))
/** Three slots each: one call. */
const lookedAt = 300

/**
 * The newest issuer of a controller that has an identifier, among the three hundred newest: one whose maker never
 * learned its number.
 *
 * @returns Its id; `undefined` where there is none.
 * @throws {RegistryError}
 */
export async function findIssuer(
  contract: ReadContract,
  sought: { readonly controller: Address; readonly identifierHash: Hex },
  block: Block,
): Promise<number | undefined> {
  const { chain, registry } = contract
  const slot = openSlot(await readOneSlot(contract, issuerCount, block))
  const newest = Number(slot.take(64))
  slot.end()
  const ids = Array.from({ length: Math.min(newest, lookedAt) }, (_, i) => newest - i)
  const values = await chain.readSlots(registry, ids.flatMap(toIssuerSlots), block)
  return ids.find((_, i) => {
    const record = parseIssuerSlots(values.slice(i * 3, i * 3 + 3))
    return (
      record?.controller === sought.controller && record.identifierHash === sought.identifierHash
    )
  })
}
