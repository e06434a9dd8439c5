import { parseDateTime } from '../../credential/parseDateTime.ts'

/** What comes first in a date with slashes. */
export type DateOrder = 'day-first' | 'month-first'

/** A day, as `2026-03-01`, or why there is none. */
export type ReadDay =
  | { readonly day: string }
  | { readonly code: 'DAY_MALFORMED' | 'DAY_AMBIGUOUS' }

const slashes = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/
/** Spreadsheets write the time of a day that has none, too. */
const midnight = /[ T]0?0:00(:00(\.0+)?)?( AM)?$/i

/** Days from 1899-12-30 to 1970-01-01: the days of Excel are counted from the former, but for its first two months. */
const excelOffset = 25_569
const dayInMilliseconds = 86_400_000

/**
 * Makes what reads the days of a column: ISO 8601, `1.3.2026`, `2026/3/1`, dates with slashes, and the numbers that
 * Excel keeps them as (its system of 1900, from 1954 to 2119). `3/1/2026` is two days, in two parts of the world: which
 * one is meant says the order given, or else the other rows, where one of them can be read in one way only.
 *
 * @param cells The whole column.
 *
 * @example
 * createDayReader(['13/3/2026', '1/3/2026'])('1/3/2026') // { day: '2026-03-01' }
 */
export function createDayReader(
  cells: Iterable<string>,
  order: DateOrder | undefined = findOrder(cells),
): (cell: string) => ReadDay {
  return (cell) => {
    const text = cell.replace(midnight, '')
    const slashed = slashes.exec(text)
    if (slashed) return readSlashed(slashed, order)
    const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/.exec(text)
    if (iso) return toDay(iso[1], iso[2], iso[3])
    const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
    if (dotted) return toDay(dotted[3], dotted[2], dotted[1])
    return /^[2-7]\d{4}$/.test(text) ? toDayOfExcel(Number(text)) : { code: 'DAY_MALFORMED' }
  }
}

/** The order that all rows with slashes allow and one demands. */
function findOrder(cells: Iterable<string>): DateOrder | undefined {
  let [isDayFirst, isMonthFirst] = [false, false]
  for (const cell of cells) {
    const slashed = slashes.exec(cell.replace(midnight, ''))
    if (!slashed) continue
    if (Number(slashed[1]) > 12) isDayFirst = true
    if (Number(slashed[2]) > 12) isMonthFirst = true
  }
  if (isDayFirst === isMonthFirst) return undefined
  return isDayFirst ? 'day-first' : 'month-first'
}

function readSlashed([, first, second, year]: RegExpExecArray, order?: DateOrder): ReadDay {
  const dayFirst = toDay(year, second, first)
  const monthFirst = toDay(year, first, second)
  if (order === 'day-first') return dayFirst
  if (order === 'month-first') return monthFirst
  if (!('day' in dayFirst)) return monthFirst
  if (!('day' in monthFirst) || monthFirst.day === dayFirst.day) return dayFirst
  return { code: 'DAY_AMBIGUOUS' }
}

function toDay(year = '', month = '', date = ''): ReadDay {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return parseDateTime(`${day}T00:00:00Z`) === undefined ? { code: 'DAY_MALFORMED' } : { day }
}

function toDayOfExcel(number: number): ReadDay {
  const date = new Date((number - excelOffset) * dayInMilliseconds)
  return { day: date.toISOString().slice(0, 10) }
}
