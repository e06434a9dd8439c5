import { readFile } from 'node:fs/promises'
import { expect } from 'chai'
import { schemas } from '../../scripts/maintain/schemas/toJsonSchemas.ts'

describe('schemas/', () => {
  for (const [path, text] of Object.entries(schemas)) {
    it(`${path} is what the code reads and writes`, async () => {
      expect(await readFile(path, 'utf8')).to.equal(text)
    })
  }
})
