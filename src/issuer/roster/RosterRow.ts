import type { Hex } from '../../base/hex.ts'

/** One award: a row of a roster. */
export type RosterRow = {
  readonly name: string
  readonly email: string
  /** Key of an achievement in the template. */
  readonly achievement: string
  /** The day, as `2026-03-01`. */
  readonly awardedOn: string
  /** One of the values, or a number within the bounds, that the template names. */
  readonly result?: string
  /** Address of the learner's work. */
  readonly evidence?: string
  /** SHA-256 of the work. */
  readonly evidenceDigest?: Hex
  /** Name of whoever assessed it. */
  readonly assessor?: string
}

/** What every roster has. */
export const columns = ['name', 'email', 'achievement', 'awarded_on'] as const

/** What a roster has besides where the template asks for it. */
export const extraColumns = ['result', 'evidence', 'evidence_sha256', 'assessor'] as const

/** The cells of an award, by their columns; empty where there is none. */
export type Cells = Readonly<
  Record<(typeof columns)[number] | (typeof extraColumns)[number], string>
>

/** A row of a roster that has no fault. */
export function toRosterRow(cells: Cells, awardedOn: string): RosterRow {
  const { name, email, achievement, result, evidence, assessor } = cells
  const digest = cells.evidence_sha256
  return {
    name,
    email,
    achievement,
    awardedOn,
    ...(result !== '' && { result }),
    ...(evidence !== '' && { evidence }),
    ...(digest !== '' && { evidenceDigest: `0x${digest.toLowerCase()}` }),
    ...(assessor !== '' && { assessor }),
  }
}
