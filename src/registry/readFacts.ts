import { decodeFunctionResult, encodeFunctionData } from 'viem'
import { abi } from './abi.ts'
import { askRegistry, noRegistry, type Registry } from './askNode.ts'
import {
  type Block,
  type Facts,
  type KeyRecord,
  keyRoles,
  keyTypes,
  type Position,
} from './Registry.ts'

/** Seven words of the position and six of the key. */
const words = 13

/** What a registry knows of one position, and of the key, at a block. */
export function readFacts(
  registry: Registry,
  { key, root, index }: Position,
  block: Block,
): Promise<Facts> {
  const functionName = 'factsOf'
  return askRegistry(registry, block, {
    call: encodeFunctionData({ abi, functionName, args: [key, root, index] }),
    words,
    decode: (data) => toFacts(decodeFunctionResult({ abi, functionName, data })),
  })
}

type Answer = ReturnType<typeof decodeFunctionResult<typeof abi, 'factsOf'>>

function toFacts([{ anchoredAt, size, ...status }, record]: Answer): Facts {
  const { from, end, badSince } = record
  // The decoder takes what is wider than its type, up to a time that no date can hold.
  if ([anchoredAt, from, end, badSince].some((time) => time >= 2 ** 40)) throw noRegistry()
  if (size >= 2 ** 32) throw noRegistry()
  return {
    ...(anchoredAt !== 0 && { anchor: { anchoredAt, size } }),
    ...(record.issuerId !== 0n && { key: toKeyRecord(record) }),
    ...status,
  }
}

function toKeyRecord(record: Answer[1]): KeyRecord {
  const { issuerId, from, end, badSince, keyType, roles } = record
  const type = keyTypes[keyType]
  if (type === undefined || issuerId > BigInt(Number.MAX_SAFE_INTEGER)) throw noRegistry()
  if (roles >= 2 ** keyRoles.length) throw noRegistry()
  return {
    issuerId: Number(issuerId),
    from,
    ...(end !== 0 && { end }),
    ...(badSince !== 0 && { badSince }),
    type,
    roles: keyRoles.filter((_, bit) => (roles >> bit) % 2 === 1),
  }
}
