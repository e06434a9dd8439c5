import type { LocalAccount } from 'viem'
import { BaseError } from '../../src/base/BaseError.ts'
import type { Hex } from '../../src/base/hex.ts'
import type { Broadcaster, TransactionSender } from '../../src/registry/Registry.ts'
import type { Rpc } from '../../src/registry/Rpc.ts'
import type { TransactionSigner } from '../../src/registry/TransactionSigner.ts'
import type { TypedData } from '../../src/registry/TypedData.ts'

/** A chain to read from and to write to. */
export type Network = {
  /** For a person: what this network is. */
  readonly name: string
  readonly rpc: Rpc
  readonly chainId: number
  /** Whether what is written costs nothing and concerns nobody else. */
  readonly isEmbedded: boolean
  /** Who signs; without an account, the one whose key the environment has or names. */
  sender(account?: LocalAccount): Promise<TransactionSender & Broadcaster>
  /** The account whose key the environment has or names, as the one that signs and does not send. */
  signer(): Promise<TransactionSigner>
  /** Signs as that account what a wallet would show field by field (EIP-712). */
  signTypedData(data: TypedData): Promise<Hex>
  /** Keeps what was written, where the network is embedded; ends it. */
  close(): Promise<void>
}

const advice = {
  NETWORK_NOT_EMBEDDABLE: 'Install Hardhat 3 on Node 22.13 or newer, or pass `--rpc <url>`.',
  CHAIN_RECORD_MALFORMED: 'Expected the `chain.json` that this program wrote, unchanged.',
  CHAIN_REPLAY_DIFFERS: 'The record was changed, or another version of the program wrote it.',
  KEY_NOT_GIVEN:
    'Set CAIRN_KEYSTORE to a keystore (`cairn keys new account`), or CAIRN_PRIVATE_KEY to 0x and 64 hex digits.',
} as const

/** Thrown when a network cannot be opened, or its account is not known. */
export class NetworkError extends BaseError {
  override readonly name = 'NetworkError'
  readonly code: keyof typeof advice
  constructor(options: { code: keyof typeof advice; problem: string; cause?: unknown }) {
    super(`The network cannot be used: ${options.problem}.`, {
      metaMessages: [advice[options.code]],
      cause: options.cause,
    })
    this.code = options.code
  }
}
