import { utf8 } from '../base/bytes.ts'
import { keccak256 } from '../base/hash.ts'
import { toHex } from '../base/hex.ts'
import type { IssuerRecord } from '../registry/Registry.ts'

/** An issuer on chain that a credential leads to. */
export type OnChainIssuer = {
  readonly issuerId: number
  readonly record: IssuerRecord | undefined
}

/** Whether the one identifier that an issuer has for ever is this one. */
export function goesBy(record: IssuerRecord | undefined, identifier: string): boolean {
  return record?.identifierHash === toHex(keccak256(utf8(identifier)))
}
