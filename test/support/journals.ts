import type { Hex } from '../../src/base/hex.ts'
import type { Journal } from '../../src/issuer/journal/Journal.ts'
import type {
  DatedEntry,
  JournalEntry,
  Planned,
  Sent,
} from '../../src/issuer/journal/JournalEntry.ts'

const bytes = (digit: string, size = 32): Hex => `0x${digit.repeat(size * 2)}`

/** A batch of eight that is to be anchored somewhere. */
export const planned: Planned = {
  state: 'planned',
  version: 1,
  registry: `eip155:31337:${bytes('1', 20)}`,
  key: bytes('2', 20),
  size: 8,
  documents: bytes('3'),
  created: '2026-03-01T00:00:00.000Z',
  form: 'files',
}

export const signed = { state: 'signed', root: bytes('4') } as const

export const sent: Sent = {
  state: 'sent',
  hash: bytes('5'),
  nonce: 7,
  raw: '0x02',
  maxFeePerGas: '20',
  maxPriorityFeePerGas: '1',
  block: 100,
}

const block = { number: 101, hash: bytes('6') }
export const mined = { state: 'mined', block } as const
export const dropped = { state: 'dropped', block } as const
export const final = { state: 'final', block, anchoredAt: 1_772_323_200 } as const

/** A journal that is lost when the test ends. */
export function keepJournal(...before: readonly JournalEntry[]): Journal {
  const date = (entry: JournalEntry): DatedEntry => ({ ...entry, at: '2026-03-01T00:00:00.000Z' })
  const entries = before.map(date)
  return { entries, append: async (entry) => void entries.push(date(entry)) }
}
