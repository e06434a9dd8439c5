import type { Language } from '../languages/Language.ts'
import type { CheckResult, Report } from '../Report.ts'

/** The answer to a presentation: who presents it, and a report on each credential in it. Plain JSON. */
export type PresentationReport = {
  /** Version of this format. */
  readonly version: 1
  /** Of the sentence and the reasons. */
  readonly language: Language
  /** What is known of whoever presents it, for a person. */
  readonly sentence: string
  /** The time it was judged at, ISO 8601. */
  readonly at: string
  /** What the document says it is; absent where it could not be read. */
  readonly presentation?: {
    readonly id?: string
    /** Who says that they present it; believed only where the check `holder` passed. */
    readonly holderId?: string
  }
  /** The checks `format` and `holder` of the presentation itself. */
  readonly checks: readonly CheckResult[]
  /** One report for each credential, in the order of the presentation. */
  readonly credentials: readonly Report[]
}
