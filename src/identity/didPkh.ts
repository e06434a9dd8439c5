import {
  type AccountId,
  formatAccountId,
  InvalidAccountIdError,
  parseAccountId,
} from '../base/accountId.ts'

const prefix = 'did:pkh:'

/**
 * The account that a did:pkh names (did:pkh Method Specification).
 *
 * @returns `undefined` where it is no did:pkh of an EVM account.
 *
 * @example
 * parseDidPkh('did:pkh:eip155:1:0x…') // { chainId: 1, address: '0x…' }
 */
export function parseDidPkh(did: string): AccountId | undefined {
  if (!did.startsWith(prefix)) return undefined
  try {
    return parseAccountId(did.slice(prefix.length))
  } catch (error) {
    if (error instanceof InvalidAccountIdError) return undefined
    throw error
  }
}

/** An account as a did:pkh. */
export function toDidPkh(account: AccountId): string {
  return prefix + formatAccountId(account)
}
