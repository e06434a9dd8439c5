import type { Address, Hex } from '../base/hex.ts'

/** A transaction of EIP-1559 before it is signed, whole: nobody fills anything in. */
export type UnsignedTransaction = {
  readonly chainId: number
  readonly nonce: number
  readonly to: Address
  readonly data: Hex
  /** The most that may be used. */
  readonly gas: bigint
  /** Wei per gas, the base fee included. */
  readonly maxFeePerGas: bigint
  /** Wei per gas. */
  readonly maxPriorityFeePerGas: bigint
}

/** An account that signs transactions and sends none, so that what is signed can be written down first. */
export type TransactionSigner = {
  readonly address: Address
  /** @returns What `eth_sendRawTransaction` takes: the same transaction, signed by `address`. */
  signTransaction(transaction: UnsignedTransaction): Promise<Hex>
}
