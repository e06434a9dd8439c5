import { decodeFunctionResult } from 'viem'
import type { Address } from '../base/hex.ts'
import { abi } from './abi.ts'
import { askRegistry, noRegistry, type Registry } from './askNode.ts'
import { encodeCall } from './encodeCall.ts'
import { type Block, type KeyRecord, keyRoles, keyTypes } from './Registry.ts'
import { toWindowRecord } from './toWindowRecord.ts'

/** What a registry knows of a key at a block; `undefined` where no issuer has it. */
export async function readKey(
  registry: Registry,
  key: Address,
  block: Block,
): Promise<KeyRecord | undefined> {
  const functionName = 'keyOf'
  return askRegistry(registry, block, {
    call: encodeCall(abi, functionName, () => [key]),
    words: 6,
    decode: (data) => toKeyRecord(decodeFunctionResult({ abi, functionName, data })),
  })
}

type Answer = ReturnType<typeof decodeFunctionResult<typeof abi, 'keyOf'>>

/** A key as the registry returns it; `undefined` where no issuer has it. */
export function toKeyRecord(record: Answer): KeyRecord | undefined {
  const { issuerId, keyType, roles } = record
  const window = toWindowRecord(record)
  const type = keyTypes[keyType]
  if (issuerId === 0n) return undefined
  if (type === undefined || issuerId > BigInt(Number.MAX_SAFE_INTEGER)) throw noRegistry()
  if (roles >= 2 ** keyRoles.length) throw noRegistry()
  return {
    issuerId: Number(issuerId),
    ...window,
    type,
    roles: keyRoles.filter((_, bit) => (roles >> bit) % 2 === 1),
  }
}
