import Papa from 'papaparse'
import type { Template } from '../Template.ts'
import { createDayReader, type DateOrder } from './createDayReader.ts'
import type { RosterFault, RosterFaultCode } from './RosterFault.ts'

/** One award: a row of a roster. */
export type RosterRow = {
  readonly name: string
  readonly email: string
  /** Key of an achievement in the template. */
  readonly achievement: string
  /** The day, as `2026-03-01`. */
  readonly awardedOn: string
}

const columns = ['name', 'email', 'achievement', 'awarded_on'] as const
const delimiters = [',', ';', '\t'] as const
const longestCell = 1_000

/** A row that is not blank, and its number in the file. */
type Line = { readonly row: number; readonly cells: readonly string[] }

/**
 * Reads a roster: CSV (RFC 4180) with a header, separated by comma, semicolon or tab; columns `name`,
 * `email`, `achievement`, `awarded_on`. Every row is looked at before anything is signed.
 *
 * @param options `dateOrder`, where dates with slashes could be read in two ways.
 * @returns The good rows, and every fault; issue nothing while there is a fault.
 *
 * @example
 * const { rows, faults } = parseRoster(text, template)
 */
export function parseRoster(
  text: string,
  template: Template,
  { dateOrder }: { dateOrder?: DateOrder | undefined } = {},
): { readonly rows: readonly RosterRow[]; readonly faults: readonly RosterFault[] } {
  const { lines, faults } = readLines(text.replace(/^\ufeff/, ''))
  const [header = { row: 1, cells: [] }, ...awards] = lines
  const fields = header.cells.map((name) => name.toLowerCase())
  faults.push(...findHeaderFaults(header.row, fields))

  const dayField = fields.indexOf('awarded_on')
  const days = awards.map(({ cells }) => cells[dayField] ?? '')
  const readDay = createDayReader(days, dateOrder)
  const seen = new Map<string, number>()
  const rows: RosterRow[] = []
  for (const { row, cells } of awards) {
    const fault = (column: string, code: RosterFaultCode, problem: string) =>
      faults.push({ row, column, code, problem })
    if (cells.length !== fields.length) {
      fault('', 'CELL_COUNT', `it has ${cells.length} cells, the header ${fields.length}`)
    }
    const award = toRow(fields, cells)
    const read = readDay(award.awardedOn)
    for (const [column, code, problem] of findFaults(award, template)) fault(column, code, problem)
    if ('code' in read) fault('awarded_on', read.code, dayProblems[read.code])
    const first = noteAward(seen, award, row)
    if (first !== undefined) fault('email', 'AWARD_TWICE', `row ${first} has this award already`)
    rows.push('day' in read ? { ...award, awardedOn: read.day } : award)
  }
  return { rows: faults.length === 0 ? rows : [], faults: faults.sort((a, b) => a.row - b.row) }
}

function readLines(text: string): { lines: readonly Line[]; faults: RosterFault[] } {
  // The header tells: no name of a column has any of them in it, and names of people do.
  const count = (delimiter: string) => /\S.*/.exec(text)?.[0].split(delimiter).length ?? 0
  const delimiter = delimiters.reduce((best, one) => (count(one) > count(best) ? one : best))
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter,
    transform: (cell) => cell.trim(),
  })
  return {
    // Blank rows are left out after counting: a spreadsheet counts them.
    lines: data
      .map((cells, i) => ({ row: i + 1, cells }))
      .filter(({ cells }) => cells.some((cell) => cell !== '')),
    faults: errors.map(({ row = 0, message }) => {
      return { row: row + 1, column: '', code: 'UNREADABLE', problem: message }
    }),
  }
}

function findHeaderFaults(row: number, fields: readonly string[]): readonly RosterFault[] {
  const missing = columns.filter((column) => !fields.includes(column))
  const unknown = fields.filter((field) => !columns.includes(field as (typeof columns)[number]))
  const again = fields.filter((field, i) => fields.indexOf(field) < i && !unknown.includes(field))
  const toFault =
    (code: RosterFaultCode, problem: string) =>
    (column: string): RosterFault => ({ row, column, code, problem })
  return [
    ...missing.map(toFault('COLUMN_MISSING', 'this column is missing')),
    ...unknown.map(toFault('COLUMN_UNKNOWN', 'no such column is known')),
    ...again.map(toFault('COLUMN_TWICE', 'this column is there twice')),
  ]
}

const dayProblems = {
  DAY_MALFORMED: 'a day like 2026-03-01 is wanted',
  DAY_AMBIGUOUS: 'it can be two days: write 2026-03-01, or say what comes first',
} as const

/** Characters that cannot be shown, or that turn the direction of those around them. */
const unsafe = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

function* findFaults(
  award: RosterRow,
  template: Template,
): Generator<readonly [column: string, code: RosterFaultCode, problem: string]> {
  const { name, email, achievement } = award
  for (const [i, text] of [name, email, achievement].entries()) {
    const column = columns[i] as string
    if (text.length <= longestCell) continue
    yield [column, 'CELL_TOO_LONG', `it has more than ${longestCell} characters`]
  }
  if (name === '') yield ['name', 'NAME_MISSING', 'a name is wanted']
  // Half a surrogate pair is not text, and no verifier would read it.
  if (!name.isWellFormed() || unsafe.test(name)) {
    yield ['name', 'NAME_UNSAFE', 'it has characters that cannot be shown']
  }
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || unsafe.test(email) || !email.isWellFormed()) {
    yield ['email', 'EMAIL_MALFORMED', 'an e-mail address is wanted']
  }
  if (!Object.hasOwn(template.achievements, achievement)) {
    yield ['achievement', 'ACHIEVEMENT_UNKNOWN', 'the template has none such']
  }
}

/** The row in which the same learner has the same achievement already; keeps this one where none has. */
function noteAward(seen: Map<string, number>, award: RosterRow, row: number): number | undefined {
  const name = `${award.email.normalize('NFC').toLowerCase()}\n${award.achievement}`
  const first = seen.get(name)
  if (first === undefined) seen.set(name, row)
  return first
}

function toRow(fields: readonly string[], cells: readonly string[]): RosterRow {
  const [name, email, achievement, awardedOn] = columns.map((it) => cells[fields.indexOf(it)] ?? '')
  return { name, email, achievement, awardedOn } as RosterRow
}
