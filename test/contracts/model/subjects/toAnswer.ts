import {
  type Facts,
  type IssuerRecord,
  keyRoles,
  keyTypes,
  type WindowRecord,
} from '../../../../src/registry/Registry.ts'
import type { Answer } from '../Answer.ts'
import { ZERO_ADDRESS, ZERO_HASH } from '../Question.ts'
import type { Window } from '../Window.ts'

/** What the SDK says of a position, in the words of the Lens: zero where it says nothing. */
export function toFacts({ anchor, key: _, ...status }: Facts): Answer['facts'] {
  return { anchoredAt: anchor?.anchoredAt ?? 0, size: anchor?.size ?? 0, ...status }
}

/** The same for a key. */
export function toKeyRecord(key: Facts['key']): Answer['keyRecord'] {
  if (key === undefined) return { issuerId: 0n, ...toWindow(undefined), keyType: 0, roles: 0 }
  const { issuerId, type, roles } = key
  return {
    issuerId: BigInt(issuerId),
    ...toWindow(key),
    keyType: keyTypes.indexOf(type),
    roles: roles.reduce((sum, role) => sum + 2 ** keyRoles.indexOf(role), 0),
  }
}

/** The same for an issuer. */
export function toIssuer(issuer: IssuerRecord | undefined): Answer['issuer'] {
  return {
    controller: ZERO_ADDRESS,
    anchoredOnly: false,
    identifierHash: ZERO_HASH,
    pendingController: ZERO_ADDRESS,
    ...issuer,
  }
}

/** The same for a window. */
export function toWindow(window: WindowRecord | undefined): Window {
  return { from: window?.from ?? 0, end: window?.end ?? 0, badSince: window?.badSince ?? 0 }
}
