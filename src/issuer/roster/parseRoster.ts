import Papa from 'papaparse'
import type { Template } from '../template/Template.ts'
import { createDayReader, type DateOrder } from './createDayReader.ts'
import { findCellFaults } from './findCellFaults.ts'
import type { RosterFault, RosterFaultCode } from './RosterFault.ts'
import { type Cells, columns, extraColumns, type RosterRow, toRosterRow } from './RosterRow.ts'

const delimiters = [',', ';', '\t'] as const

/** A row that is not blank, and its number in the file. */
type Line = { readonly row: number; readonly cells: readonly string[] }

/**
 * Reads a roster: CSV (RFC 4180) with a header, separated by comma, semicolon or tab; columns `name`, `email`,
 * `achievement`, `awarded_on`, and those that the template asks for. Every row is looked at before anything is signed.
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
    const award = toCells(fields, cells)
    const read = readDay(award.awarded_on)
    for (const [column, code, problem] of findCellFaults(award, template)) {
      fault(column, code, problem)
    }
    if ('code' in read) fault('awarded_on', read.code, dayProblems[read.code])
    const first = noteAward(seen, award, row)
    if (first !== undefined) fault('email', 'AWARD_TWICE', `row ${first} has this award already`)
    if ('day' in read) rows.push(toRosterRow(award, read.day))
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
  const known: readonly string[] = [...columns, ...extraColumns]
  const unknown = fields.filter((field) => !known.includes(field))
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

/** The row in which the same learner has the same achievement already; keeps this one where none has. */
function noteAward(seen: Map<string, number>, award: Cells, row: number): number | undefined {
  const name = `${award.email.normalize('NFC').toLowerCase()}\n${award.achievement}`
  const first = seen.get(name)
  if (first === undefined) seen.set(name, row)
  return first
}

function toCells(fields: readonly string[], cells: readonly string[]): Cells {
  const names = [...columns, ...extraColumns]
  return Object.fromEntries(names.map((it) => [it, cells[fields.indexOf(it)] ?? ''])) as Cells
}
