import type { Hex } from './bytes.ts'
import type { IssuersModel } from './IssuersModel.ts'
import { canEnd, canTurnBad, isGoodAt, NO_WINDOW, type Window } from './Window.ts'

/** As the protocol numbers them. */
export const KEY_TYPES = { account: 0, contract: 1, p256: 2 } as const
export const ROLES = { anchor: 1, suspend: 2, revoke: 4 } as const

type Key = { issuerId: bigint; keyType: number; roles: number; window: Window }

/** What a key is said to consent to, and whether it really did. */
export type Consent = {
  readonly issuerId: bigint
  readonly key: Hex
  readonly keyType: number
  readonly roles: number
  readonly deadline: number
  readonly isSigned: boolean
}

/** Keys of issuers. Each method says whether the registry has to take the call. */
export class KeysModel {
  readonly #keys = new Map<Hex, Key>()

  constructor(private readonly issuers: IssuersModel) {}

  add(caller: Hex, consent: Consent, now: number): boolean {
    const { issuerId, key, keyType, roles, deadline, isSigned } = consent
    if (!this.issuers.isController(caller, issuerId)) return false
    if (this.#keys.has(key)) return false
    if (roles < 1 || roles > 7) return false
    if (deadline < now || !isSigned) return false
    this.#keys.set(key, { issuerId, keyType, roles, window: { ...NO_WINDOW, from: now } })
    return true
  }

  end(caller: Hex, name: Hex, end: number, now: number): boolean {
    const key = this.#controlled(caller, name)
    if (key === undefined || !canEnd(key.window, end, now)) return false
    key.window = { ...key.window, end }
    return true
  }

  declareCompromised(caller: Hex, name: Hex, since: number, now: number): boolean {
    const key = this.#controlled(caller, name)
    if (key === undefined || !canTurnBad(key.window, since, now)) return false
    key.window = { ...key.window, badSince: since }
    return true
  }

  /** Whether the actor may change the status of batches of the key. */
  mayChange(actor: Hex, name: Hex, role: number, now: number): boolean {
    const key = this.#keys.get(name)
    if (key === undefined) return actor === name
    if (this.issuers.isController(actor, key.issuerId)) return true
    const own = this.#keys.get(actor)
    if (own === undefined || own.issuerId !== key.issuerId) return false
    return rolesIn(own.roles).includes(role) && isGoodAt(own.window, now)
  }

  /** Whether what the key anchored then counts for nothing. */
  voids(name: Hex, anchoredAt: number): boolean {
    const key = this.#keys.get(name)
    if (key === undefined) return false
    const { from, badSince } = key.window
    if (badSince !== 0 && anchoredAt >= badSince) return true
    if (anchoredAt < from) return false
    return !rolesIn(key.roles).includes(ROLES.anchor) || !isGoodAt(key.window, anchoredAt)
  }

  /** A key that is a contract calls, and never signs. */
  canSign(name: Hex): boolean {
    return this.#keys.get(name)?.keyType !== KEY_TYPES.contract
  }

  recordOf(name: Hex) {
    const { issuerId, keyType, roles, window } = this.#keys.get(name) ?? NO_KEY
    return { issuerId, ...window, keyType, roles }
  }

  #controlled(caller: Hex, name: Hex): Key | undefined {
    const key = this.#keys.get(name)
    return key !== undefined && this.issuers.isController(caller, key.issuerId) ? key : undefined
  }
}

const NO_KEY: Key = { issuerId: 0n, keyType: 0, roles: 0, window: NO_WINDOW }

function rolesIn(sum: number): number[] {
  const sums: Record<number, number[]> = {
    1: [1],
    2: [2],
    3: [1, 2],
    4: [4],
    5: [1, 4],
    6: [2, 4],
    7: [1, 2, 4],
  }
  return sums[sum]!
}
