import { uintBytes } from '../base/bytes.ts'
import { type Hex, toHex } from '../base/hex.ts'
import { toUint } from '../base/uint.ts'
import { noRegistry } from './askNode.ts'
import type { ReadContract } from './ChainReader.ts'
import type { Block, IssuerRecord } from './Registry.ts'
import { openSlot, toEntry } from './slot.ts'

/** Where the mapping of issuers begins. */
const issuers = 2

/** What a registry knows of an issuer at a block; `undefined` where there is none with this id. */
export async function readIssuer(
  { chain, registry }: ReadContract,
  issuerId: number,
  block: Block,
): Promise<IssuerRecord | undefined> {
  return parseIssuerSlots(await chain.readSlots(registry, toIssuerSlots(issuerId), block))
}

/** Where a registry keeps what it knows of an issuer: three slots, one after the other. */
export function toIssuerSlots(issuerId: number): readonly Hex[] {
  const first = BigInt(toHex(toEntry(uintBytes(toUint(issuerId, 64), 32), issuers)))
  // As the EVM counts: the slot after the last is the first.
  return [0n, 1n, 2n].map((i) => toHex(uintBytes(BigInt.asUintN(256, first + i), 32)))
}

/**
 * What these slots say of an issuer; `undefined` where there is none.
 *
 * @throws {RegistryError} `REGISTRY_NOT_FOUND` where no registry has written them.
 */
export function parseIssuerSlots(values: readonly Hex[]): IssuerRecord | undefined {
  const [first, identifierHash, third] = values as [Hex, Hex, Hex]
  const slot = openSlot(first)
  const controller = slot.takeAddress()
  const anchoredOnly = slot.take(1) === 1n
  slot.end()
  const last = openSlot(third)
  const pendingController = last.takeAddress()
  last.end()
  if (controller) {
    return {
      controller,
      identifierHash,
      anchoredOnly,
      ...(pendingController && { pendingController }),
    }
  }
  if (anchoredOnly || BigInt(identifierHash) !== 0n || pendingController) throw noRegistry()
  return undefined
}
