import { type AccountId, parseAccountId } from '../../base/accountId.ts'
import type { Address, Hex } from '../../base/hex.ts'
import type { Progress } from '../journal/toProgress.ts'
import { AnchorError } from './AnchorError.ts'

/** What is to be written, where, and by which key. */
export type PlannedAnchor = {
  readonly registry: AccountId
  readonly key: Address
  readonly root: Hex
  readonly size: number
}

/**
 * What a journal says is to be anchored.
 *
 * @throws {AnchorError} `ANCHOR_NOT_SIGNED` where the credentials are not sealed yet.
 */
export function toPlannedAnchor({ planned, signed }: Progress): PlannedAnchor {
  if (planned === undefined || signed === undefined) {
    const problem = 'its credentials are not sealed yet'
    throw new AnchorError({ code: 'ANCHOR_NOT_SIGNED', problem })
  }
  const { registry, key, size } = planned
  return { registry: parseAccountId(registry), key, root: signed.root, size }
}

/**
 * Refuses another account than the key that the leaves name.
 *
 * @throws {AnchorError} `ANCHOR_WRONG_KEY`.
 */
export function assertKeyOf({ key }: PlannedAnchor, { address }: { address: Address }): void {
  if (address.toLowerCase() === key.toLowerCase()) return
  const problem = `the account is ${address}, and the batch belongs to ${key}`
  throw new AnchorError({ code: 'ANCHOR_WRONG_KEY', problem })
}
