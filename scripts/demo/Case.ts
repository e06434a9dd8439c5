import type { JsonObject } from '../../src/credential/parseJson.ts'
import type { CheckCode } from '../../src/verifier/CheckCode.ts'
import type { Verdict } from '../../src/verifier/Report.ts'

/** Something a holder might present, and what has to come of it. */
export type Case = {
  readonly name: string
  /** What was done, for a person. */
  readonly what: string
  readonly document: JsonObject
  readonly expected: {
    readonly authenticity: Verdict['authenticity']
    readonly lifecycle: Verdict['lifecycle']
    readonly exitCode: 0 | 1 | 3 | 4
    /** A code that one of the checks must answer with: the reason. */
    readonly code: CheckCode
  }
}

/** What has to come of a case, in one line. */
export function expect(
  authenticity: Verdict['authenticity'],
  lifecycle: Verdict['lifecycle'],
  exitCode: 0 | 1 | 3 | 4,
  code: CheckCode,
): Case['expected'] {
  return { authenticity, lifecycle, exitCode, code }
}
