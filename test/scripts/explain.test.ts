import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { buildEndorsed } from '../support/endorse.ts'
import { present, question, toPresentation } from '../support/present.ts'
import { runCairn } from '../support/runCairn.ts'

const asked = ['--challenge', question.challenge, '--domain', question.domain]

describe('cairn explain', () => {
  let folder: string
  let badge: JsonObject
  let files: { readonly badge: string; readonly shown: string }
  const write = async (name: string, value: unknown) => {
    await writeFile(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value))
    return join(folder, name)
  }
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-explain-'))
    badge = await buildEndorsed()
    const shown = await present(toPresentation([badge]))
    files = { badge: await write('badge.json', badge), shown: await write('shown.json', shown) }
  })
  after(() => rm(folder, { recursive: true }))

  const explain = (path: string, ...args: readonly string[]) =>
    runCairn(['explain', path, '--offline', ...args])
  /** The codes of steps, in their order; those of a document begin with a 1. */
  const stepsOf = (stdout: string) =>
    [...stdout.matchAll(/^(\d+)\. +(\w+) .*?([A-Z_]+)$/gm)].map(([, , check, code]) => [
      check,
      code,
    ])
  const expected = (report: { checks: readonly { check: string; code: string }[] }) =>
    report.checks.map(({ check, code }) => [check, code])

  it('goes on to what is inside of a credential', async () => {
    const json = await runCairn(['verify', files.badge, '--offline', '--json'])
    const [{ report, exitCode }] = JSON.parse(json.stdout).results
    const { stdout, ...run } = await explain(files.badge)
    const reports = [report, ...report.embedded.judged.map((it: { report: object }) => it.report)]
    expect(reports).to.have.length(3)
    expect(stepsOf(stdout)).to.deep.equal(reports.flatMap(expected))
    for (const part of ['/endorsement/0', '/endorsement/1', 'VALIDITY_EXPIRED', 'a:b']) {
      expect(stdout).to.include(part)
    }
    expect(run.exitCode).to.equal(exitCode)
    expect(stdout.split('\n').every((line) => line.length <= 80)).to.equal(true)
  })

  it('says how many are inside that were not judged', async () => {
    const many: JsonObject = {
      ...badge,
      endorsement: Array(37).fill((badge.endorsement as JsonObject[])[0]),
    }
    const { proof: _, ...unsigned } = many
    expect((await explain(await write('many.json', unsigned))).stdout).to.match(/^5 \D+$/m)
  })

  it('goes from a presentation to each credential, and what is inside of it', async () => {
    const json = await runCairn(['verify', files.shown, '--offline', '--json', ...asked])
    const [{ presentation, exitCode }] = JSON.parse(json.stdout).results
    const { stdout, ...run } = await explain(files.shown, ...asked)
    const [credential] = presentation.credentials
    const inside = credential.embedded.judged.map((it: { report: object }) => it.report)
    const steps = [presentation, credential, ...inside].flatMap(expected)
    expect(steps[1]).to.deep.equal(['holder', 'HOLDER_SHOWN'])
    expect(stepsOf(stdout)).to.deep.equal(steps)
    expect(stdout).to.include(`${files.shown}#1`)
    expect([run.exitCode, exitCode]).to.deep.equal([4, 4])
    expect(stepsOf((await explain(files.shown)).stdout)[1]?.[1]).to.equal('HOLDER_NOT_ASKED')
    const report = JSON.parse((await explain(files.shown, ...asked, '--json')).stdout)
    expect(expected(report)).to.deep.equal(expected(presentation))
  })

  it('refuses half a question', async () => {
    expect((await explain(files.shown, ...asked.slice(2))).exitCode).to.equal(2)
  })

  it('reads saved reports of all kinds alike', async () => {
    for (const [path, args] of [
      [files.badge, []],
      [files.shown, asked],
    ] as const) {
      const fresh = await explain(path, ...args)
      const kinds = [['--json'], ['--output', 'jsonl']]
      const saved = await Promise.all(
        kinds.map(async (kind) => (await runCairn(['verify', path, ...kind, ...args])).stdout),
      )
      saved.push((await explain(path, '--json', ...args)).stdout)
      for (const [i, text] of saved.entries()) {
        const again = await explain(await write(`saved-${i}.json`, text))
        expect(stepsOf(again.stdout)).to.deep.equal(stepsOf(fresh.stdout))
        expect(again.exitCode).to.equal(fresh.exitCode)
      }
    }
  })

  it('takes no word of a document about itself, and no report of another form', async () => {
    const good = JSON.parse((await explain(files.badge, '--json')).stdout)
    const boasts = [{ report: good }, { results: [{ report: good }] }, { checks: [] }]
    for (const boast of boasts) {
      const path = await write('boast.json', { '@context': [], ...boast })
      expect(stepsOf((await explain(path)).stdout)[0]?.[1]).to.equal('FORMAT_NOT_A_CREDENTIAL')
    }
    const shown = JSON.parse((await explain(files.shown, '--json')).stdout)
    for (const report of [
      { ...good, more: 1 },
      { ...shown, more: 1 },
    ]) {
      const { stdout, exitCode } = await explain(await write('other.json', report), '--json')
      expect([JSON.parse(stdout).error.code, exitCode]).to.deep.equal(['REPORT_MALFORMED', 2])
    }
  })

  it('speaks German throughout, of what it verifies and of what was saved', async () => {
    const english = (await explain(files.shown, ...asked)).stdout
    const saved = await write('saved.json', (await explain(files.shown, ...asked, '--json')).stdout)
    const wordsOf = (text: string) => new Set(text.match(/^ +(asked|found|changed by|from) /gm))
    expect(wordsOf(english).size).to.equal(4)
    for (const path of [files.shown, saved]) {
      const { stdout } = await explain(path, ...asked, '--lang', 'de')
      expect(stepsOf(stdout)).to.deep.equal(stepsOf(english))
      expect(wordsOf(stdout).size).to.equal(0)
    }
    expect(await readFile(saved, 'utf8')).to.include('"language":"en"')
  })
})
