import type { CheckCode } from '../CheckCode.ts'
import type { PolicyRule, Verdict } from '../Report.ts'

/** A lifecycle that has come to an end, or not to its beginning. */
export type Over = Exclude<Verdict['lifecycle'], 'current' | 'unknown'>

/** What a sentence names. */
export type Named = {
  /** Who issued it: a name where somebody vouches for it, or else an identifier. */
  readonly issuer: string
  /** YYYY-MM-DD. */
  readonly anchored?: string
  /** YYYY-MM-DD. */
  readonly until?: string
}

/** All that a report says in words, in one language. */
export type Messages = {
  readonly reasons: Readonly<Record<CheckCode, string>>
  /** Before all else, where the verdict is about another time; YYYY-MM-DD HH:MM, UTC. */
  readonly asOf: (time: string) => string
  /** Before the reason. */
  readonly invalid: (reason: string) => string
  /** Before the reason. */
  readonly indeterminate: (reason: string) => string
  readonly intact: string
  readonly inAnyCase: Readonly<Record<Over, string>>
  readonly statusUnknown: (reason: string) => string
  readonly over: Readonly<Record<Over, string>>
  readonly good: string
  readonly notAccepted: (rule: PolicyRule) => string
  /** Of a presentation: why it is one of its holder or not, and how many credentials it shows. */
  readonly presented: (reason: string, count: number) => string
  readonly issued: (named: Named) => string
}
