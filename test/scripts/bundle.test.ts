import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { runCairn } from '../support/runCairn.ts'
import { startNode } from '../support/startNode.ts'
import { writeSample } from '../support/writeSample.ts'

describe('cairn bundle', () => {
  let folder: string
  let sample: Awaited<ReturnType<typeof writeSample>>
  let url: string
  let stop: () => Promise<void>
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-bundle-'))
    const node = await startNode()
    ;({ url, stop } = node)
    sample = await writeSample(folder, node.url)
  })
  after(async () => {
    await stop()
    await rm(folder, { recursive: true })
  })

  const bundle = async (credential: string, out: string) => {
    const options = ['--rpc', url, '--policy', sample.policy, '-o', join(folder, out), '--json']
    const { stdout, exitCode } = await runCairn(['bundle', credential, ...options])
    return { exitCode, ...JSON.parse(stdout) }
  }
  const verify = async (out: string, ...args: readonly string[]) => {
    const options = ['--policy', sample.policy, '--json', ...args]
    const { stdout, exitCode } = await runCairn(['verify', join(folder, out), ...options])
    const { verdict, asOf } = JSON.parse(stdout).results[0].report
    return [verdict.authenticity, verdict.lifecycle, exitCode, asOf]
  }

  it('writes what is checked offline, by a block hash that somebody trusts', async () => {
    const { exitCode, block, asOf } = await bundle(sample.good, 'good.bundle.json')
    expect(exitCode).to.equal(0)
    const written = JSON.parse(await readFile(join(folder, 'good.bundle.json'), 'utf8'))
    expect(written.credential).to.equal(await readFile(sample.good, 'utf8'))
    const trust = ['--offline', '--trust-block', block]
    const good = ['valid', 'current', 0, asOf]
    expect(await verify('good.bundle.json', ...trust)).to.deep.equal(good)
    const untrusted = await verify('good.bundle.json', '--offline')
    expect(untrusted).to.deep.equal(['indeterminate', 'unknown', 3, asOf])
    expect(await verify('good.bundle.json', '--rpc', url)).to.deep.equal(good)
  }).timeout(300_000)

  it('writes what shows a revocation', async () => {
    const { block: other, asOf } = await bundle(sample.revoked, 'revoked.bundle.json')
    const revoked = await verify('revoked.bundle.json', '--offline', '--trust-block', other)
    expect(revoked).to.deep.equal(['valid', 'revoked', 1, asOf])
  }).timeout(300_000)

  it('refuses what it cannot make a bundle of', async () => {
    const out = ['-o', join(folder, 'no.json')]
    const alone = await runCairn(['bundle', sample.good, ...out], { cwd: folder })
    expect(alone.exitCode).to.equal(2)
    const dead = await runCairn(['bundle', sample.good, '--rpc', 'http://127.0.0.1:9', ...out])
    expect(dead.exitCode).to.equal(3)
    const block = ['--trust-block', 'latest']
    expect((await runCairn(['verify', sample.good, ...block])).exitCode).to.equal(2)
  }).timeout(300_000)
})
