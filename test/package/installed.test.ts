import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import manifest from '../../package.json' with { type: 'json' }
import { findNodes, type InstalledPackage, installPackage } from '../support/installPackage.ts'
import { startNode } from '../support/startNode.ts'
import { writeSample } from '../support/writeSample.ts'

const nodes = await findNodes()

describe('the installed package', () => {
  let folder = ''
  let installed: InstalledPackage
  let chain: Awaited<ReturnType<typeof startNode>>
  let sample: Awaited<ReturnType<typeof writeSample>>

  before(async function () {
    this.timeout(300_000)
    folder = await mkdtemp(join(tmpdir(), 'cairn-package-'))
    installed = await installPackage(folder)
    chain = await startNode()
    sample = await writeSample(folder, chain.url)
  })

  after(async function () {
    this.timeout(60_000)
    await chain.stop()
    await rm(folder, { recursive: true })
  })

  for (const [version, node] of nodes) {
    it(`tells its version under Node ${version}`, async () => {
      const { exitCode, stdout, stderr } = await installed.run(['--version'], node)

      expect({ exitCode, stdout, stderr }).to.deep.equal({
        exitCode: 0,
        stdout: `${manifest.version}\n`,
        stderr: '',
      })
    }).timeout(30_000)

    it(`verifies credentials under Node ${version}`, async () => {
      const options = ['--policy', sample.policy, '--rpc', chain.url]
      const exitCodeOf = async (file: string, ...args: string[]) =>
        (await installed.run(['verify', file, ...args], node)).exitCode

      expect(await exitCodeOf(sample.good, ...options)).to.equal(0)
      expect(await exitCodeOf(sample.revoked, ...options)).to.equal(1)
      expect(await exitCodeOf(sample.policy, ...options)).to.equal(1)
      expect(await exitCodeOf(sample.good, '--policy', sample.policy)).to.equal(3)
    }).timeout(30_000)
  }
})
