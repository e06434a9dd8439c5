import { printable } from './printable.ts'

/**
 * A line of CSV (RFC 4180). A cell that a spreadsheet would compute gets an apostrophe in front, and
 * control characters are replaced.
 */
export function toCsvLine(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map((cell) => toCell(String(cell ?? ''))).join(',')}\r\n`
}

function toCell(text: string): string {
  const harmless = printable(/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text)
  return /[",']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
