import { toIsoTime } from '../../base/toIsoTime.ts'
import type { JsonLimits, JsonObject } from '../../credential/parseJson.ts'
import type { Tried } from '../checks/checkFormat.ts'
import { judgeOpened } from '../judgeOpened.ts'
import type { UntranslatedPresentation } from '../languages/translate.ts'
import { isToken, type Opened } from '../openInput.ts'
import type { CheckResult } from '../Report.ts'
import type { Run } from '../Run.ts'
import { toSkipped } from '../result.ts'
import { bindToHolder, checkAlone, checkHolder, type Holding } from './checkHolder.ts'
import { checkPresentationFormat } from './checkPresentationFormat.ts'
import type { HolderQuestion } from './HolderQuestion.ts'

/** The report on a presentation that was opened: who presents it, and one report for each credential. */
export async function judgePresentation(
  opened: Tried,
  run: Run,
  options: { question: HolderQuestion | undefined; limits?: JsonLimits | undefined },
): Promise<UntranslatedPresentation> {
  const { question, limits } = options
  const { result, read } = checkPresentationFormat(opened, limits)
  if (!read) return toReport([result, toSkipped('holder', 'format')], run)

  const holding = await checkHolder(read, question, run)
  const { id, holderId, members } = read.presentation
  // Whoever asks who presents something does not accept what nobody has shown to be theirs.
  const asking = question ? { ...run, policy: demandHolder(run.policy) } : run
  const bind = question
    ? (credential: Parameters<typeof bindToHolder>[1]) => bindToHolder(holding, credential)
    : () => checkUnasked(holding, run)
  const credentials = await Promise.all(
    members.map((member) => judgeOpened(toOpened(member), asking, { limits, bind })),
  )
  return {
    ...toReport([result, holding.result], run),
    presentation: { ...(id !== undefined && { id }), ...(holderId !== undefined && { holderId }) },
    credentials,
  }
}

/** Where a policy wants a holder, that nobody asked for one is no excuse. */
function checkUnasked({ result }: Holding, run: Run): CheckResult {
  return run.policy.require.includes('holder') ? checkAlone(run) : result
}

function demandHolder(policy: Run['policy']): Run['policy'] {
  const { require } = policy
  return require.includes('holder') ? policy : { ...policy, require: [...require, 'holder'] }
}

function toOpened(member: JsonObject | string): Opened {
  return typeof member === 'string' && isToken(member) ? { token: member } : { document: member }
}

function toReport(checks: readonly CheckResult[], { now }: Run): UntranslatedPresentation {
  return { version: 1, at: toIsoTime(now), checks, credentials: [] }
}
