import { BaseError } from './BaseError.ts'
import { type Address, isHex } from './hex.ts'
import { quote } from './quote.ts'

/** An account or a contract on one EVM chain (CAIP-10, namespace eip155). */
export type AccountId = {
  /** EIP-155 chain id. */
  readonly chainId: number
  /** In lower case, so that equal accounts are equal text. */
  readonly address: Address
}

/** Thrown when a text is not the CAIP-10 identifier of an EVM account. */
export class InvalidAccountIdError extends BaseError {
  override readonly name = 'InvalidAccountIdError'
  readonly code = 'INVALID_ACCOUNT_ID'
  constructor({ value }: { value: unknown }) {
    super(`${quote(value)} is not a CAIP-10 account of an EVM chain.`, {
      metaMessages: ['Expected `eip155:<chain id>:0x<40 hex digits>`.'],
    })
  }
}

/**
 * Reads a CAIP-10 account.
 *
 * @throws {InvalidAccountIdError}
 *
 * @example
 * parseAccountId('eip155:1:0xAb…01') // { chainId: 1, address: '0xab…01' }
 */
export function parseAccountId(text: string): AccountId {
  const [namespace, reference = '', address, ...rest] = text.split(':')
  const chainId = Number(reference)
  const good =
    namespace === 'eip155' &&
    /^[1-9][0-9]*$/.test(reference) &&
    Number.isSafeInteger(chainId) &&
    isHex(address, 20) &&
    rest.length === 0
  if (!good) throw new InvalidAccountIdError({ value: text })
  return { chainId, address: address.toLowerCase() as Address }
}

/** A CAIP-10 account as text, with the address in lower case. */
export function formatAccountId({ chainId, address }: AccountId): string {
  return `eip155:${chainId}:${address.toLowerCase()}`
}

/** Whether two accounts are the same, whatever the case of their addresses. */
export function equalAccountIds(a: AccountId, b: AccountId): boolean {
  return formatAccountId(a) === formatAccountId(b)
}
