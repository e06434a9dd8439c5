import { findCheapest, type Measured } from './measure.ts'
import type { Results } from './measureAll.ts'
import { type RowId, rowIds, rows } from './rows.ts'

const [left, width, lineHeight, top] = [400, 520, 34, 76]
const [lowest, highest] = [3_000, 300_000_000]
const colours = { own: '#0072b2', peer: '#d55e00' }

/** Gas of this package and of the cheapest peer, today and where new slots are dearer, on a logarithmic axis. */
export function toChart({ today, dearer }: Results): string {
  const height = top + lineHeight * rowIds.length + 40
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${left + width + 40} ${height}" font-family="sans-serif" font-size="13">`,
    `<title>Gas of Cairn and of the cheapest peer, logarithmic scale</title>`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    ...toLegend(),
    ...toAxis(height - 40),
    ...rowIds.flatMap((row, i) => toLine(row, top + lineHeight * (i + 0.5), today, dearer)),
    '</svg>',
  ]
  return `${parts.join('\n')}\n`
}

function toX(gas: number): number {
  const along = Math.log(gas / lowest) / Math.log(highest / lowest)
  return Math.round((left + along * width) * 10) / 10
}

function toLegend(): string[] {
  const entry = (x: number, colour: string, text: string) => [
    `<rect x="${x}" y="14" width="12" height="12" fill="${colour}"/>`,
    `<text x="${x + 18}" y="24">${text}</text>`,
  ]
  return [
    ...entry(20, colours.own, 'Cairn'),
    ...entry(90, colours.peer, 'cheapest peer'),
    '<circle cx="226" cy="20" r="5" fill="#444"/><text x="238" y="24">today (Osaka)</text>',
    '<circle cx="346" cy="20" r="4.5" fill="#fff" stroke="#444" stroke-width="2"/>',
    '<text x="358" y="24">where a new slot costs 80,820 more (EIP-8037)</text>',
    '<text x="20" y="48" fill="#444">Gas on a logarithmic scale: each line to the right is ten times the one before.</text>',
  ]
}

function toAxis(bottom: number): string[] {
  const ticks = [10_000, 100_000, 1_000_000, 10_000_000, 100_000_000]
  return ticks.flatMap((gas) => [
    `<path d="M${toX(gas)} ${top}V${bottom}" stroke="#ddd"/>`,
    `<text x="${toX(gas)}" y="${bottom + 20}" text-anchor="middle" fill="#444">${gas.toLocaleString('en')}</text>`,
  ])
}

function toLine(row: RowId, y: number, today: readonly Measured[], dearer: readonly Measured[]) {
  const gas = (one: Measured | undefined) => (one?.figures[row]?.gas ?? 0) / rows[row].shared
  const pair = (of: (measured: readonly Measured[]) => Measured | undefined) =>
    [today, dearer].map((measured) => gas(of(measured)))
  const own = pair(([first]) => first)
  const peer = pair(([, ...others]) => findCheapest(others, row))
  return [
    `<text x="${left - 16}" y="${y + 4}" text-anchor="end">${rows[row].title}</text>`,
    ...toDots(own, y - 5, colours.own),
    ...toDots(peer, y + 6, colours.peer),
  ]
}

function toDots([now = 0, later = 0]: readonly number[], y: number, colour: string): string[] {
  if (now === 0) return []
  return [
    `<path d="M${toX(now)} ${y}H${toX(later)}" stroke="${colour}" stroke-width="2"/>`,
    `<circle cx="${toX(later)}" cy="${y}" r="4" fill="#fff" stroke="${colour}" stroke-width="2"/>`,
    `<circle cx="${toX(now)}" cy="${y}" r="4.5" fill="${colour}"/>`,
  ]
}
