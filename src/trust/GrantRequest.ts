import type { AccountId } from '../base/accountId.ts'
import { toUint } from '../base/uint.ts'
import { toDomain, trustDomain } from '../registry/registryDomain.ts'
import { type TypedData, toTypedData } from '../registry/TypedData.ts'
import { type Edge, type GrantTerms, toEdge, toTime } from './Grant.ts'

/** What a controller signs so that anybody can grant, end or disown for it. */
export type GrantRequest = {
  /** The registry of grants. */
  readonly registry: AccountId
  readonly edge: Edge
  /** Last block time at which it can be sent, in seconds since 1970. */
  readonly deadline: number
} & (
  | ({ readonly action: 'grant' } & GrantTerms)
  | {
      readonly action: 'endGrant'
      /** When it ends, in seconds since 1970; before the deadline it may be past when it is sent. */
      readonly end: number
    }
  | {
      readonly action: 'disownGrant'
      /** Since when it does not count, in seconds since 1970. */
      readonly since: number
    }
)

const edge = { from: 'uint64', to: 'uint64', scope: 'bytes32', sequence: 'uint32' }
const deadline = { deadline: 'uint256' }
const types = {
  grant: ['Grant', { ...edge, end: 'uint40', depth: 'uint8', ...deadline }],
  endGrant: ['EndGrant', { ...edge, end: 'uint40', ...deadline }],
  disownGrant: ['DisownGrant', { ...edge, since: 'uint40', ...deadline }],
} as const

/**
 * What a controller signs so that anybody can grant, end or disown for it (EIP-712 types `Grant`, `EndGrant`
 * and `DisownGrant`). It signs as an account: a contract wallet calls.
 *
 * @throws {InvalidUintError} where a number is not whole, or too large.
 *
 * @example
 * const signature = await account.signTypedData(toGrantRequestData(request))
 */
export function toGrantRequestData(request: GrantRequest): TypedData {
  const { registry, action } = request
  const [name, fields] = types[action]
  return toTypedData(toDomain(registry, trustDomain), name, fields, {
    ...toEdge(request.edge),
    ...toTerms(request),
    deadline: toUint(request.deadline, 256),
  })
}

function toTerms(request: GrantRequest): Record<string, unknown> {
  switch (request.action) {
    case 'grant':
      return { end: toTime(request.end), depth: Number(toUint(request.depth, 8)) }
    case 'endGrant':
      return { end: toTime(request.end) }
    case 'disownGrant':
      return { since: toTime(request.since) }
  }
}
