import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { expect } from 'chai'

describe('docs/threat-model.md', () => {
  it('names tests that are there', async () => {
    const page = await readFile('docs/threat-model.md', 'utf8')
    const paths = [...page.matchAll(/`(test\/[^`]+)`/g)].map(([, path]) => path as string)
    expect(paths).to.have.length.above(10)
    expect(paths.filter((path) => !existsSync(path))).to.deep.equal([])
  })
})
