import type { AccountId } from '../../base/accountId.ts'
import { type Address, toHex } from '../../base/hex.ts'
import { abi } from '../../registry/abi.ts'
import { createRegistryReader } from '../../registry/createRegistryReader.ts'
import { encodeCall } from '../../registry/encodeCall.ts'
import type { Rpc } from '../../registry/Rpc.ts'
import { estimateGas, readFees, readNonce } from '../../registry/readAccountState.ts'
import { readDataFee } from '../../registry/readDataFee.ts'

/** What anchoring a batch costs, whatever its size. Amounts in wei. */
export type AnchorEstimate = {
  readonly gas: bigint
  /** Per gas, with the fees of the newest block. */
  readonly gasPrice: bigint
  /** What a rollup takes besides. */
  readonly dataFee: bigint
  /** All of it, with the fees of the newest block. */
  readonly cost: bigint
  /** All of it at most, if fees rise until it is in a block. */
  readonly most: bigint
}

/**
 * What it would cost to anchor a batch of a size now. Nothing is signed and nothing sent.
 *
 * @param options `random` gives bytes: a root that was never anchored.
 * @throws {RegistryError} where the chain cannot be read, or the registry would refuse.
 */
export async function estimateAnchor(options: {
  rpc: Rpc
  registry: AccountId
  key: Address
  size: number
  random: (size: number) => Uint8Array
}): Promise<AnchorEstimate> {
  const { rpc, registry, key, size, random } = options
  await createRegistryReader({ rpc, registry }).identify()
  const data = encodeCall(abi, 'anchor', () => [toHex(random(32)), size])
  const { chainId, address: to } = registry
  const gas = await estimateGas(rpc, { from: key, to, data })
  const fees = await readFees(rpc)
  const limit = (gas * 5n) / 4n
  const nonce = await readNonce(rpc, key, 'pending')
  const dataFee = await readDataFee(rpc, { chainId, nonce, to, data, gas: limit, ...fees })
  // The most that is offered is twice the base fee, and what is given besides.
  const gasPrice = (fees.maxFeePerGas + fees.maxPriorityFeePerGas) / 2n
  return {
    gas,
    gasPrice,
    dataFee,
    cost: gas * gasPrice + dataFee,
    most: limit * fees.maxFeePerGas + dataFee,
  }
}
