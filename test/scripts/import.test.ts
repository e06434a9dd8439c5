import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { runCairn } from '../support/runCairn.ts'

const header = 'name;email;achievement;awarded_on'

describe('cairn import', () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-import-'))
  })
  after(() => rm(folder, { recursive: true }))

  const read = async (content: string | Uint8Array, ...more: string[]) => {
    const path = join(folder, 'roster.csv')
    await writeFile(path, content)
    const run = await runCairn([
      ...['import', path, '--template', 'demo/academy.json', '--json', ...more],
    ])
    return { exitCode: run.exitCode, answer: JSON.parse(run.stdout) }
  }

  it('tells what a roster awards, and to whom', async () => {
    const rows = [
      'Ada;ada@x.example;data-literacy;13/3/2026',
      'Bo;bo@x.example;data-literacy;1/3/2026',
    ]
    const { exitCode, answer } = await read([header, ...rows].join('\r\n'))
    expect(exitCode).to.equal(0)
    expect(answer).to.deep.include({ version: 1, rows: 2 })
    expect(answer.awards).to.deep.equal([
      {
        achievement: 'data-literacy',
        name: 'Data Literacy',
        count: 2,
        from: '2026-03-01',
        to: '2026-03-13',
      },
    ])
    expect(answer.first[1]).to.include({ name: 'Bo', awardedOn: '2026-03-01' })
  })

  it('writes down every fault, harmless for a spreadsheet', async () => {
    const faults = join(folder, 'faults.csv')
    const rows = Array.from({ length: 30 }, (_, i) => `Ada;${i}@x.example;none;1/3/2026`)
    const { exitCode, answer } = await read(
      [`${header};=cmd`, ...rows.map((row) => `${row};x`)].join('\n'),
      ...['--faults', faults],
    )
    expect([exitCode, answer.error.code]).to.deep.equal([2, 'USAGE'])
    const lines = (await readFile(faults, 'utf8')).trimEnd().split('\r\n')
    expect(lines).to.have.length(1 + 1 + 60)
    expect(lines.slice(0, 2).map((line) => line.split(',').slice(0, 3))).to.deep.equal([
      ['row', 'column', 'code'],
      ['1', `"'=cmd"`, 'COLUMN_UNKNOWN'],
    ])
  })

  it('is told in which order dates are', async () => {
    const roster = `${header}\nAda;ada@x.example;data-literacy;1/3/2026`
    expect((await read(roster)).exitCode).to.equal(2)
    const { answer } = await read(roster, '--date-order', 'month-first')
    expect(answer.first[0].awardedOn).to.equal('2026-01-03')
  })

  it('refuses what spreadsheets save as Unicode text', async () => {
    const { exitCode, answer } = await read(Buffer.from(`\ufeff${header}\n`, 'utf16le'))
    expect([exitCode, answer.error.code]).to.deep.equal([2, 'ROSTER_UTF16'])
  })
})
