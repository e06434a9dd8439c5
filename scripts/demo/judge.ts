import type { JsonObject } from '../../src/credential/parseJson.ts'
import type { Verifier } from '../../src/verifier/createVerifier.ts'
import type { Report, Verdict } from '../../src/verifier/Report.ts'
import { toExitCode } from '../../src/verifier/toVerdict.ts'
import type { Case } from './Case.ts'
import type { Cohort } from './runAcademy.ts'

/** A case and what came of it. */
export type JudgedCase = Case & { readonly report: Report; readonly isAsExpected: boolean }

/** Has each case judged, and compares with what had to come of it. */
export async function judgeCases(
  verifier: Verifier,
  cases: readonly Case[],
): Promise<readonly JudgedCase[]> {
  const judged: JudgedCase[] = []
  for (const one of cases) {
    const report = await verifier.verify(JSON.stringify(one.document))
    judged.push({ ...one, report, isAsExpected: isAsExpected(report, one.expected) })
  }
  return judged
}

function isAsExpected({ verdict, checks }: Report, expected: Case['expected']): boolean {
  return (
    verdict.authenticity === expected.authenticity &&
    verdict.lifecycle === expected.lifecycle &&
    toExitCode(verdict) === expected.exitCode &&
    checks.some(({ code }) => code === expected.code)
  )
}

/** How a whole batch came out. */
export type Tally = {
  readonly name: string
  readonly total: number
  readonly counts: Partial<Record<Verdict['lifecycle'], number>>
  readonly asExpected: number
}

/** Has every credential of a batch judged. */
export async function judgeCohort(verifier: Verifier, cohort: Cohort, now: number): Promise<Tally> {
  const documents = cohort.documents
  const expected = documents.map((document) => expectLifecycle(cohort, document, now))
  const counts: Tally['counts'] = {}
  let asExpected = 0
  let i = 0
  for await (const { verdict } of verifier.verifyAll(documents.map((it) => JSON.stringify(it)))) {
    counts[verdict.lifecycle] = (counts[verdict.lifecycle] ?? 0) + 1
    const isGood = verdict.authenticity === 'valid' && verdict.policy.outcome === 'accepted'
    if (isGood && verdict.lifecycle === expected[i]) asExpected++
    i++
  }
  return { name: cohort.achievement, total: documents.length, counts, asExpected }
}

/** Known without looking at the chain: what the academy did, and the calendar. */
function expectLifecycle(cohort: Cohort, document: JsonObject, now: number): Verdict['lifecycle'] {
  if (cohort.revoked.includes(document)) return 'revoked'
  if (cohort.suspended.includes(document)) return 'suspended'
  const end = document.validUntil
  return typeof end === 'string' && new Date(end).getTime() < now ? 'expired' : 'current'
}
