import type { JudgedMixed } from '../../src/adapters/node/verifyInputs.ts'
import type { BaseError } from '../../src/base/BaseError.ts'
import type { Report } from '../../src/verifier/Report.ts'
import {
  exitCodes,
  toExitCode,
  toPresentationExitCode,
  worstExitCode,
} from '../../src/verifier/toVerdict.ts'
import { groupInside, type Inside, toWords } from './Inside.ts'

/** What the command says of one input, whatever the output looks like. */
export type Row = {
  readonly name: string
  readonly exitCode: number
  /** The three axes of the verdict; that it was not read, and the code of the error. */
  readonly words: string
  readonly sentence: string
  /** What is inside of it, the worst first; its own verdict says nothing of that. */
  readonly inside: readonly Inside[]
}

/** The wrong paths and files of a caller; anything else is only not known. */
const usageCodes = new Set(['INPUT_NOT_FOUND', 'INPUT_NO_LINKS'])

/** What there is to say of one input. */
export function toRow(judged: JudgedMixed): Row {
  const row = { name: judged.name, exitCode: exitCodeOf(judged), inside: [] }
  if ('error' in judged) {
    const { code, shortMessage } = judged.error
    return { ...row, words: `not read · ${code}`, sentence: shortMessage }
  }
  if ('presentation' in judged) {
    const { checks, sentence } = judged.presentation
    const holder = checks.find(({ check }) => check === 'holder')
    return { ...row, words: `presentation · holder ${holder?.outcome ?? ''}`, sentence }
  }
  const { verdict, sentence } = judged.report
  return { ...row, words: toWords(verdict), sentence, inside: groupInside(judged.report) }
}

/** What an input shows, each by itself: the credentials of a presentation, numbered from 1. */
export function partsOf(judged: JudgedMixed): readonly { name: string; report: Report }[] {
  if (!('presentation' in judged)) return []
  const { credentials } = judged.presentation
  return credentials.map((report, i) => ({ name: `${judged.name}#${i + 1}`, report }))
}

/** The exit code of one input. */
export function exitCodeOf(judged: JudgedMixed): number {
  if ('report' in judged) return toExitCode(judged.report.verdict)
  if ('presentation' in judged) return toPresentationExitCode(judged.presentation)
  return usageCodes.has(judged.error.code) ? exitCodes.usage : exitCodes.unknown
}

/** The worst of what is inside of one input; `undefined` where nothing is. */
export function insideCodeOf(judged: JudgedMixed): number | undefined {
  const inside = [judged, ...partsOf(judged)].flatMap((one) => toRow(one).inside)
  return inside.length === 0 ? undefined : worstExitCode(inside.map(({ exitCode }) => exitCode))
}

/** An error as the command's JSON has it. */
export function toJsonError({ code, shortMessage, metaMessages }: BaseError) {
  return { code, message: shortMessage, advice: metaMessages }
}
