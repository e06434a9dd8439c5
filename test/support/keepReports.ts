import { readFile, writeFile } from 'node:fs/promises'

const file = new URL('../../snapshots/reports.json', import.meta.url)

type Reports = { readonly [name: string]: readonly string[] }

/** The committed reports, each by the name of its case. */
export async function readReports(): Promise<Reports> {
  return JSON.parse(await readFile(file, 'utf8'))
}

/** Commits to a report if `UPDATE_SNAPSHOTS=1`, and lets go of those that have none of the names. */
export async function keepReport(
  name: string,
  lines: readonly string[],
  names: readonly string[],
): Promise<void> {
  if (process.env.UPDATE_SNAPSHOTS !== '1') return
  const known: Reports = { ...(await readReports()), [name]: lines }
  const kept = names.flatMap((it) => (known[it] ? [[it, known[it]]] : []))
  await writeFile(file, `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`)
}
