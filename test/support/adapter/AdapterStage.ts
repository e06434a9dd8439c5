import type { AccountId } from '../../../src/base/accountId.ts'
import type { Address, Hex } from '../../../src/base/hex.ts'
import type { Position, RegistryReader, TransactionSender } from '../../../src/registry/Registry.ts'
import type { TypedData } from '../../../src/registry/TypedData.ts'

/** A registry of its own, and accounts, through an adapter. */
export type AdapterStage = {
  readonly registry: AccountId
  readonly reader: RegistryReader
  /** One of the funded accounts. */
  sender(account: number): Promise<TransactionSender>
  address(account: number): Address
  /** As the wallet of that account does it. */
  sign(account: number, data: TypedData): Promise<Hex>
}

/** What the registry knows of a position now. */
export async function readNow({ reader }: AdapterStage, position: Position) {
  const [facts] = await reader.readFacts([position], await reader.readBlock('latest'))
  return facts!
}

/** A deadline that does not pass. */
export const deadline = 2 ** 40

/** 32 bytes that a name gives. */
export function rootOf(byte: string): Hex {
  return `0x${byte.repeat(32)}`
}
