import type { CheckCode } from './CheckCode.ts'
import type { Language } from './languages/Language.ts'

/** The checks, in their order. */
export const checkNames = [
  'format',
  'integrity',
  'anchor',
  'key',
  'signature',
  'identity',
  'status',
  'validity',
  'trust',
  'authority',
  'holder',
  'schema',
] as const

/** One of `checkNames`. */
export type CheckName = (typeof checkNames)[number]

/** Where a fact comes from, and as of when. */
export type Source =
  | { readonly from: 'document' }
  | { readonly from: 'policy' }
  | { readonly from: 'clock' }
  | {
      /** The node itself, not the chain that it shows. */
      readonly from: 'node'
      /** Which one, where several were asked. */
      readonly host?: string
    }
  | {
      /** What a web server said. */
      readonly from: 'host'
      readonly host: string
    }
  | {
      readonly from: 'chain'
      /** CAIP-10. */
      readonly registry: string
      readonly block: number
      readonly blockHash: string
      /** Time of the block, ISO 8601. */
      readonly at: string
    }

/** Something a check rests on. */
export type Fact = {
  readonly name: string
  readonly value: string | number | boolean
  readonly source: Source
}

/** What one check found out. */
export type CheckResult = {
  readonly check: CheckName
  readonly code: CheckCode
  /** For a person, in the language of the report. */
  readonly reason: string
  /** What exactly was wrong, in English, where the code alone does not say it. */
  readonly detail?: string
  readonly facts: readonly Fact[]
} & (
  | { readonly outcome: 'passed' | 'failed' | 'unknown' }
  | {
      readonly outcome: 'skipped'
      /** The check that made it moot, or why there is nothing to do. */
      readonly because: CheckName | 'not applicable' | 'not asked'
    }
)

/** The three axes of a verdict. They are never mixed: an authentic credential can be expired. */
export type Verdict = {
  readonly authenticity: 'valid' | 'invalid' | 'indeterminate'
  readonly lifecycle:
    | 'current'
    | 'expired'
    | 'not-yet-valid'
    | 'revoked'
    | 'suspended'
    | 'superseded'
    | 'unknown'
  readonly policy:
    | { readonly outcome: 'accepted' }
    | { readonly outcome: 'not-accepted'; readonly rule: PolicyRule }
}

/** The rules of a policy that can refuse an authentic credential. */
export const policyRules = [
  'anchor-wanted',
  'anchor-confirmed',
  'identity-confirmed',
  'authenticity-confirmed',
  'status-known',
  'validity-known',
  'achievement-accepted',
  'signature-required',
  'trust-required',
  'authority-required',
  'holder-required',
  'schema-required',
] as const

/** One of `policyRules`. */
export type PolicyRule = (typeof policyRules)[number]

/** The answer to one presented credential. Plain JSON. */
export type Report = {
  /** Version of this format. */
  readonly version: 1
  readonly verdict: Verdict
  /** Of the sentence and the reasons. */
  readonly language: Language
  /** The verdict in one sentence, for a person. */
  readonly sentence: string
  /** The time it was judged at, ISO 8601. */
  readonly at: string
  /**
   * The time that the status is told of, ISO 8601, where that is not when it was judged: a past time that was
   * asked about, the validity included; or the time of a bundle's block.
   */
  readonly asOf?: string
  /** What the document says it is; absent where it could not be read. */
  readonly credential?: {
    readonly id?: string
    readonly issuerId: string
    readonly issuerName?: string
    readonly achievement?: string
  }
  /** One result for each of `checkNames`, in that order. */
  readonly checks: readonly CheckResult[]
  /** The credentials inside the document; absent where there are none, or the document is invalid. */
  readonly embedded?: {
    readonly judged: readonly EmbeddedReport[]
    /** How many were found and not judged, because there are too many of them. */
    readonly leftOut: number
  }
}

/**
 * What became of one credential inside a document: an endorsement, or a part of a learner record. It is judged by
 * itself, and changes nothing about the document that it stands in.
 */
export type EmbeddedReport = {
  /** Where it stands, as a JSON Pointer; inside of a token it goes on with the document of that. */
  readonly pointer: string
  readonly kind: 'endorsement' | 'credential'
  /** What an endorsement is about, and whether that is where it stands. */
  readonly endorses?: { readonly id: string; readonly isHere: boolean }
  readonly report: Omit<Report, 'embedded'>
}
