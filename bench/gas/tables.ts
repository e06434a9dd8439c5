import { findCheapest, type Measured } from './measure.ts'
import type { Reading } from './measureAll.ts'
import { type RowId, rowIds, rows } from './rows.ts'

/** Gas of all, the cheapest peer in bold, and how many times this package's gas that is. */
export function toGasTable(measured: readonly Measured[]): string {
  const [own, ...peers] = measured
  const lines = rowIds.map((row) => {
    const cheapest = findCheapest(peers, row)
    const cells = measured.map((one) => {
      const text = toShare(one.figures[row]?.gas, row)
      return one === cheapest ? `**${text}**` : text
    })
    return [...cells, toRatio(own?.figures[row]?.gas, cheapest?.figures[row]?.gas), toSlots()]

    function toSlots() {
      const slots = [own, cheapest].map((one) => toShare(one?.figures[row]?.newSlots, row))
      return slots.join(' : ')
    }
  })
  const head = [
    ...measured.map(({ contestant }) => contestant.name),
    'cheapest peer ÷ Cairn',
    'new slots',
  ]
  return toTable(head, lines)
}

/** How many slots each opens. */
export function toSlotTable(measured: readonly Measured[]): string {
  const lines = rowIds.map((row) =>
    measured.map(({ figures }) => toShare(figures[row]?.newSlots, row)),
  )
  return toTable(
    measured.map(({ contestant }) => contestant.name),
    lines,
  )
}

/** Gas of this package and of the cheapest peer. */
export function toPairTable(measured: readonly Measured[]): string {
  const [own, ...peers] = measured
  const lines = rowIds.map((row) => {
    const cheapest = findCheapest(peers, row)
    const [ownGas, gas] = [own?.figures[row]?.gas, cheapest?.figures[row]?.gas]
    return [
      toShare(ownGas, row),
      toShare(gas, row),
      cheapest?.contestant.name ?? '–',
      toRatio(ownGas, gas),
    ]
  })
  return toTable(['Cairn', 'cheapest peer', 'which', 'cheapest peer ÷ Cairn'], lines)
}

/** What it takes to read one credential. */
export function toReadingTable(
  measured: readonly Measured[],
  readings: readonly Reading[],
): string {
  const lines = measured.map(({ contestant, asked }, i) => {
    const { calls, slots } = readings[i] as Reading
    return `| ${contestant.name} | ${calls} | ${slots} | ${asked} |`
  })
  return ['| | calls | slots | what is called |', '|---|--:|--:|---|', ...lines].join('\n')
}

function toTable(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const titled = lines.map((cells, i) => [rows[rowIds[i] as RowId].title, ...cells])
  const [top = '', ...body] = [['', ...head], ...titled].map((cells) => `| ${cells.join(' | ')} |`)
  return [top, `|---${'|--:'.repeat(head.length)}|`, ...body].join('\n')
}

/** What each pays who shares a row, rounded up; slots to a tenth. */
function toShare(figure: number | undefined, row: RowId): string {
  if (figure === undefined) return '–'
  const share = figure / rows[row].shared
  return (share < 10 ? Math.ceil(share * 10) / 10 : Math.ceil(share)).toLocaleString('en')
}

function toRatio(own: number | undefined, other: number | undefined): string {
  if (own === undefined || other === undefined) return '–'
  const ratio = other / own
  return `${ratio.toFixed(ratio < 9.95 ? 2 : 1)} ×`
}
