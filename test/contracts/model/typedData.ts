import { TypedDataEncoder } from 'ethers'
import type { Hex } from './bytes.ts'
import { type Action, isOnBatch, isReversible } from './StatusModel.ts'

/** What signatures are bound to. */
export type Domain = {
  readonly name: string
  readonly version: string
  readonly chainId: number
  readonly verifyingContract: Hex
}

const EDGE = ['uint64 from', 'uint64 to', 'bytes32 scope', 'uint32 sequence']

/** The types of EIP-712 that the protocol page names, as it writes them. */
const TYPES = {
  Anchor: ['address key', 'bytes32 root', 'uint32 size', 'uint256 deadline'],
  AggregateItem: ['address key', 'bytes32 root', 'uint32 size', 'uint40 notAfter'],
  KeyConsent: [
    'uint64 issuerId',
    'address controller',
    'address key',
    'uint8 keyType',
    'uint8 roles',
    'uint256 deadline',
  ],
  Grant: [...EDGE, 'uint40 end', 'uint8 depth', 'uint256 deadline'],
  EndGrant: [...EDGE, 'uint40 end', 'uint256 deadline'],
  DisownGrant: [...EDGE, 'uint40 since', 'uint256 deadline'],
}

/** What a signer signs. */
export function hashTypedData(domain: Domain, type: keyof typeof TYPES, message: object): Hex {
  return encode(domain, type, TYPES[type], message)
}

/** What a signer signs to change a status. */
export function hashChange(domain: Domain, action: Action, message: object): Hex {
  const fields = [
    'address key',
    'bytes32 root',
    ...(isOnBatch(action) ? [] : ['bytes indexes']),
    'uint8 reason',
    ...(isReversible(action) ? ['uint256 nonce'] : []),
    'uint256 deadline',
  ]
  return encode(domain, action[0]!.toUpperCase() + action.slice(1), fields, message)
}

function encode(domain: Domain, type: string, fields: readonly string[], message: object): Hex {
  const typed = fields.map((field) => {
    const [fieldType, name] = field.split(' ')
    return { type: fieldType!, name: name! }
  })
  const values = Object.entries(message).filter(([name]) => typed.some((it) => it.name === name))
  return TypedDataEncoder.hash(domain, { [type]: typed }, Object.fromEntries(values))
}
