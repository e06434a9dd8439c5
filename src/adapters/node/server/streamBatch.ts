import type { IncomingMessage } from 'node:http'
import type { Verifier } from '../../../verifier/createVerifier.ts'
import { HolderQuestionError } from '../../../verifier/presentation/HolderQuestion.ts'
import type { Report } from '../../../verifier/Report.ts'
import { toExitCode, toPresentationExitCode } from '../../../verifier/toVerdict.ts'
import { type AskedInput, type JudgedMixed, verifyMixedInputs } from '../verifyInputs.ts'
import { createIntake, type Intake } from './createIntake.ts'
import { readBatchLine } from './readBatchLine.ts'
import { ServerError } from './ServerError.ts'
import type { ServerLimits } from './ServerOptions.ts'
import type { BatchLine } from './shapes.ts'
import { toProblem } from './toProblem.ts'

/** What a batch works with. */
export type BatchOptions = {
  readonly verifier: Pick<Verifier, 'verifyMixed'>
  readonly limits: ServerLimits
  readonly onReport: (report: Report) => void
  /** Called once, when nothing of the batch is under way any more. */
  readonly onEnd: () => void
}

const encoder = new TextEncoder()
const nothingLeft = { done: true, value: undefined } as const

/**
 * Judges a credential or presentation on each line of a request while it comes in, all at one time and one block, and answers
 * with a line for each, in their order. Neither the request nor the answer is held as a whole. Where it is cut
 * short, the last line is a problem without a number, and says why.
 */
export function streamBatch(
  incoming: IncomingMessage,
  { verifier, limits, onReport, onEnd }: BatchOptions,
): ReadableStream<Uint8Array> {
  const intake = createIntake(incoming, limits)
  const answers = judgeLines(intake, { verifier, limits })
  const late = setTimeout(() => {
    intake.end(new ServerError({ code: 'SERVER_TIMED_OUT', problem: 'the batch took too long' }))
  }, limits.batchMilliseconds)
  const next = async (): Promise<IteratorResult<JudgedMixed, unknown>> => {
    const step = await answers.next()
    if (step.done) return step
    intake.give()
    for (const report of reportsOf(step.value)) onReport(report)
    return step
  }
  let isOver = false
  const finish = () => {
    if (isOver) return
    isOver = true
    clearTimeout(late)
    onEnd()
  }
  const patience = createPatience(() => incoming.socket.destroy(), limits.idleMilliseconds)
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      patience.end()
      const step = await next().catch((error) => {
        intake.end(error)
        return nothingLeft
      })
      const line = step.done ? toLastLine(intake) : toLine(step.value as JudgedMixed)
      if (line) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
      if (!step.done) return patience.begin()
      controller.close()
      finish()
    },
    // The client is gone. What was taken is judged to its end, so that its place is not given away before.
    async cancel() {
      patience.end()
      intake.end()
      for (let step = await next(); !step.done; ) step = await next()
      finish()
    },
  })
}

async function* judgeLines(
  { inputs }: Intake,
  { verifier, limits }: Pick<BatchOptions, 'verifier' | 'limits'>,
): AsyncGenerator<JudgedMixed> {
  async function* read(): AsyncGenerator<AskedInput> {
    for await (const input of inputs) yield readBatchLine(input, limits)
  }
  for await (const judged of verifyMixedInputs(verifier, read())) {
    const { name } = judged
    yield isUnasked(judged) ? { name, error: new HolderQuestionError() } : judged
  }
}

/** Whether it is a presentation without a question: whoever has heard it once could send it, too. */
function isUnasked(judged: JudgedMixed): boolean {
  if (!('presentation' in judged)) return false
  return judged.presentation.checks.some(({ code }) => code === 'HOLDER_NOT_ASKED')
}

function reportsOf(judged: JudgedMixed): readonly Report[] {
  if ('presentation' in judged) return judged.presentation.credentials
  return 'report' in judged ? [judged.report] : []
}

function toLine(judged: JudgedMixed): BatchLine {
  const line = Number(judged.name.slice(judged.name.lastIndexOf(':') + 1))
  if ('error' in judged) return { line, problem: toProblem(judged.error) }
  if ('report' in judged) {
    const { report } = judged
    return { line, verified: toExitCode(report.verdict) === 0, report }
  }
  const { presentation } = judged
  return { line, verified: toPresentationExitCode(presentation) === 0, presentation }
}

function toLastLine({ fault }: Intake): BatchLine | undefined {
  return fault === undefined ? undefined : { problem: toProblem(fault) }
}

/** Does something where its end does not come in time. */
function createPatience(onOver: () => void, milliseconds: number) {
  let timer: NodeJS.Timeout | undefined
  return {
    begin() {
      timer = setTimeout(onOver, milliseconds)
    },
    end() {
      clearTimeout(timer)
    },
  }
}
