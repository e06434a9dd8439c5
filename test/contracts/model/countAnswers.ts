import type { Answer } from './Answer.ts'
import { isRecord } from './print.ts'

/** How often each field of each answer says something, and how often it says false, zero or nothing. */
export function countAnswers(answers: readonly Answer[]) {
  const counts: Record<string, { yes: number; no: number }> = {}
  const count = (value: unknown, ...path: string[]) => {
    if (isRecord(value)) {
      for (const [member, it] of Object.entries(value)) count(it, ...path, member)
      return
    }
    const name = path.join('.')
    counts[name] ??= { yes: 0, no: 0 }
    const isNothing = !value || /^0x0+$/.test(String(value))
    counts[name][isNothing ? 'no' : 'yes']++
  }
  for (const answer of answers) count(answer)
  return counts
}
