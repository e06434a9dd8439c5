import type { AccountId } from '../base/accountId.ts'
import type { Address, Hex } from '../base/hex.ts'
import { toUint } from '../base/uint.ts'
import { packIndexes } from './packIndexes.ts'
import { type Reason, reasons } from './Registry.ts'
import { type TypedData, toTypedData } from './TypedData.ts'

/** What can be done to a status. The names and their order are the contract's. */
export const actions = [
  'revoke',
  'supersede',
  'suspend',
  'reinstate',
  'revokeBatch',
  'suspendBatch',
  'reinstateBatch',
] as const

/** One of `actions`. */
export type Action = (typeof actions)[number]

/** What somebody signs so that anybody can change the status of a batch, or of credentials in it. */
export type ChangeRequest = {
  readonly registry: AccountId
  /** The key that anchored the batch. */
  readonly anchorKey: Address
  /** Merkle root of the batch, 32 bytes. */
  readonly root: Hex
  /** Default `unspecified`. */
  readonly reason?: Reason
  /** Who signs: the key of the anchor, another key of its issuer with the role, or the controller. */
  readonly signer: Address
  /** Last block time at which it can be sent, in seconds since 1970. */
  readonly deadline: number
  readonly action: Action
} & (
  | {
      readonly action: 'revoke' | 'supersede'
      /** Positions from 0, in any order. */
      readonly indexes: readonly number[]
    }
  | {
      readonly action: 'suspend' | 'reinstate'
      /** Positions from 0, in any order. */
      readonly indexes: readonly number[]
      /** A number below 2^256 that the signer never used before: what can be undone could be sent again later. */
      readonly nonce: bigint
    }
  | { readonly action: 'revokeBatch' }
  | {
      readonly action: 'suspendBatch' | 'reinstateBatch'
      /** As for single credentials. */
      readonly nonce: bigint
    }
)

const whole = { key: 'address', root: 'bytes32', reason: 'uint8' }
const some = { key: 'address', root: 'bytes32', indexes: 'bytes', reason: 'uint8' }
const once = { nonce: 'uint256', deadline: 'uint256' }
const ever = { deadline: 'uint256' }

/** The type of each action: its name, and its fields in order. */
const types: Record<Action, readonly [name: string, fields: Readonly<Record<string, string>>]> = {
  revoke: ['Revoke', { ...some, ...ever }],
  supersede: ['Supersede', { ...some, ...ever }],
  suspend: ['Suspend', { ...some, ...once }],
  reinstate: ['Reinstate', { ...some, ...once }],
  revokeBatch: ['RevokeBatch', { ...whole, ...ever }],
  suspendBatch: ['SuspendBatch', { ...whole, ...once }],
  reinstateBatch: ['ReinstateBatch', { ...whole, ...once }],
}

/**
 * What somebody signs so that anybody can change a status (EIP-712; each action is a type of its own, so
 * that a wallet says which).
 *
 * @throws {InvalidUintError} where a position, the nonce or the deadline is no whole number.
 *
 * @example
 * const signature = await account.signTypedData(toChangeRequestData(request))
 */
export function toChangeRequestData(request: ChangeRequest): TypedData {
  const [name, fields] = types[request.action]
  const values: Record<string, unknown> = toChange(request)
  const message = Object.fromEntries(Object.keys(fields).map((field) => [field, values[field]]))
  return toTypedData(request.registry, name, fields, message)
}

/** A request as the contract takes it, without the signature. What it has no place for is empty. */
export function toChange(request: ChangeRequest) {
  return {
    action: actions.indexOf(request.action),
    key: request.anchorKey,
    root: request.root,
    indexes: 'indexes' in request ? packIndexes(request.indexes) : ('0x' as const),
    reason: reasons.indexOf(request.reason ?? 'unspecified'),
    signer: request.signer,
    nonce: 'nonce' in request ? toUint(request.nonce, 256) : 0n,
    deadline: toUint(request.deadline, 256),
  }
}
