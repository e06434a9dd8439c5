import type * as v from 'valibot'
import { utf8 } from '../../base/bytes.ts'
import { sha256 } from '../../base/hash.ts'
import { toHex } from '../../base/hex.ts'
import { describeFault, readShape } from '../../base/readShape.ts'
import { parseJson } from '../../credential/parseJson.ts'
import { type DatedEntry, entryShape } from './JournalEntry.ts'
import { JournalError } from './JournalError.ts'

const sumMember = /,"sum":"([0-9a-f]{16})"\}$/

/**
 * An entry as a line of the journal: JSON whose last member, `sum`, is 8 bytes of SHA-256 of the line
 * without it and of the sum before, so that no line is changed, lost or put elsewhere without being noticed.
 *
 * @param before The sum of the line before; empty for the first.
 */
export function formatLine(entry: object, before: string): { line: string; sum: string } {
  const text = JSON.stringify(entry)
  const sum = toSum(text, before)
  return { line: `${text.slice(0, -1)},"sum":"${sum}"}\n`, sum }
}

/** What a journal says, and how much of its text that is. */
export type ReadJournal<Entry> = {
  readonly entries: readonly Entry[]
  /** Of the last line; empty where there is none. */
  readonly sum: string
  /** How many bytes are whole lines. What follows was being written when the process ended, and does not count. */
  readonly bytes: number
}

/**
 * Reads the journal of a batch. A line that was not written to its end is left out: what it tells of was not done yet.
 *
 * @throws {JournalError} `JOURNAL_DAMAGED` where a whole line is not what was written.
 */
export function parseJournal(content: Uint8Array): ReadJournal<DatedEntry> {
  return parseJournalOf(content, entryShape)
}

/** The same of a journal whose entries have another form. */
export function parseJournalOf<Shape extends v.GenericSchema>(
  content: Uint8Array,
  shape: Shape,
): ReadJournal<v.InferOutput<Shape>> {
  const bytes = content.lastIndexOf(0x0a) + 1
  const lines = decode(content.subarray(0, bytes)).split('\n').slice(0, -1)
  const entries: v.InferOutput<Shape>[] = []
  let sum = ''
  for (const [i, line] of lines.entries()) {
    const found = sumMember.exec(line)
    const text = `${line.slice(0, found?.index ?? 0)}}`
    if (found?.[1] !== toSum(text, sum)) {
      throw toDamage(i, 'it is not the line that was written here')
    }
    entries.push(readEntry(text, i, shape))
    sum = found[1] as string
  }
  return { entries, sum, bytes }
}

function readEntry<Shape extends v.GenericSchema>(
  text: string,
  i: number,
  shape: Shape,
): v.InferOutput<Shape> {
  const read = readShape(shape, parseJson(text))
  if ('value' in read) return read.value
  throw toDamage(i, read.faults.map((fault) => describeFault(fault, 'entry')).join('; '))
}

function decode(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)
  } catch (cause) {
    throw new JournalError({ code: 'JOURNAL_DAMAGED', problem: 'it is not text', cause })
  }
}

function toDamage(i: number, problem: string): JournalError {
  return new JournalError({ code: 'JOURNAL_DAMAGED', problem: `line ${i + 1}: ${problem}` })
}

function toSum(text: string, before: string): string {
  return toHex(sha256(utf8(before + text))).slice(2, 18)
}
