import type {
  Aggregated,
  Agreed,
  JournalEntry,
  Mined,
  Planned,
  Sent,
  Signed,
  State,
} from './JournalEntry.ts'
import { JournalError } from './JournalError.ts'

/** How far a batch has come: the journal, summed up. */
export type Progress = {
  /** The last thing that happened; `undefined` where nothing did. */
  readonly state: State | undefined
  readonly planned?: Planned
  readonly signed?: Signed
  /** What its key agreed to last. */
  readonly agreed?: Agreed
  /** Where it is in an aggregate. */
  readonly aggregated?: Aggregated
  /** Every transaction that may be under way, the oldest first. */
  readonly sent: readonly Sent[]
  /** Where the anchor was seen last, unless it was dropped. */
  readonly mined?: Mined
}

/** What may follow what. */
const followers: { readonly [State_ in State | 'nothing']: readonly State[] } = {
  nothing: ['planned'],
  planned: ['signed'],
  // Somebody else may have sent it: an anchor is seen whoever wrote it.
  signed: ['agreed', 'sent', 'mined', 'final'],
  // Whoever waits for no relay any longer anchors without one.
  agreed: ['agreed', 'sent', 'mined', 'aggregated', 'final'],
  sent: ['sent', 'mined', 'final'],
  mined: ['mined', 'dropped', 'final'],
  dropped: ['sent', 'mined', 'final'],
  aggregated: ['final'],
  final: [],
}

/**
 * How far a batch has come.
 *
 * @throws {JournalError} `JOURNAL_DAMAGED` where something is told that cannot have happened then.
 */
export function toProgress(entries: readonly JournalEntry[]): Progress {
  return entries.reduce<Progress>(follow, { state: undefined, sent: [] })
}

function follow(before: Progress, entry: JournalEntry): Progress {
  const { state } = entry
  if (!followers[before.state ?? 'nothing'].includes(state)) {
    const problem = `\`${state}\` cannot follow ${before.state ? `\`${before.state}\`` : 'nothing'}`
    throw new JournalError({ code: 'JOURNAL_DAMAGED', problem })
  }
  const { mined: _, ...others } = before
  switch (state) {
    case 'planned':
      return { ...before, state, planned: entry }
    case 'signed':
      return { ...before, state, signed: entry }
    case 'agreed':
      return { ...before, state, agreed: entry }
    case 'aggregated':
      return { ...before, state, aggregated: entry }
    case 'sent':
      return { ...before, state, sent: [...before.sent, entry] }
    case 'mined':
      return { ...before, state, mined: entry }
    case 'dropped':
      return { ...others, state }
    case 'final':
      return { ...before, state }
  }
}
