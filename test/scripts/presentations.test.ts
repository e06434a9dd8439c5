import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { present, question, toPresentation } from '../support/present.ts'
import { runCairn } from '../support/runCairn.ts'
import { startNode } from '../support/startNode.ts'
import { writeSample } from '../support/writeSample.ts'

const asked = ['--challenge', question.challenge, '--domain', question.domain]

describe('cairn verify of presentations', () => {
  let folder: string
  let shown: string
  let options: readonly string[]
  let stop: () => Promise<void> = async () => {}
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-present-'))
    const node = await startNode()
    stop = node.stop
    const sample = await writeSample(folder, node.url)
    options = ['--rpc', node.url, '--policy', sample.policy]
    const good = JSON.parse(await readFile(sample.good, 'utf8')) as JsonObject
    shown = join(folder, 'shown.json')
    await writeFile(shown, JSON.stringify(await present(toPresentation([good]))))
  })
  after(async () => {
    await stop()
    await rm(folder, { recursive: true })
  })
  const verify = (...args: readonly string[]) => runCairn(['verify', shown, ...args, ...options])

  it('prints who presents it, and each credential', async () => {
    const { stdout, exitCode } = await verify(...asked, '--output', 'jsonl')
    const { file, presentation } = JSON.parse(stdout)
    expect(file).to.equal(shown)
    const codes = (report: { checks: readonly { code: string }[] }) =>
      report.checks.map(({ code }) => code)
    expect(codes(presentation)).to.deep.equal(['FORMAT_PRESENTATION', 'HOLDER_SHOWN'])
    expect(codes(presentation.credentials[0])).to.include('HOLDER_OTHER_SUBJECT')
    expect(exitCode).to.equal(4)

    const text = await verify(...asked)
    for (const part of ['HOLDER_SHOWN', `${shown}#1`, 'HOLDER_OTHER_SUBJECT']) {
      expect(text.stdout).to.include(part)
    }
    for (const kind of ['table', 'csv']) {
      const rows = await verify(...asked, '--output', kind)
      const lines = rows.stdout.trim().split('\n')
      expect(
        lines.filter((line) => line.includes(shown)),
        kind,
      ).to.have.length(2)
      expect(rows.exitCode).to.equal(4)
    }
  })

  it('ends badly for another challenge, and asks nobody without one', async () => {
    const other = ['--challenge', 'other', '--domain', question.domain]
    expect((await verify(...other, '--quiet')).exitCode).to.equal(1)
    const unasked = await verify()
    expect(unasked.stdout).to.include('HOLDER_NOT_ASKED')
    expect(unasked.exitCode).to.equal(0)
  })

  it('refuses half a question', async () => {
    for (const half of [
      asked.slice(0, 2),
      asked.slice(2),
      ['--challenge', '', ...asked.slice(2)],
    ]) {
      expect((await verify(...half)).exitCode).to.equal(2)
    }
  })
})
