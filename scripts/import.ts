import { Command } from 'commander'
import type { RosterRow } from '../src/issuer/roster/RosterRow.ts'
import type { Template } from '../src/issuer/template/Template.ts'
import { withProject } from './project/withProject.ts'
import { type RosterOptions, readRoster, withRoster } from './readRoster.ts'
import { printable, toJsonLine } from './terminal/printable.ts'

type Options = RosterOptions & { json?: boolean }

/** `cairn import`: what a roster says, before anything is made of it. */
export function importCommand(): Command {
  return withProject(withRoster(new Command('import')), ['template'])
    .option('--json', 'print JSON')
    .action(showRoster)
}

async function showRoster(path: string, options: Options): Promise<void> {
  const { rows, template } = await readRoster(path, options)
  const awards = countAwards(rows, template)
  process.stdout.write(
    options.json
      ? toJsonLine({ version: 1, rows: rows.length, awards, first: rows.slice(0, shown) })
      : describe(rows, awards),
  )
}

type Awards = readonly {
  readonly achievement: string
  readonly name: string
  readonly count: number
  /** The first day and the last one. */
  readonly from: string
  readonly to: string
}[]

function countAwards(rows: readonly RosterRow[], { achievements }: Template): Awards {
  const found = new Map<string, { count: number; from: string; to: string }>()
  for (const { achievement, awardedOn: day } of rows) {
    const { count, from, to } = found.get(achievement) ?? { count: 0, from: day, to: day }
    const [first, last] = [day < from ? day : from, day > to ? day : to]
    found.set(achievement, { count: count + 1, from: first, to: last })
  }
  return [...found].map(([achievement, of]) => {
    return { achievement, name: achievements[achievement]?.name ?? '', ...of }
  })
}

const shown = 5

function describe(rows: readonly RosterRow[], awards: Awards): string {
  return [
    `${rows.length.toLocaleString('en')} awards, no faults.`,
    ...awards.map(({ achievement, name, count, from, to }) => {
      const when = from === to ? `on ${from}` : `from ${from} to ${to}`
      return `  ${count.toLocaleString('en')} × ${printable(name)} (${printable(achievement)}), ${when}`
    }),
    'The first of them:',
    ...rows
      .slice(0, shown)
      .map((it) => `  ${it.awardedOn}  ${it.achievement}  ${it.name} <${it.email}>`)
      .map(printable),
    '',
  ].join('\n')
}
