import { writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import type { DateOrder } from '../src/issuer/roster/createDayReader.ts'
import { decodeRoster } from '../src/issuer/roster/decodeRoster.ts'
import { parseRoster } from '../src/issuer/roster/parseRoster.ts'
import type { RosterFault } from '../src/issuer/roster/RosterFault.ts'
import type { RosterRow } from '../src/issuer/roster/RosterRow.ts'
import { lintTemplate } from '../src/issuer/template/lintTemplate.ts'
import { parseTemplate, type Template, TemplateError } from '../src/issuer/template/Template.ts'
import { requireOption } from './project/requireOption.ts'
import { UsageError } from './terminal/fail.ts'
import { readInput, readJson } from './terminal/files.ts'
import { printable } from './terminal/printable.ts'
import { toCsvLine } from './terminal/toCsvLine.ts'

/** How a roster is read. */
export type RosterOptions = { template?: string; dateOrder?: DateOrder; faults?: string }

/** Adds the roster that a command reads, and the options that say how. */
export function withRoster(command: Command): Command {
  const orders: readonly DateOrder[] = ['day-first', 'month-first']
  return command
    .argument('<roster>', 'CSV with name, email, achievement, awarded_on')
    .option('--template <file>', 'issuer and achievements, JSON')
    .addOption(
      new Option(
        '--date-order <order>',
        'what comes first in 3/1/2026, where no row tells',
      ).choices(orders),
    )
    .option('--faults <file>', 'where to write all that is wrong in it, as CSV')
}

const shown = 20

/**
 * The awards of a roster that has no fault.
 *
 * @throws {UsageError} with the first faults; all of them are in the file that was named for them.
 * @throws {RosterEncodingError} {@link TemplateError}
 */
export async function readRoster(
  path: string,
  options: RosterOptions,
): Promise<{ readonly rows: readonly RosterRow[]; readonly template: Template }> {
  const template = await readTemplate(requireOption(options, 'template'))
  const text = decodeRoster(await readInput(path))
  const { rows, faults } = parseRoster(text, template, { dateOrder: options.dateOrder })
  if (faults.length === 0) return { rows, template }
  if (options.faults !== undefined) await writeFaults(options.faults, faults)
  const count = faults.length.toLocaleString('en')
  throw new UsageError(`${path} has ${count} faults; nothing was issued.`, ...describe(faults))
}

/** A template of which good credentials can be made. @throws {TemplateError} */
async function readTemplate(path: string): Promise<Template> {
  const template = parseTemplate(await readJson(path))
  const faults = lintTemplate(template).filter(({ severity }) => severity === 'error')
  if (faults.length > 0) throw new TemplateError({ faults })
  return template
}

function describe(faults: readonly RosterFault[]): readonly string[] {
  const lines = faults.slice(0, shown).map(({ row, column, problem }) => {
    return `row ${row}${column === '' ? '' : `, ${printable(column)}`}: ${problem}`
  })
  const rest = faults.length - lines.length
  return rest > 0 ? [...lines, `… and ${rest.toLocaleString('en')} more`] : lines
}

async function writeFaults(path: string, faults: readonly RosterFault[]): Promise<void> {
  const lines = faults.map(({ row, column, code, problem }) =>
    toCsvLine([row, column, code, problem]),
  )
  await writeFile(path, [toCsvLine(['row', 'column', 'code', 'problem']), ...lines].join(''))
}
