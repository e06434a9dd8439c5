import type { Report } from '../../src/verifier/Report.ts'
import { printable } from './printable.ts'

/** What a report says of nodes whose answers did not count: a line for each of them and each problem. */
export function listDissent({ checks }: Report): readonly string[] {
  const lines = checks.flatMap(({ facts }) =>
    facts.flatMap(({ name, value, source }) =>
      name === 'dissent' && source.from === 'node'
        ? [printable(`warning: the node ${source.host} was not counted: ${value}`)]
        : [],
    ),
  )
  return [...new Set(lines)]
}
