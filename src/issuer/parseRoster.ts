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
type Cells = Readonly<Partial<Record<string, string>>>

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
  const { data, errors, meta } = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    delimitersToGuess: [',', ';', '\t'],
    transformHeader: (name) => name.trim().toLowerCase(),
    transform: (cell) => cell.trim(),
  })
  const seen = new Map<string, number>()
  const faults: RosterFault[] = [
    ...headerFaults(meta.fields ?? []),
    // Papa counts rows of data from 0; a lone column is no fault of the delimiter.
    ...errors
      .filter(({ type }) => type !== 'Delimiter')
      .map(({ row = -1, message }) => ({ row: row + 2, column: '', problem: message })),
  ]
  const rows: RosterRow[] = []
  for (const [i, cells] of data.entries()) {
    const found = rowFaults(cells, i + 2, template, seen)
    faults.push(...found)
    if (found.length === 0) rows.push(toRow(cells))
  }
  return { rows: faults.length === 0 ? rows : [], faults: faults.sort((a, b) => a.row - b.row) }
}

function headerFaults(fields: readonly string[]): readonly RosterFault[] {
  const missing = columns.filter((column) => !fields.includes(column))
  const unknown = fields.filter((field) => !columns.includes(field as (typeof columns)[number]))
  return [
    ...missing.map((column) => ({ row: 1, column, problem: 'this column is missing' })),
    ...unknown.map((column) => ({ row: 1, column, problem: 'no such column is known' })),
  ]
}

function rowFaults(
  cells: Cells,
  row: number,
  template: Template,
  seen: Map<string, number>,
): readonly RosterFault[] {
  const { name = '', email = '', achievement = '', awarded_on: day = '' } = cells
  const award = `${email.toLowerCase()}\n${achievement}`
  const first = seen.get(award)
  seen.set(award, first ?? row)
  const rules = [
    ['name', name !== '', 'a name is wanted'],
    ['email', /^[^\s@]+@[^\s@]+$/.test(email), 'an e-mail address is wanted'],
    [
      'achievement',
      Object.hasOwn(template.achievements, achievement),
      'the template has none such',
    ],
    [
      'awarded_on',
      parseDateTime(`${day}T00:00:00Z`) !== undefined,
      'a day like 2026-03-01 is wanted',
    ],
    ['email', first === undefined, `row ${first} has this award already`],
  ] as const
  return rules.flatMap(([column, holds, problem]) => (holds ? [] : [{ row, column, problem }]))
}

function toRow({ name = '', email = '', achievement = '', awarded_on = '' }: Cells): RosterRow {
  return { name, email, achievement, awardedOn: awarded_on }
}
