import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { checkCodes } from '../../src/verifier/CheckCode.ts'

/** Every word in SCREAMING_SNAKE of the files that define an error: as a code, or as a key of advice. */
async function codesOfErrors(): Promise<readonly string[]> {
  const codes = new Set<string>()
  for (const room of ['src', 'scripts']) {
    for (const name of await readdir(room, { recursive: true })) {
      if (!name.endsWith('.ts')) continue
      const text = await readFile(join(room, name), 'utf8')
      if (!text.includes('extends BaseError')) continue
      for (const [, quoted, key] of text.matchAll(
        /'([A-Z][A-Z0-9_]+)'|^ {2}([A-Z][A-Z0-9_]+):/gm,
      )) {
        codes.add((quoted ?? key) as string)
      }
    }
  }
  return [...codes].sort()
}

describe('docs/errors.md', () => {
  let page: string
  before(async () => {
    page = await readFile('docs/errors.md', 'utf8')
  })

  it('has an entry for each error code, and no other', async () => {
    const headings = [...page.matchAll(/^### (\w+)$/gm)].map(([, code]) => code as string)
    expect(headings.toSorted()).to.deep.equal(await codesOfErrors())
  })

  it('has a row for each check code, with its sentence, and no other', () => {
    const rows = [...page.matchAll(/^\| `(\w+)` \| \w+ \| (.*) \|$/gm)].map(([, code, text]) => [
      code,
      text,
    ])
    expect(Object.fromEntries(rows)).to.deep.equal(checkCodes)
  })
})
