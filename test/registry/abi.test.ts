import { readFile } from 'node:fs/promises'
import { expect } from 'chai'
import { generate } from '../../scripts/maintain/abi.ts'

describe('what is generated from the compiled contract', () => {
  for (const [path, text] of generate()) {
    it(`is up to date: ${path}`, async () => {
      expect((await readFile(path, 'utf8')) === text, 'run `npm run abi`').to.equal(true)
    })
  }
})
