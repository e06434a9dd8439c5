import Papa from 'papaparse'
import { parseDateTime } from '../credential/parseDateTime.ts'
import type { Template } from './Template.ts'

/** One award: a row of a roster. */
export type RosterRow = {
  readonly name: string
  readonly email: string
  /** Key of an achievement in the template. */
  readonly achievement: string
  /** The day, as `2026-03-01`. */
  readonly awardedOn: string
}

/** Something wrong in a roster. */
export type RosterFault = {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number
  /** Name of the column; empty where the whole row is meant. */
  readonly column: string
  /** What is wrong, for a person. */
  readonly problem: string
}

const columns = ['name', 'email', 'achievement', 'awarded_on'] as const
const delimiters = [',', ';', '\t'] as const

/** A row that is not blank, and its number in the file. */
type Line = { readonly row: number; readonly cells: readonly string[] }

/**
 * Reads a roster: CSV (RFC 4180) with a header, separated by comma, semicolon or tab; columns `name`,
 * `email`, `achievement`, `awarded_on`. Every row is looked at before anything is signed.
 *
 * @returns The good rows, and every fault; issue nothing while there is a fault.
 *
 * @example
 * const { rows, faults } = parseRoster(text, template)
 */
export function parseRoster(
  text: string,
  template: Template,
): { readonly rows: readonly RosterRow[]; readonly faults: readonly RosterFault[] } {
  const { lines, faults } = readLines(text.replace(/^\ufeff/, ''))
  const [header = { row: 1, cells: [] }, ...awards] = lines
  const fields = header.cells.map((name) => name.toLowerCase())
  faults.push(...headerFaults(header.row, fields))

  const seen = new Map<string, number>()
  const rows: RosterRow[] = []
  for (const { row, cells } of awards) {
    const award = toRow(fields, cells)
    const found = rowFaults(award, row, template, seen)
    if (cells.length !== fields.length) {
      const problem = `it has ${cells.length} cells, the header ${fields.length}`
      found.unshift({ row, column: '', problem })
    }
    faults.push(...found)
    rows.push(award)
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
    faults: errors.map(({ row = 0, message }) => ({ row: row + 1, column: '', problem: message })),
  }
}

function headerFaults(row: number, fields: readonly string[]): readonly RosterFault[] {
  const missing = columns.filter((column) => !fields.includes(column))
  const unknown = fields.filter((field) => !columns.includes(field as (typeof columns)[number]))
  const again = fields.filter((field, i) => fields.indexOf(field) < i && !unknown.includes(field))
  return [
    ...missing.map((column) => ({ row, column, problem: 'this column is missing' })),
    ...unknown.map((column) => ({ row, column, problem: 'no such column is known' })),
    ...again.map((column) => ({ row, column, problem: 'this column is there twice' })),
  ]
}

function rowFaults(
  { name, email, achievement, awardedOn }: RosterRow,
  row: number,
  template: Template,
  seen: Map<string, number>,
): RosterFault[] {
  const award = `${email.toLowerCase()}\n${achievement}`
  const first = seen.get(award)
  seen.set(award, first ?? row)
  const rules = [
    // Half a surrogate pair is not text, and no verifier would read it.
    ['name', name !== '' && name.isWellFormed(), 'a name is wanted'],
    ['email', /^[^\s@]+@[^\s@]+$/.test(email), 'an e-mail address is wanted'],
    [
      'achievement',
      Object.hasOwn(template.achievements, achievement),
      'the template has none such',
    ],
    [
      'awarded_on',
      parseDateTime(`${awardedOn}T00:00:00Z`) !== undefined,
      'a day like 2026-03-01 is wanted',
    ],
    ['email', first === undefined, `row ${first} has this award already`],
  ] as const
  return rules.flatMap(([column, holds, problem]) => (holds ? [] : [{ row, column, problem }]))
}

function toRow(fields: readonly string[], cells: readonly string[]): RosterRow {
  const [name, email, achievement, awardedOn] = columns.map((it) => cells[fields.indexOf(it)] ?? '')
  return { name, email, achievement, awardedOn } as RosterRow
}
