/** Gas of whole transactions by name, as `snapshots/` has it. */
export type Gas = Readonly<Record<string, number>>

const [left, right, top, bottom] = [90, 700, 40, 400]
const largest = 1_000_000
const [least, most] = [0.0001, 100_000]
/** Batches that share one transaction. */
const shared = 100

/** What a batch of a size costs, in gas for each credential. */
type Line = {
  readonly name: string
  readonly colour: string
  readonly each: (size: number) => number
}

function toLines(gas: Gas): readonly Line[] {
  const anchor = (size: number) => gas[`anchor a batch of ${size >= 1000 ? 1000 : 1}`] as number
  const { aggregate = 0 } = gas
  return [
    {
      name: 'a transaction for each credential',
      colour: '#999999',
      each: () => anchor(1),
    },
    { name: 'a batch', colour: '#0072b2', each: (size) => anchor(size) / size },
    {
      name: `a batch, one of ${shared} in an aggregate`,
      colour: '#d55e00',
      each: (size) => aggregate / shared / size,
    },
  ]
}

const sizes = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]

/** What a credential costs as its batch grows, both on logarithmic axes. */
export function toCostChart(gas: Gas): string {
  const lines = toLines(gas)
  const parts = [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 470" font-family="sans-serif" font-size="13">',
    '<title>Gas for each credential as the batch grows, logarithmic axes</title>',
    '<rect width="100%" height="100%" fill="#fff"/>',
    ...sizes.map((size) => tick(toX(size), bottom + 20, size, 'middle')),
    ...sizes.map((size) => `<path d="M${toX(size)} ${top}V${bottom}" stroke="#eee"/>`),
    ...levels().map((level) => tick(left - 8, toY(level) + 4, level, 'end')),
    ...levels().map((level) => `<path d="M${left} ${toY(level)}H${right}" stroke="#eee"/>`),
    ...lines.flatMap(draw),
    `<text x="${(left + right) / 2}" y="${bottom + 48}" text-anchor="middle">credentials in the batch</text>`,
    `<text x="${left}" y="24">gas for each credential</text>`,
    '</svg>',
  ]
  return `${parts.join('\n')}\n`
}

function levels(): readonly number[] {
  return Array.from({ length: 10 }, (_, i) => Number((least * 10 ** i).toPrecision(1)))
}

function draw({ name, colour, each }: Line, i: number): string[] {
  const points = sizes.map((size) => `${toX(size)},${toY(each(size))}`)
  // Beside the line, where no other one is.
  const [at, above] = [
    [1_000, -10],
    [100, -14],
    [10, -14],
  ][i] as [number, number]
  return [
    `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2.5"/>`,
    `<text x="${toX(at)}" y="${toY(each(at)) + above}" fill="${colour}">${name}</text>`,
  ]
}

function tick(x: number, y: number, value: number, anchor: 'middle' | 'end'): string {
  const text = value.toLocaleString('en', { maximumFractionDigits: 4 })
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="#444">${text}</text>`
}

function toX(size: number): number {
  return round(left + (Math.log(size) / Math.log(largest)) * (right - left))
}

function toY(gas: number): number {
  const along = Math.log(gas / least) / Math.log(most / least)
  return round(bottom - along * (bottom - top))
}

const round = (value: number) => Math.round(value * 10) / 10

/** The page in docs/. */
export function toCostPage(gas: Gas): string {
  const lines = toLines(gas)
  const cell = (value: number) => value.toLocaleString('en', { maximumSignificantDigits: 4 })
  const rows = sizes.map((size) => {
    const cells = lines.map(({ each }) => cell(each(size)))
    return `| ${size.toLocaleString('en')} | ${cells.join(' | ')} |`
  })
  return `# Cost

What a credential costs as its batch grows: an anchor is one transaction, whatever is under its root.

![Gas for each credential as the batch grows, for a batch of its own, one of ${shared} in an aggregate, and a transaction each](cost.svg)

| credentials in the batch | ${lines.map(({ name }) => name).join(', gas each | ')}, gas each |
|--:|--:|--:|--:|
${rows.join('\n')}

Gas of whole transactions, from \`snapshots/gas.json\` and \`snapshots/gas-relays.json\`, which the tests compare. Money is gas
times its price on the chain, times the price of the chain's currency: at 1 gwei and 2,500 EUR the anchor of a batch is
${((anchorOf(gas) * 1e-9 * 2500) as number).toFixed(2)} EUR, and each of a thousand credentials ${(anchorOf(gas) * 1e-9 * 2.5).toFixed(5)} EUR. \`cairn estimate\` tells what it is now, on your chain, with what a rollup
takes for data.

Written by \`npm run bench:cost\`.
`
}

function anchorOf(gas: Gas): number {
  return gas['anchor a batch of 1000'] as number
}
