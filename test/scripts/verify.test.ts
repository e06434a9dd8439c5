import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { zipSync } from 'fflate'
import { runCairn } from '../support/runCairn.ts'
import { startNode } from '../support/startNode.ts'
import { writeSample } from '../support/writeSample.ts'

type Result = {
  readonly file: string
  readonly exitCode: number
  readonly report?: { readonly verdict: { readonly lifecycle: string } }
  readonly error?: { readonly code: string }
}

describe('cairn verify and explain', () => {
  let folder: string
  let sample: Awaited<ReturnType<typeof writeSample>>
  let options: readonly string[]
  let stop: () => Promise<void> = async () => {}
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-verify-'))
    const node = await startNode()
    stop = node.stop
    sample = await writeSample(folder, node.url)
    options = ['--rpc', node.url, '--policy', sample.policy]
  })
  after(async () => {
    await stop()
    await rm(folder, { recursive: true })
  })

  const verify = (args: readonly string[], input = '') =>
    runCairn(['verify', ...args, ...options], { input })
  const results = (stdout: string): readonly Result[] =>
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  const lifecycles = (stdout: string) =>
    results(stdout).map(({ report, error }) => report?.verdict.lifecycle ?? error?.code)
  /** Both credentials, each on a line. */
  const toLines = async () => {
    const texts = await Promise.all([sample.good, sample.revoked].map((it) => readFile(it, 'utf8')))
    return `${texts.join('\n')}\n`
  }

  it('judge a folder, an archive, lines and a pipe alike', async () => {
    const inner = join(folder, 'inner')
    await mkdir(inner)
    await writeFile(join(inner, '1.json'), await readFile(sample.good))
    await writeFile(join(inner, '2.json'), await readFile(sample.revoked))
    const archive = zipSync({
      '1.json': new Uint8Array(await readFile(sample.good)),
      '2.json': new Uint8Array(await readFile(sample.revoked)),
    })
    await writeFile(join(folder, 'all.zip'), archive)
    await writeFile(join(folder, 'all.jsonl'), await toLines())

    const kinds = [
      [inner],
      [join(folder, 'all.zip')],
      [join(folder, 'all.jsonl')],
      ['-', '--lines'],
    ]
    for (const args of kinds) {
      const input = args[0] === '-' ? await toLines() : ''
      const { stdout, exitCode } = await verify([...args, '--output', 'jsonl'], input)
      expect(lifecycles(stdout)).to.deep.equal(['current', 'revoked'])
      expect(exitCode).to.equal(1)
    }
  })

  it('go on after what cannot be read, and end with the worst', async () => {
    const lines = `{\n${'x'.repeat(2 ** 20 + 1)}\n${await readFile(sample.good, 'utf8')}\n`
    const { stdout, exitCode } = await verify(['-', '--lines', '--output', 'jsonl'], lines)
    expect(lifecycles(stdout)).to.deep.equal(['unknown', 'INPUT_TOO_LARGE', 'current'])
    expect(exitCode).to.equal(1)
    const missing = await verify([sample.good, join(folder, 'no.json'), '--output', 'jsonl'])
    expect(lifecycles(missing.stdout)).to.deep.equal(['current', 'INPUT_NOT_FOUND'])
    expect(missing.exitCode).to.equal(2)
  })

  it('take a list of links, and fetch none unasked', async () => {
    await writeFile(join(folder, 'links.csv'), 'url\nhttps://127.0.0.1/a.json\n')
    const args = [join(folder, 'links.csv'), '--output', 'jsonl']
    const unasked = await verify(args)
    expect(lifecycles(unasked.stdout)).to.deep.equal(['INPUT_NOT_FETCHED'])
    expect(unasked.exitCode).to.equal(3)
    const asked = await verify([...args, '--fetch'])
    expect(lifecycles(asked.stdout)).to.deep.equal(['FETCH_NOT_ALLOWED'])
  })

  it('print CSV that no spreadsheet computes', async () => {
    const name = '=1+1.json'
    await mkdir(join(folder, 'csv'))
    await writeFile(join(folder, 'csv', name), await readFile(sample.good))
    const { stdout } = await runCairn(['verify', name, '--output', 'csv', '--offline'], {
      cwd: join(folder, 'csv'),
    })
    const [, row] = stdout.split('\r\n')
    expect(row).to.match(/^"'=1\+1\.json"/)
  })

  it('tell what was so at a past time, and refuse what is no time', async () => {
    const early = await verify([sample.good, '--json', '--at', '2024-01-01T00:00:00Z'])
    const [{ report }] = JSON.parse(early.stdout).results
    expect(report.verdict.lifecycle).to.equal('not-yet-valid')
    expect(report.asOf).to.equal('2024-01-01T00:00:00.000Z')
    expect(early.exitCode).to.equal(1)
    const explained = await runCairn([
      ...['explain', sample.good, '--at', '2024-01-01T00:00:00Z'],
      ...options,
    ])
    expect(explained.stdout).to.include('STATUS_BEFORE_ANCHOR')
    expect((await verify([sample.good, '--at', 'yesterday'])).exitCode).to.equal(2)
  })

  it('print nothing where they are asked to', async () => {
    const { stdout, stderr, exitCode } = await verify([sample.good, '--quiet'])
    expect([stdout, stderr, exitCode]).to.deep.equal(['', '', 0])
  })

  it('speak German', async () => {
    const args = [sample.good, '--json', '--lang', 'de']
    const { stdout } = await verify(args)
    const [result] = JSON.parse(stdout).results
    expect(result.report.language).to.equal('de')
  })

  it('know many from a stream without keeping them', async () => {
    const text = (await readFile(sample.good, 'utf8')).trim()
    const lines = `${Array(1000).fill(text).join('\n')}\n`
    const { stdout, stderr, exitCode } = await verify(['-', '--lines', '--output', 'csv'], lines)
    expect(stdout.trim().split('\r\n')).to.have.lengthOf(1001)
    expect(stderr).to.match(/1,000/)
    expect(exitCode).to.equal(0)
  })

  it('explain each check of a credential, and of a saved report', async () => {
    const { stdout: json } = await verify([sample.revoked, '--json'])
    const [{ report }] = JSON.parse(json).results
    const saved = join(folder, 'report.json')
    await writeFile(saved, JSON.stringify(report))
    const fresh = await runCairn(['explain', sample.revoked, ...options])
    const again = await runCairn(['explain', saved])
    for (const { stdout, exitCode } of [fresh, again]) {
      expect(exitCode).to.equal(1)
      for (const { check, code } of report.checks) {
        expect(stdout).to.include(check)
        expect(stdout).to.include(code)
      }
      expect(stdout.split('\n').every((line) => line.length <= 80)).to.equal(true)
    }
  })
})
