import type { Judged } from '../../src/adapters/node/verifyInputs.ts'
import type { BaseError } from '../../src/base/BaseError.ts'
import { exitCodes, toExitCode } from '../../src/verifier/toVerdict.ts'

/** What the command says of one input, whatever the output looks like. */
export type Row = {
  readonly name: string
  readonly exitCode: number
  /** The three axes of the verdict; that it was not read, and the code of the error. */
  readonly words: string
  readonly sentence: string
}

/** The wrong paths and files of a caller; anything else is only not known. */
const usageCodes = new Set(['INPUT_NOT_FOUND', 'INPUT_NO_LINKS'])

/** What there is to say of one input. */
export function toRow(judged: Judged): Row {
  const { name } = judged
  const exitCode = exitCodeOf(judged)
  if ('error' in judged) {
    const { code, shortMessage } = judged.error
    return { name, exitCode, words: `not read · ${code}`, sentence: shortMessage }
  }
  const { verdict, sentence } = judged.report
  const { authenticity, lifecycle, policy } = verdict
  return { name, exitCode, words: `${authenticity} · ${lifecycle} · ${policy.outcome}`, sentence }
}

/** The exit code of one input. */
export function exitCodeOf(judged: Judged): number {
  if ('report' in judged) return toExitCode(judged.report.verdict)
  return usageCodes.has(judged.error.code) ? exitCodes.usage : exitCodes.unknown
}

/** An error as the command's JSON has it. */
export function toJsonError({ code, shortMessage, metaMessages }: BaseError) {
  return { code, message: shortMessage, advice: metaMessages }
}
