import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { runCairn } from '../support/runCairn.ts'
import { startLiar } from '../support/startLiar.ts'
import { startNode } from '../support/startNode.ts'
import { writeSample } from '../support/writeSample.ts'

/** Says of every slot, but of the last that is asked for, that it is empty. */
const forget = (answer: string) =>
  answer.slice(0, 130) + answer.slice(130).replace(/[0-9a-f](?=.{64})/g, '0')

describe('cairn verify and several nodes', () => {
  let folder: string
  let sample: Awaited<ReturnType<typeof writeSample>>
  let truth: string
  let echo: string
  let liar: string
  const stops: (() => Promise<void>)[] = []
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-quorum-'))
    const node = await startNode()
    stops.push(node.stop)
    sample = await writeSample(folder, node.url)
    const second = await startLiar(node.url, (result) => result)
    const third = await startLiar(node.url, (result: string, { method, params }) =>
      method === 'eth_call' && !JSON.stringify(params).includes('84b0196e')
        ? forget(result)
        : result,
    )
    stops.push(second.stop, third.stop)
    ;[truth, echo, liar] = [node.url, second.url, third.url]
  })
  after(async () => {
    for (const stop of stops.toReversed()) await stop()
    await rm(folder, { recursive: true })
  })

  const ask = async (args: readonly string[], policy = sample.policy) => {
    const run = await runCairn(['verify', sample.revoked, '--json', '--policy', policy, ...args])
    return { ...run, report: run.stdout ? JSON.parse(run.stdout).results?.[0]?.report : undefined }
  }
  const rpc = (...urls: readonly string[]) => urls.flatMap((url) => ['--rpc', url])
  const hostOf = (url: string) => new URL(url).host

  it('outvotes a liar, and names it without its key', async () => {
    const { report, stderr, stdout, exitCode } = await ask(rpc(truth, liar, echo))
    expect(report.verdict.lifecycle).to.equal('revoked')
    expect(exitCode).to.equal(1)
    expect(stderr).to.include(hostOf(liar)).and.not.include('/key')
    expect(stdout).to.include(hostOf(liar)).and.not.include('/key')
    const explained = await runCairn([
      ...['explain', sample.revoked, '--policy', sample.policy],
      ...rpc(truth, liar, echo),
    ])
    expect(explained.stderr).to.include(hostOf(liar))
    expect(explained.stdout).to.include(hostOf(liar))
  })

  it('cannot tell where too few agree', async () => {
    for (const args of [rpc(truth, liar), [...rpc(truth, liar, echo), '--quorum', '3']]) {
      const { report, exitCode } = await ask(args)
      expect(report.verdict.authenticity).to.equal('indeterminate')
      expect(JSON.stringify(report.checks)).to.include('CHAIN_NO_QUORUM')
      expect(exitCode).to.equal(3)
    }
  })

  it('asks the nodes of a policy, as many as it wants to agree', async () => {
    const write = async (urls: readonly string[], more = {}) => {
      const { pins } = JSON.parse(await readFile(sample.policy, 'utf8'))
      const path = join(folder, `policy-${urls.length}-${Object.keys(more).length}.json`)
      const nodes = [{ chainId: 31337, urls, ...more }]
      await writeFile(path, JSON.stringify({ version: 1, nodes, pins }))
      return path
    }
    const three = await write([truth, liar, echo])
    expect((await ask([], three)).report.verdict.lifecycle).to.equal('revoked')
    expect((await ask([], await write([truth, liar]))).exitCode).to.equal(3)
    expect((await ask([], await write([truth, liar, echo], { quorum: 3 }))).exitCode).to.equal(3)
    // Those that are named on the command line are asked instead.
    expect((await ask(rpc(truth), await write([liar]))).exitCode).to.equal(1)
    expect((await ask(['--offline'], three)).exitCode).to.equal(3)
  })

  it('refuses a quorum that cannot be', async () => {
    expect((await ask([...rpc(truth, echo), '--quorum', '3'])).exitCode).to.equal(2)
    expect((await ask([...rpc(truth), '--quorum', '0'])).exitCode).to.equal(2)
    expect((await ask(rpc(truth, `${truth}/other`))).exitCode).to.equal(2)
  })
})
