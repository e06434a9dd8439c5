import pc from 'picocolors'
import { describeInside } from './Inside.ts'
import { printable } from './printable.ts'
import type { Row } from './Row.ts'

const nameWidth = 32
const wordsWidth = 'indeterminate · not-yet-valid · not-accepted'.length
/** Below this width a sentence has no room beside the verdict, and gets a line of its own. */
const wide = 120

/**
 * A line of a table whose columns have fixed widths, so that no other row has to be known: the exit code,
 * the name, the verdict, the sentence. Where something inside is not good, a second line says what.
 *
 * @param columns Width of the terminal; without one nothing is cut.
 */
export function showRow(row: Row, columns?: number): string {
  const name = printable(row.name)
  const shown = columns === undefined ? name : cutStart(name, nameWidth)
  const head = `${row.exitCode}  ${shown.padEnd(nameWidth)}  `
  const words = printable(row.words).padEnd(wordsWidth)
  const sentence = printable(row.sentence)
  const paint = colourOf(row.exitCode)
  const note = showInside(row, columns)
  if (columns === undefined) return `${paint(head + words)}  ${sentence}\n${note}`
  if (columns < wide)
    return `${paint(cut(head + words, columns))}\n   ${cut(sentence, columns - 3)}\n${note}`
  const rest = cut(sentence, columns - head.length - words.length - 2)
  return `${paint(head + words)}  ${rest}\n${note}`
}

function showInside({ inside }: Row, columns?: number): string {
  const [worst] = inside
  if (!worst || worst.exitCode === 0) return ''
  const text = `   inside: ${describeInside(inside)}`
  return `${colourOf(worst.exitCode)(columns === undefined ? text : cut(text, columns))}\n`
}

/** The colour of an exit code. The words say the same without it. */
export function colourOf(exitCode: number): (text: string) => string {
  if (exitCode === 0) return pc.green
  return exitCode === 1 ? pc.red : pc.yellow
}

function cut(text: string, width: number): string {
  const all = [...text]
  return all.length <= width ? text : `${all.slice(0, Math.max(width - 1, 0)).join('')}…`
}

/** Of a path the end tells more. */
function cutStart(text: string, width: number): string {
  const all = [...text]
  return all.length <= width ? text : `…${all.slice(1 - width).join('')}`
}
