import type { Hex } from '../base/hex.ts'
import { toUint } from '../base/uint.ts'
import type { WindowRecord } from '../registry/Registry.ts'

/** Names one grant. */
export type Edge = {
  /** The issuer that grants. */
  readonly from: number
  /** The issuer that it vouches for. */
  readonly to: number
  /** What it vouches for, 32 bytes: `generalScope`, or what `toScope` gives. */
  readonly scope: Hex
  /** Tells apart the grants of one scope from one issuer to another; the granter chooses, below 2^32. */
  readonly sequence: number
}

/** What is granted. */
export type GrantTerms = {
  /** When the grant ends, in seconds since 1970, not included; open unless told. */
  readonly end?: number
  /** How many more grants may follow it in a path, up to 255: with 0 the other vouches for nobody. */
  readonly depth: number
}

/** What a registry knows of a grant: when it is good, and how many may follow it. */
export type GrantRecord = WindowRecord & Pick<GrantTerms, 'depth'>

/** A time as the contract takes it; 0 for none. */
export function toTime(time = 0): number {
  return Number(toUint(time, 40))
}

/**
 * An edge as the contract takes it.
 *
 * @throws {InvalidUintError}
 */
export function toEdge({ from, to, scope, sequence }: Edge) {
  return {
    from: toUint(from, 64),
    to: toUint(to, 64),
    scope,
    sequence: Number(toUint(sequence, 32)),
  }
}
