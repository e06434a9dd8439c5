import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import manifest from '../../package.json' with { type: 'json' }
import { findNodes, type InstalledPackage, installPackage } from '../support/installPackage.ts'

const nodes = await findNodes()

describe('the installed package', () => {
  let folder = ''
  let installed: InstalledPackage

  before(async function () {
    this.timeout(300_000)
    folder = await mkdtemp(join(tmpdir(), 'cairn-package-'))
    installed = await installPackage(folder)
  })

  after(() => rm(folder, { recursive: true }))

  for (const [version, node] of nodes) {
    it(`tells its version under Node ${version}`, async () => {
      const { exitCode, stdout, stderr } = await installed.run(['--version'], node)

      expect({ exitCode, stdout, stderr }).to.deep.equal({
        exitCode: 0,
        stdout: `${manifest.version}\n`,
        stderr: '',
      })
    }).timeout(30_000)
  }
})
