import { readFile, writeFile } from 'node:fs/promises'
import { expect } from 'chai'

/** Compares a value with its committed JSON file, or writes the file if `UPDATE_SNAPSHOTS=1`. */
export async function expectSnapshot(name: string, value: unknown): Promise<void> {
  const file = new URL(`../../../snapshots/${name}.json`, import.meta.url)
  if (process.env.UPDATE_SNAPSHOTS === '1') {
    await writeFile(file, `${JSON.stringify(value, null, 2)}\n`)
    return
  }

  expect(value).to.deep.equal(JSON.parse(await readFile(file, 'utf8')))
}
