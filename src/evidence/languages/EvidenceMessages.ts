import type { CheckCode } from '../../verifier/CheckCode.ts'
import type { CheckName } from '../../verifier/Report.ts'

/** All that is said beside a report, in one language. */
export type EvidenceMessages = {
  /** What each check asks of a credential. */
  readonly questions: Readonly<Record<CheckName, string>>
  /** What the checks of a presentation itself ask. */
  readonly presentationQuestions: Readonly<Record<'format' | 'holder', string>>
  /** What would change the answer of a check, for each code. */
  readonly changes: Readonly<Record<CheckCode, string>>
  /** The same where another check made this one moot. */
  readonly moot: (check: string) => string
  /** Where a fact comes from. Times are ISO 8601. */
  readonly sources: {
    readonly chain: (of: { block: number; at: string; registry: string }) => string
    readonly host: (host: string, at: string) => string
    /** Without a host it is the only one. */
    readonly node: (host: string | undefined, at: string) => string
    readonly clock: (at: string) => string
    readonly document: string
    readonly policy: string
  }
  /** What stands in front of all of it where it is printed. */
  readonly labels: EvidenceLabels
}

/** What stands in front of what a verdict rests on. */
export type EvidenceLabels = {
  readonly saved: string
  readonly judgedAt: (time: string) => string
  readonly asOf: (time: string) => string
  readonly issuer: string
  readonly named: string
  readonly awards: string
  readonly holder: string
  readonly inside: string
  readonly about: string
  /** Of an endorsement that is about something else than what it stands in. */
  readonly elsewhere: (id: string) => string
  readonly leftOut: (count: number) => string
  readonly asked: string
  readonly found: string
  readonly from: string
  readonly changed: string
}
