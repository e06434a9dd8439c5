import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { runCairn } from '../support/runCairn.ts'

describe('cairn template', () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-template-'))
  })
  after(() => rm(folder, { recursive: true }))

  const create = (kind: string, out: string) =>
    runCairn([
      ...['template', 'new', kind, '--issuer', 'did:web:a.example', '--name', 'A'],
      ...['--base', 'https://a.example', '--out', out],
    ])
  const write = async (name: string, text: string) => {
    const path = join(folder, name)
    await writeFile(path, text)
    return path
  }

  it('begins a template, finds what is to be filled in, and is content when it is', async () => {
    const path = join(folder, 'course.json')
    expect((await create('course', path)).exitCode).to.equal(0)
    const found = await runCairn(['template', 'lint', path, '--json'])
    expect(found.exitCode).to.equal(1)
    const { findings } = JSON.parse(found.stdout)
    const placeholders = findings.filter(({ code }: { code: string }) => code === 'PLACEHOLDER')
    expect(placeholders.length).to.be.greaterThan(0)

    const roster = await write(
      'roster.csv',
      'name,email,achievement,awarded_on\nAda,ada@learners.example,first-course,2026-01-01\n',
    )
    const read = (template: string) =>
      runCairn(['import', roster, '--template', template, '--json'])
    const refused = await read(path)
    expect(refused.exitCode).to.equal(2)
    expect(JSON.parse(refused.stdout).error.code).to.equal('TEMPLATE_MALFORMED')

    const filled = (await readFile(path, 'utf8')).replaceAll(/<[^<>"]+>/g, 'Weaving')
    const whole = await write('filled.json', filled)
    const content = await runCairn(['template', 'lint', whole, '--json'])
    expect(content.exitCode).to.equal(0)
    const severities = JSON.parse(content.stdout).findings.map(
      (it: { severity: string }) => it.severity,
    )
    expect(severities).to.include('warning').and.not.include('error')
    expect((await read(whole)).exitCode).to.equal(0)
  })

  it('never writes over a file, and begins nothing that could not be read', async () => {
    const path = await write('there.json', 'mine')
    const run = await create('badge', path)
    expect([run.exitCode, await readFile(path, 'utf8')]).to.deep.equal([2, 'mine'])
    const out = join(folder, 'bad.json')
    const bad = ['--issuer', 'academy', '--name', 'A', '--base', 'https://a.example', '--out', out]
    expect((await runCairn(['template', 'new', 'badge', ...bad])).exitCode).to.equal(2)
    expect(await readFile(out).catch(({ code }) => code)).to.equal('ENOENT')
  })

  it('shows what a learner would get, without what a terminal would obey', async () => {
    const path = join(folder, 'set.json')
    await create('graduate-course-set', path)
    const { stdout } = await runCairn(['template', 'preview', path, '--json'])
    const document = JSON.parse(stdout)
    expect(document.credentialSubject.result[0].value).to.equal('A')
    expect(document).to.not.have.property('proof')

    const hostile = await write(
      'hostile.json',
      (await readFile(path, 'utf8')).replaceAll('<name>', 'X\\u001b[2J\\u202e'),
    )
    const shown = await runCairn(['template', 'preview', hostile, 'first-graduate-course-set'])
    expect(shown.exitCode).to.equal(0)
    expect(shown.stdout)
      .to.match(/X/)
      .and.not.match(/[\u001b\u202e]/)
    const unknown = await runCairn(['template', 'preview', path, 'other', '--json'])
    expect(unknown.exitCode).to.equal(2)
  })
})
