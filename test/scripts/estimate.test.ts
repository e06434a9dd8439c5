import { expect } from 'chai'
import { toTestAccount } from '../../scripts/network/openEmbedded.ts'
import { runCairn, testKey } from '../support/runCairn.ts'
import { startNode } from '../support/startNode.ts'

describe('cairn estimate', () => {
  let stop: () => Promise<void>
  let on: readonly string[]
  const env = { CAIRN_PRIVATE_KEY: testKey }
  before(async () => {
    const node = await startNode()
    stop = node.stop
    on = ['--rpc', node.url]
    expect((await runCairn(['deploy', '--yes', ...on], { env })).exitCode).to.equal(0)
  })
  after(() => stop())

  it('tells what a batch costs, and each credential of one, a smaller and a larger one', async () => {
    const key = ['--key', toTestAccount(0).address]
    const price = ['--price', '2000', '--currency', 'EUR']
    const run = await runCairn(['estimate', '250', '--json', ...on, ...key, ...price])
    expect(run.exitCode).to.equal(0)
    const answer = JSON.parse(run.stdout)
    expect(answer.currency).to.equal('EUR')
    expect(Number(answer.money)).to.be.greaterThan(0)
    const cost = BigInt(answer.cost)
    expect(answer.sizes.map(({ size }: { size: number }) => size)).to.deep.equal([25, 250, 2500])
    for (const { size, each } of answer.sizes) {
      const total = BigInt(each) * BigInt(size)
      expect(total >= cost && total < cost + BigInt(size)).to.equal(true)
    }
  })

  it('refuses what is no number, no key and no price', async () => {
    for (const args of [
      ['0'],
      ['x'],
      ['4294967296'],
      ['5', '--key', '0x1'],
      ['5', '--price', 'x'],
    ]) {
      expect(
        (await runCairn(['estimate', ...args, ...on], { env })).exitCode,
        args.join(' '),
      ).to.equal(2)
    }
    const { exitCode, stdout } = await runCairn(['estimate', '5', '--json', ...on])
    expect([exitCode, JSON.parse(stdout).error.code]).to.deep.equal([2, 'KEY_NOT_GIVEN'])
  })
})
