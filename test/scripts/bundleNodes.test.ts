import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { runCairn } from '../support/runCairn.ts'
import { startLiar } from '../support/startLiar.ts'
import { startNode } from '../support/startNode.ts'
import { writeSample } from '../support/writeSample.ts'

/** The proof with the last byte of its last node changed. */
const spoil = (answer: { storageProof: { proof: string[] }[] }) => {
  const proof = answer.storageProof[0]?.proof ?? []
  const last = proof.pop() ?? '0x'
  proof.push(last.slice(0, -1) + (last.endsWith('0') ? '1' : '0'))
  return answer
}
const otherHash = (block: { hash: string }) => ({ ...block, hash: `0x${'ab'.repeat(32)}` })

describe('cairn bundle and several nodes', () => {
  let folder: string
  let sample: Awaited<ReturnType<typeof writeSample>>
  let [truth, echo, forger, mute, liar] = ['', '', '', '', '']
  const stops: (() => Promise<void>)[] = []
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-bundles-'))
    const node = await startNode()
    stops.push(node.stop)
    sample = await writeSample(folder, node.url)
    const open = async (method: string, change: (result: never) => unknown) => {
      const { url, stop } = await startLiar(node.url, (result, call) =>
        call.method === method ? change(result) : result,
      )
      stops.push(stop)
      return url
    }
    truth = node.url
    echo = await open('', (result) => result)
    forger = await open('eth_getProof', spoil)
    mute = await open('eth_getProof', () => null)
    liar = await open('eth_getBlockByNumber', otherHash)
  })
  after(async () => {
    for (const stop of stops.toReversed()) await stop()
    await rm(folder, { recursive: true })
  })

  const out = () => join(folder, 'out.json')
  const bundle = async (...args: readonly string[]) => {
    const run = await runCairn(['bundle', sample.revoked, '-o', out(), '--json', ...args])
    return { ...run, answer: JSON.parse(run.stdout) }
  }
  const ask = (...urls: readonly string[]) =>
    bundle('--policy', sample.policy, ...urls.flatMap((url) => ['--rpc', url]))
  const verify = async (block: string) => {
    const options = ['--policy', sample.policy, '--offline', '--trust-block', block, '--json']
    const { stdout } = await runCairn(['verify', out(), ...options])
    const { authenticity, lifecycle } = JSON.parse(stdout).results[0].report.verdict
    return [authenticity, lifecycle]
  }
  const hostOf = (url: string) => new URL(url).host

  it('takes the proofs of the first node whose proofs hold, and names the others', async () => {
    const { answer, exitCode, stderr } = await ask(forger, mute, truth)
    expect(exitCode).to.equal(0)
    expect(await verify(answer.block)).to.deep.equal(['valid', 'revoked'])
    for (const [url, code] of [
      [forger, 'BUNDLE_DIFFERS'],
      [mute, 'BUNDLE_PROOF_REFUSED'],
    ] as const) {
      expect(stderr).to.match(new RegExp(`${hostOf(url)} .*${code}`))
    }
    expect(stderr).not.to.include('/key')
  }).timeout(300_000)

  it('takes the block on which enough nodes agree, whichever comes first', async () => {
    const alone = await ask(truth)
    const { answer, exitCode, stderr } = await ask(liar, truth, echo)
    expect([exitCode, answer.block]).to.deep.equal([0, alone.answer.block])
    expect(stderr).to.include(hostOf(liar)).and.not.include('/key')
    expect(await verify(answer.block)).to.deep.equal(['valid', 'revoked'])
  }).timeout(300_000)

  it('makes none where too few agree, or no proofs hold', async () => {
    const split = await ask(liar, truth)
    expect([split.exitCode, split.answer.error.code]).to.deep.equal([3, 'BUNDLE_NOTHING_PROVEN'])
    const forged = await ask(forger, mute)
    expect([forged.exitCode, forged.answer.error.code]).to.deep.equal([3, 'BUNDLE_DIFFERS'])
  }).timeout(300_000)

  it('asks the nodes of a policy, where they are of one chain', async () => {
    const { pins } = JSON.parse(await readFile(sample.policy, 'utf8'))
    const write = async (...chainIds: readonly number[]) => {
      const nodes = chainIds.map((chainId) => ({ chainId, urls: [forger, truth, echo] }))
      const path = join(folder, `nodes-${chainIds.length}.json`)
      await writeFile(path, JSON.stringify({ version: 1, nodes, pins }))
      return path
    }
    const { answer, exitCode } = await bundle('--policy', await write(31337))
    expect(exitCode).to.equal(0)
    expect(await verify(answer.block)).to.deep.equal(['valid', 'revoked'])
    const several = await bundle('--policy', await write(31337, 1))
    expect([several.exitCode, several.answer.error.code]).to.deep.equal([2, 'USAGE'])
  }).timeout(300_000)
})
