import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect } from 'chai'

describe('tsconfig.src.json', () => {
  // One import with a reference to them is enough to make `process` type-check everywhere.
  it('keeps the types of Node out', async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.src.json', '--listFilesOnly'],
      { maxBuffer: 2 ** 24 },
    )

    expect(stdout).to.include('/src/base/')
    expect(stdout).not.to.include('/@types/node/')
  })
})
