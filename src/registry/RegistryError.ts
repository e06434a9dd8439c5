import { BaseError } from '../base/BaseError.ts'

const advice = {
  REGISTRY_UNREACHABLE: 'Check the endpoint and try again; nothing is known about the credential.',
  REGISTRY_WRONG_CHAIN: 'Check that the endpoint serves the chain that the registry is on.',
  REGISTRY_WRONG_KEY: 'A batch is anchored, and its status changed, by the key in its leaves.',
  REGISTRY_NOT_FOUND: 'Check the address: no Cairn registry answers there.',
  REGISTRY_BAD_ANSWER:
    'The node does not answer as the JSON-RPC specification says; try another one.',
  REGISTRY_NO_QUORUM:
    'The nodes contradict each other, or too few answer; nothing is known about the credential.',
  REGISTRY_BLOCK_UNTRUSTED:
    'Name the block in your policy (`trustedBlocks`) if you trust it, or ask nodes of your own.',
  REGISTRY_PROOF_BROKEN: 'The bundle was changed or badly made; ask for another one.',
  REGISTRY_NO_PROOF: 'Ask for a bundle that was made for a policy like yours, or ask a node.',
  REGISTRY_OTHER_CODE: 'Check the address: no Cairn registry of this version is there.',
  REGISTRY_NO_STATE:
    'Ask a node that keeps the state of old blocks, an archive; nothing is known about that time.',
  REGISTRY_BAD_VALUE: 'Nothing was sent. Compare the values with the types that the call takes.',
  REGISTRY_REVERTED: 'The registry refused the call and nothing was changed.',
  REGISTRY_SEND_FAILED:
    'The transaction was not mined. Check the balance and the nonce of the account.',
} as const

/** Why a call to a registry failed. */
export type RegistryErrorCode = keyof typeof advice

/** An error of a contract: its name, and its values by theirs. */
export type ContractError = {
  /** Such as `CredentialRegistryNonceUsed`. */
  readonly name: string
  readonly values: Readonly<Record<string, unknown>>
}

/** Thrown when a registry could not be read or written. It says nothing about any credential. */
export class RegistryError extends BaseError {
  override readonly name = 'RegistryError'
  readonly code: RegistryErrorCode
  /** What the contract said, with `REGISTRY_REVERTED`, where the node handed it on. */
  readonly contractError: ContractError | undefined
  constructor(options: {
    code: RegistryErrorCode
    problem: string
    cause?: unknown
    contractError?: ContractError | undefined
  }) {
    super(`The registry could not be used: ${options.problem}.`, {
      metaMessages: [advice[options.code]],
      cause: options.cause,
    })
    this.code = options.code
    this.contractError = options.contractError
  }
}
