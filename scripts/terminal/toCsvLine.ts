import { printable } from './printable.ts'

/** Where a cell begins, also for a spreadsheet that divides at semicolons or tabs, and a formula with it. */
const formula = /(^|[,;\t\r\n])([=+\-@\uff1d\uff0b\uff0d\uff20]|\t|\r|\n)/g

/**
 * A line of CSV (RFC 4180). What a spreadsheet would compute gets an apostrophe in front, and control characters are
 * replaced.
 */
export function toCsvLine(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map((cell) => toCell(String(cell ?? ''))).join(',')}\r\n`
}

function toCell(text: string): string {
  const harmless = printable(text.replace(formula, "$1'$2"))
  return /[",']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
