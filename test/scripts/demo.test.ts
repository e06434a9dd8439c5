import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import type { Verdict } from '../../src/verifier/Report.ts'
import { type Run, runCairn, testKey } from '../support/runCairn.ts'
import { startNode } from '../support/startNode.ts'

type Demo = {
  batches: { size: number; manifest: string; anchored: { gasUsed: string } }[]
  tally: { name: string; total: number; asExpected: number }[]
  cases: { name: string; file: string; isAsExpected: boolean; verdict: Verdict }[]
}

describe('cairn demo', () => {
  let folder: string
  let run: Run
  let demo: Demo
  const verify = (...files: string[]) => runCairn(['verify', '--json', '--chain', folder, ...files])

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-demo-'))
    run = await runCairn(['demo', '--json', '--out', folder])
    demo = JSON.parse(run.stdout)
  })
  after(() => rm(folder, { recursive: true }))

  it('comes out as it must, and says so by its exit code', () => {
    expect(run.exitCode).to.equal(0)
    expect(demo.cases.filter(({ isAsExpected }) => !isAsExpected)).to.deep.equal([])
    expect(demo.tally.filter(({ total, asExpected }) => total !== asExpected)).to.deep.equal([])
  })

  it('is about at least 250 learners and three micro-credentials', async () => {
    const rows = (await readFile('demo/roster.csv', 'utf8')).trim().split('\n').slice(1)
    const learners = new Set(rows.map((row) => /[^,]+@[^,]+/.exec(row)?.[0]))
    expect(learners.size).to.be.at.least(250)
    expect(demo.batches.map(({ size }) => size)).to.have.lengthOf(3)
    expect(demo.batches.reduce((sum, { size }) => sum + size, 0)).to.equal(rows.length)
  })

  it('has every kind of case that must be told apart', () => {
    const kinds = demo.cases.map(({ verdict }) => `${verdict.authenticity} ${verdict.lifecycle}`)
    expect(kinds).to.include.members([
      'valid current',
      'valid revoked',
      'valid suspended',
      'valid expired',
      'invalid unknown',
      'indeterminate unknown',
    ])
  })

  it('leaves files that give the same verdicts in a new process', async () => {
    const { stdout } = await verify(...demo.cases.map(({ file }) => file))
    const { results } = JSON.parse(stdout)
    const verdicts = results.map((it: { report: { verdict: Verdict } }) => it.report.verdict)
    expect(verdicts).to.deep.equal(demo.cases.map(({ verdict }) => verdict))
  })

  it('leaves good credentials for which the command exits with 0', async () => {
    const { exitCode } = await verify(join(folder, 'data-literacy', '00001.json'))
    expect(exitCode).to.equal(0)
  })

  it('can be revoked further, by the command', async () => {
    const file = join(folder, 'data-literacy', '00007.json')
    expect((await verify(file)).exitCode).to.equal(0)
    expect((await runCairn(['revoke', file, '--chain', folder])).exitCode).to.equal(0)
    expect((await verify(file)).exitCode).to.equal(1)
  })

  it('is not revoked by a file that is not what was sealed', async () => {
    for (const name of ['swapped-proof', 'tampered-name']) {
      const file = join(folder, 'cases', `${name}.json`)
      expect((await runCairn(['revoke', file, '--chain', folder])).exitCode).to.equal(2)
    }
    for (const name of ['00001', '00002']) {
      const { exitCode } = await verify(join(folder, 'data-literacy', `${name}.json`))
      expect(exitCode).to.equal(0)
    }
  })

  it('is not revoked twice, nor before it is anchored', async () => {
    const revoke = async (name: string) => {
      const file = join(folder, 'cases', `${name}.json`)
      const run = await runCairn(['revoke', file, '--json', '--chain', folder])
      return { exitCode: run.exitCode, ...JSON.parse(run.stdout) }
    }
    expect(await revoke('revoked')).to.deep.equal({ exitCode: 0, version: 1, receipts: [] })
    expect((await revoke('never-anchored')).exitCode).to.equal(2)
  })

  it('gives an answer for each file, also for one that is named twice', async () => {
    const file = join(folder, 'cases', 'good.json')
    expect(JSON.parse((await verify(file, file)).stdout).results).to.have.lengthOf(2)
  })

  it('can be run again in its own folder, and in no other that holds files', async () => {
    const other = await mkdtemp(join(tmpdir(), 'cairn-other-'))
    const precious = join(other, 'policy.json')
    await writeFile(precious, 'all I have')
    const { exitCode } = await runCairn(['demo', '--out', other])
    expect(exitCode).to.equal(2)
    expect(await readFile(precious, 'utf8')).to.equal('all I have')
    await rm(other, { recursive: true })
  })

  it('comes out the same on a node behind JSON-RPC', async () => {
    const other = await mkdtemp(join(tmpdir(), 'cairn-demo-rpc-'))
    const node = await startNode()
    const { exitCode, stdout } = await runCairn(
      ['demo', '--json', '--out', other, '--rpc', node.url],
      {
        env: { CAIRN_PRIVATE_KEY: testKey },
      },
    )
    await node.stop()
    await rm(other, { recursive: true })
    expect(exitCode).to.equal(0)
    const verdicts = JSON.parse(stdout).cases.map(({ verdict }: Demo['cases'][number]) => verdict)
    expect(verdicts).to.deep.equal(demo.cases.map(({ verdict }) => verdict))
  })

  describe('its recorded chain', () => {
    const change = async (edit: (record: Recorded) => void) => {
      const path = join(folder, 'chain.json')
      const text = await readFile(path, 'utf8')
      const record = JSON.parse(text)
      edit(record)
      await writeFile(path, JSON.stringify(record))
      const { exitCode, stdout } = await verify(join(folder, 'cases', 'good.json'))
      await writeFile(path, text)
      return { exitCode, code: JSON.parse(stdout).error?.code }
    }

    it('is refused where an address would come out otherwise', async () => {
      const refused = await change(({ transactions }) => {
        const creation = transactions.find(({ outcome }) => outcome.contractAddress !== null)
        creation!.outcome.contractAddress = `0x${'11'.repeat(20)}`
      })
      expect(refused).to.deep.equal({ exitCode: 2, code: 'CHAIN_REPLAY_DIFFERS' })
    })

    it('is refused where a root would come out otherwise', async () => {
      const refused = await change(({ transactions }) => {
        const anchor = transactions.find(({ outcome }) => outcome.logs.length > 0)
        anchor!.outcome.logs[0]!.topics.splice(2, 1, `0x${'22'.repeat(32)}`)
      })
      expect(refused).to.deep.equal({ exitCode: 2, code: 'CHAIN_REPLAY_DIFFERS' })
    })

    it('is refused where a transaction was taken out', async () => {
      const refused = await change(({ transactions }) => transactions.splice(1, 1))
      expect(refused).to.deep.equal({ exitCode: 2, code: 'CHAIN_REPLAY_DIFFERS' })
    })

    it('is refused where it is no record', async () => {
      const refused = await change((record) => Object.assign(record, { version: 2 }))
      expect(refused).to.deep.equal({ exitCode: 2, code: 'CHAIN_RECORD_MALFORMED' })
    })
  })
})

type Recorded = {
  transactions: {
    outcome: { contractAddress: string | null; logs: { topics: string[] }[] }
  }[]
}
