import type { AccountId } from '../base/accountId.ts'
import type { Hex } from '../base/hex.ts'
import { toUint } from '../base/uint.ts'
import type { AnchorRequest, SignedAnchor } from './AnchorRequest.ts'
import { abi } from './abi.ts'
import { type ChangeRequest, toChange } from './ChangeRequest.ts'
import { createCall, type WriterOptions } from './createCall.ts'
import { type Refusal, toRefusal } from './Refusal.ts'
import type { Receipt } from './Registry.ts'
import { readEvents } from './readEvents.ts'

/** One of many signed batches, left out by the registry. */
export type RefusedAnchor = {
  /** Its place among those that were given, from 0. */
  readonly item: number
  readonly request: AnchorRequest
  readonly refusal: Refusal
}

/**
 * Sends to one registry what keys signed, as an account that pays and has no other part in it. What was
 * signed for another registry or chain is refused there as `invalid-signature`. Signatures are sent as
 * they are: `toAccountSignature` and `toP256Signature` give the form that the registry takes. Every method
 * throws `RegistryError` where the registry refuses or the transaction is not mined, and where a value
 * does not fit.
 */
export type RelayWriter = {
  readonly registry: AccountId
  /** Anchors a batch under the key that signed; a second time changes nothing. */
  anchorBySig(request: AnchorRequest, signature: Hex): Promise<Receipt>
  /**
   * Anchors batches of any number of keys in one transaction. One that is refused is left out, and the
   * others are anchored.
   *
   * @returns `refused`, in the order given: those that were left out, and why.
   */
  anchorManyBySig(
    batches: readonly SignedAnchor[],
  ): Promise<{ readonly receipt: Receipt; readonly refused: readonly RefusedAnchor[] }>
  /** Records one root over batches of any number of issuers, 32 bytes; a second time changes nothing. */
  aggregate(superRoot: Hex): Promise<Receipt>
  /** Changes a status with the right that the signer has now. */
  changeStatusBySig(request: ChangeRequest, signature: Hex): Promise<Receipt>
}

/**
 * Sends to a registry what others signed.
 *
 * @param options Who sends, and pays; which registry.
 * @throws {RegistryError} `REGISTRY_WRONG_CHAIN` where the account is on another chain.
 *
 * @example
 * const relay = createRelayWriter({ sender: fromViemWallet(client), registry })
 * const { refused } = await relay.anchorManyBySig([{ request, signature }])
 */
export function createRelayWriter(options: WriterOptions): RelayWriter {
  const { registry } = options
  const call = createCall(abi, options)
  return {
    registry,
    anchorBySig: (request, signature) => call('anchorBySig', () => [toSigned(request), signature]),
    async anchorManyBySig(batches) {
      const items = () =>
        batches.map(({ request, signature }) => ({ request: toSigned(request), signature }))
      const receipt = await call('anchorManyBySig', () => [items()])
      return { receipt, refused: readRefused(receipt, registry, batches) }
    },
    aggregate: (superRoot) => call('aggregate', () => [superRoot]),
    changeStatusBySig: (request, signature) =>
      call('changeStatusBySig', () => [{ ...toChange(request), signature }]),
  }
}

function toSigned({ key, root, size, deadline }: AnchorRequest) {
  return { key, root, size, deadline: toUint(deadline, 256) }
}

function readRefused(
  receipt: Receipt,
  registry: AccountId,
  batches: readonly SignedAnchor[],
): readonly RefusedAnchor[] {
  const events = readEvents(receipt, registry, 'AnchorRefused')
  return batches.flatMap(({ request }, item) => {
    const event = events.find(
      ({ args }) =>
        args.item === BigInt(item) &&
        args.key.toLowerCase() === request.key.toLowerCase() &&
        args.root.toLowerCase() === request.root.toLowerCase(),
    )
    return event ? [{ item, request, refusal: toRefusal(event.args.refusal) as Refusal }] : []
  })
}
