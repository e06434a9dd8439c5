import type { Answer } from './Answer.ts'

/** How often each field of each answer says something, and how often it says false, zero or nothing. */
export function countAnswers(answers: readonly Answer[]) {
  const counts: Record<string, { yes: number; no: number }> = {}
  const count = (name: string, value: unknown) => {
    if (typeof value === 'object' && value !== null) {
      for (const [member, it] of Object.entries(value)) count(`${name}.${member}`, it)
      return
    }
    counts[name] ??= { yes: 0, no: 0 }
    const isNothing = !value || /^0x0+$/.test(String(value))
    counts[name][isNothing ? 'no' : 'yes']++
  }
  for (const answer of answers) count('answer', answer)
  return counts
}
