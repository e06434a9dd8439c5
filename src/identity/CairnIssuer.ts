import {
  type AccountId,
  formatAccountId,
  InvalidAccountIdError,
  parseAccountId,
} from '../base/accountId.ts'

/** An issuer of a registry, as its DID document names it. */
export type CairnIssuer = {
  readonly registry: AccountId
  readonly issuerId: number
}

/** The type of the service in a DID document that names an issuer of a registry. */
export const cairnIssuerType = 'CairnIssuer'

/**
 * Reads the endpoint of a `CairnIssuer` service.
 *
 * @returns `undefined` where it is none.
 *
 * @example
 * parseCairnIssuer('eip155:1:0x…/17') // { registry: { chainId: 1, address: '0x…' }, issuerId: 17 }
 */
export function parseCairnIssuer(endpoint: string): CairnIssuer | undefined {
  const [, account = '', id] = /^([^/]{1,128})\/([1-9][0-9]{0,14})$/.exec(endpoint) ?? []
  if (id === undefined) return undefined
  try {
    return { registry: parseAccountId(account), issuerId: Number(id) }
  } catch (error) {
    if (error instanceof InvalidAccountIdError) return undefined
    throw error
  }
}

/** The endpoint of a `CairnIssuer` service. */
export function formatCairnIssuer({ registry, issuerId }: CairnIssuer): string {
  return `${formatAccountId(registry)}/${issuerId}`
}
