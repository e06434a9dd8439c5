import type { BatchesModel } from './BatchesModel.ts'
import type { Hex } from './bytes.ts'
import { type KeysModel, ROLES } from './KeysModel.ts'

/** As the contract numbers them. */
export const ACTIONS = [
  'revoke',
  'supersede',
  'suspend',
  'reinstate',
  'revokeBatch',
  'suspendBatch',
  'reinstateBatch',
] as const

export type Action = (typeof ACTIONS)[number]

/** What is to be done to the status of a batch or of credentials in it, and by whom. */
export type Change = {
  readonly action: Action
  readonly key: Hex
  readonly root: Hex
  readonly indexes: readonly number[]
  readonly actor: Hex
}

/** The same, signed by the actor, or by somebody else. */
export type SignedChange = Change & {
  readonly nonce: bigint
  readonly deadline: number
  readonly signedBy: Hex | undefined
}

type Status = {
  revoked: Set<number>
  suspended: Set<number>
  superseded: Set<number>
  batchRevoked: boolean
  batchSuspended: boolean
}

/** The status of positions and of batches. Each method says whether the registry has to take the call. */
export class StatusModel {
  readonly #statuses = new Map<string, Status>()
  readonly #nonces = new Set<string>()

  constructor(
    private readonly keys: KeysModel,
    private readonly batches: BatchesModel,
  ) {}

  change({ action, key, root, indexes, actor }: Change, now: number): boolean {
    if (!this.keys.mayChange(actor, key, roleFor(action), now)) return false
    if (!isOnBatch(action)) {
      const { anchoredAt, size } = this.batches.anchorOf(key, root)
      const isKnown = size !== 0 && !this.keys.voids(key, anchoredAt)
      const limit = isKnown ? size : 2 ** 32 - 1
      if (indexes.length === 0 || indexes.some((index) => index >= limit)) return false
    }
    apply(action, this.#open(key, root), indexes)
    return true
  }

  changeBySig(change: SignedChange, now: number): boolean {
    const { action, actor, deadline, nonce, signedBy } = change
    const name = `${actor} ${nonce}`
    if (deadline < now || signedBy !== actor || !this.keys.canSign(actor)) return false
    if (isReversible(action) ? this.#nonces.has(name) : nonce !== 0n) return false
    if (!this.change(change, now)) return false
    if (isReversible(action)) this.#nonces.add(name)
    return true
  }

  cancelNonce(caller: Hex, nonce: bigint): boolean {
    if (this.#nonces.has(`${caller} ${nonce}`)) return false
    this.#nonces.add(`${caller} ${nonce}`)
    return true
  }

  statusOf(key: Hex, root: Hex, index: number) {
    const status = this.#open(key, root)
    return {
      batchRevoked: status.batchRevoked,
      batchSuspended: status.batchSuspended,
      revoked: status.revoked.has(index),
      suspended: status.suspended.has(index),
      superseded: status.superseded.has(index),
    }
  }

  #open(key: Hex, root: Hex): Status {
    const name = `${key} ${root}`
    const status = this.#statuses.get(name) ?? {
      revoked: new Set(),
      suspended: new Set(),
      superseded: new Set(),
      batchRevoked: false,
      batchSuspended: false,
    }
    this.#statuses.set(name, status)
    return status
  }
}

/** Whether it could be done twice with another effect. */
export function isReversible(action: Action): boolean {
  return roleFor(action) === ROLES.suspend
}

/** Whether it is on the whole batch. */
export function isOnBatch(action: Action): boolean {
  return action.endsWith('Batch')
}

function roleFor(action: Action): number {
  const isFinal = action === 'revoke' || action === 'supersede' || action === 'revokeBatch'
  return isFinal ? ROLES.revoke : ROLES.suspend
}

function apply(action: Action, status: Status, indexes: readonly number[]): void {
  if (action === 'revokeBatch') status.batchRevoked = true
  if (action === 'suspendBatch') status.batchSuspended = true
  if (action === 'reinstateBatch') status.batchSuspended = false
  for (const index of isOnBatch(action) ? [] : indexes) {
    if (action === 'revoke') status.revoked.add(index)
    if (action === 'supersede') status.superseded.add(index)
    if (action === 'suspend') status.suspended.add(index)
    if (action === 'reinstate') status.suspended.delete(index)
  }
}
