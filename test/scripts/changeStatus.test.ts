import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { toTestAccount } from '../../scripts/network/openEmbedded.ts'
import { formatAccountId } from '../../src/base/accountId.ts'
import { toDeployedRegistry } from '../../src/deployments/toDeployedRegistry.ts'
import { runCairn, testKey } from '../support/runCairn.ts'
import { startNode } from '../support/startNode.ts'

const roster = `name,email,achievement,awarded_on
Ada Example,ada@learners.example,data-literacy,2025-03-01
Béla Example,bela@learners.example,web-accessibility,2025-03-02
Chi Example,chi@learners.example,data-literacy,2025-04-03
`

describe('cairn revoke, suspend and reinstate, of a batch', () => {
  let folder: string
  let stop: () => Promise<void>
  let asked: readonly string[]
  const batches = { files: '', lines: '' }
  const cairn = (...args: string[]) => runCairn(args, { env: { CAIRN_PRIVATE_KEY: testKey } })

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-status-'))
    await writeFile(join(folder, 'roster.csv'), roster)
    const node = await startNode()
    stop = node.stop
    asked = ['--yes', '--json', '--rpc', node.url]
    expect((await cairn('deploy', ...asked)).exitCode).to.equal(0)
    for (const form of ['files', 'lines'] as const) {
      const batch = join(folder, form)
      const place = ['--registry', formatAccountId(toDeployedRegistry(31337)), '--out', batch]
      const from = [join(folder, 'roster.csv'), '--template', 'demo/academy.json', '--unsigned']
      const key = ['--key', toTestAccount(0).address, ...(form === 'lines' ? ['--lines'] : [])]
      const issued = await cairn(
        'issue',
        ...from,
        ...place,
        ...key,
        '--anchor',
        '--again',
        ...asked,
      )
      expect(issued.exitCode).to.equal(0)
      batches[form] = batch
    }
  })
  after(async () => {
    await stop()
    await rm(folder, { recursive: true })
  })

  /** Of each credential of a batch, in the order of the roster. */
  const lifecycles = async (form: keyof typeof batches) => {
    const paths =
      form === 'lines'
        ? [join(batches.lines, 'credentials.jsonl')]
        : [1, 2, 3].map((i) => join(batches.files, `0000${i}.json`))
    const { stdout } = await cairn('verify', ...paths, ...asked.slice(1))
    const { results } = JSON.parse(stdout)
    return results.map((one: { report: { verdict: { lifecycle: string } } }) => {
      return one.report.verdict.lifecycle
    })
  }
  const failure = async (...args: string[]) => {
    const { exitCode, stdout } = await cairn(...args, ...asked)
    return [exitCode, JSON.parse(stdout).error.code]
  }

  for (const form of ['files', 'lines'] as const) {
    it(`pick credentials by row and by what they say, where they are ${form}`, async () => {
      const batch = batches[form]
      const byRow = await cairn('suspend', batch, '--row', '3', '--row', '1-2', ...asked)
      expect(byRow.exitCode).to.equal(0)
      expect(await lifecycles(form)).to.deep.equal(['suspended', 'suspended', 'suspended'])

      const mails = ['--where', 'email=ADA@learners.example']
      expect((await cairn('reinstate', batch, ...mails, ...asked)).exitCode).to.equal(0)
      expect(await lifecycles(form)).to.deep.equal(['current', 'suspended', 'suspended'])

      expect((await cairn('reinstate', batch, '--all', ...asked)).exitCode).to.equal(0)
      const both = ['--where', 'achievement=data-literacy', '--where', 'awarded=2025-04']
      expect((await cairn('revoke', batch, ...both, ...asked)).exitCode).to.equal(0)
      expect(await lifecycles(form)).to.deep.equal(['current', 'current', 'revoked'])
    })
  }

  it('want to be told which, and refuse what none is', async () => {
    const batch = batches.files
    expect(await failure('revoke', batch)).to.deep.equal([2, 'USAGE'])
    expect(await failure('revoke', batch, '--row', '4')).to.deep.equal([2, 'USAGE'])
    expect(await failure('revoke', batch, '--where', 'x=y')).to.deep.equal([
      2,
      'CONDITION_MALFORMED',
    ])
    expect(await failure('revoke', folder, '--all')).to.deep.equal([2, 'BATCH_NOT_FOUND'])
    for (const row of ['0', '3-1', 'x', '1-', '']) {
      expect((await cairn('revoke', batch, '--row', row, ...asked)).exitCode).to.equal(2)
    }
  })

  it('show what they would do and cost, pay no more than they may, and send nothing then', async () => {
    const batch = batches.lines
    const shown = await cairn('revoke', batch, '--row', '1', '--dry-run', ...asked)
    expect(shown.exitCode).to.equal(0)
    expect(Object.keys(JSON.parse(shown.stdout))).to.deep.equal(['version', 'plan'])
    const dear = await failure('revoke', batch, '--row', '1', '--max-cost', '0.000000000001')
    expect(dear).to.deep.equal([2, 'CHANGE_TOO_COSTLY'])
    expect((await lifecycles('lines'))[0]).to.equal('current')
  })
})
