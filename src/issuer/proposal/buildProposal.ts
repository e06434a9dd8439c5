import type { AccountId } from '../../base/accountId.ts'
import type { Address, Hex } from '../../base/hex.ts'
import type { JsonObject } from '../../credential/parseJson.ts'
import { abi } from '../../registry/abi.ts'
import { encodeCall } from '../../registry/encodeCall.ts'
import type { Reason } from '../../registry/Registry.ts'
import { toStatusArgs } from '../../registry/toStatusArgs.ts'
import type { PlannedAnchor } from '../anchoring/toPlannedAnchor.ts'
import type { Change, ChangeName } from '../changes/planChanges.ts'

/** A call that somebody else is to make. */
export type ProposedCall = { readonly to: Address; readonly data: Hex }

/** The call that anchors a batch. */
export function proposeAnchor({ registry, root, size }: PlannedAnchor): ProposedCall {
  return { to: registry.address, data: encodeCall(abi, 'anchor', () => [root, size]) }
}

/**
 * The call that makes a change.
 *
 * @param from Who will call.
 */
export function proposeChange(
  { registry, key, root, indexes }: Change,
  { name, reason, from }: { name: ChangeName; reason: Reason; from: Address },
): ProposedCall {
  const args = () => toStatusArgs({ anchorKey: key, root, indexes, reason }, from)
  return { to: registry.address, data: encodeCall(abi, name, args) }
}

/**
 * Calls as a file that the owners of a Safe load, sign and execute: a batch of its Transaction Builder, version 1.0,
 * without the checksum, which that program does not ask for.
 *
 * @param options `wallet`, which is to call; `createdAt`, milliseconds since 1970.
 */
export function buildProposal(options: {
  wallet: AccountId
  name: string
  description: string
  createdAt: number
  calls: readonly ProposedCall[]
}): JsonObject {
  const { wallet, name, description, createdAt, calls } = options
  return {
    version: '1.0',
    chainId: String(wallet.chainId),
    createdAt,
    meta: {
      name,
      description,
      txBuilderVersion: '1.18.0',
      createdFromSafeAddress: wallet.address,
      createdFromOwnerAddress: '',
    },
    transactions: calls.map(({ to, data }) => ({
      to,
      value: '0',
      data,
      contractMethod: null,
      contractInputsValues: null,
    })),
  }
}
