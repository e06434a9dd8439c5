import { toIsoTime } from '../base/toIsoTime.ts'
import type { Credential } from '../credential/parseCredential.ts'
import type { JsonLimits } from '../credential/parseJson.ts'
import { checkFormat, type Tried } from './checks/checkFormat.ts'
import { type Judged, judgeEmbedded } from './embedded/judgeEmbedded.ts'
import { type Bind, inOrder, judge } from './judge.ts'
import type { Untranslated } from './languages/translate.ts'
import { checkAlone } from './presentation/checkHolder.ts'
import { type CheckResult, checkNames } from './Report.ts'
import type { Run } from './Run.ts'
import { toSkipped } from './result.ts'
import { toVerdict } from './toVerdict.ts'

type Options = { readonly limits?: JsonLimits | undefined; readonly bind?: Bind }

/**
 * The report on one credential that was opened, or that stood in a presentation, and on the credentials inside it.
 *
 * @param options `bind`, where somebody presents it.
 */
export async function judgeOpened(
  opened: Tried,
  run: Run,
  options: Options = {},
): Promise<Untranslated> {
  const { report, credential } = await judgeAlone(opened, run, options)
  // Nothing that a forgery says is worth a look.
  if (!credential || report.verdict.authenticity === 'invalid') return report
  const { limits } = options
  const embedded = await judgeEmbedded(credential.document, (content) => {
    const inner = typeof content === 'string' ? { token: content } : { document: content }
    return judgeAlone(inner, run, { limits })
  })
  return { ...report, ...(embedded && { embedded }) }
}

/** Judges one document, whatever is inside of it. */
async function judgeAlone(
  opened: Tried,
  run: Run,
  options: Options,
): Promise<Judged<Untranslated>> {
  const { limits, bind = () => checkAlone(run) } = options
  const { result, read } = checkFormat(opened, limits)
  const results = read
    ? [result, ...(await judge(read, run, bind))]
    : [result, ...checkNames.slice(1).map((check) => toSkipped(check, 'format'))]
  const credential = read?.credential
  return { report: toReport(inOrder(results), run, credential), credential }
}

function toReport(
  checks: readonly CheckResult[],
  run: Run,
  credential: Credential | undefined,
): Untranslated {
  const { now, policy } = run
  const asOf = toAsOf(run)
  const { id, issuerId, issuerName, achievement } = credential ?? {}
  return {
    version: 1,
    verdict: toVerdict(checks, policy, achievement),
    at: toIsoTime(now),
    ...(asOf !== undefined && { asOf: toIsoTime(asOf) }),
    ...(issuerId !== undefined && {
      credential: {
        ...(id !== undefined && { id }),
        issuerId,
        ...(issuerName !== undefined && { issuerName }),
        ...(achievement && { achievement: achievement.name }),
      },
    }),
    checks,
  }
}

/** The time that the status is told of, in milliseconds since 1970; `undefined` where that is now. */
function toAsOf({ at, proven }: Run): number | undefined {
  return at ?? (proven && proven.time * 1000)
}
