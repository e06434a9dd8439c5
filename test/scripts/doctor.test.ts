import { appendFile, chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { runCairn, testKey } from '../support/runCairn.ts'

const env = { CAIRN_PASSWORD: 'a password that nobody else has' }
const roster = `name,email,achievement,awarded_on
Ada Example,ada@learners.example,first-badge,2025-03-01
`

/** Without starting a network of its own. */
const quick = { args: ['--rpc', 'http://127.0.0.1:1'] }

describe('cairn doctor', () => {
  let folder: string
  const at = (...names: string[]) => join(folder, ...names)
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-doctor-'))
    const named = ['--name', 'Example Academy', '--did', 'did:web:academy.example']
    const run = await runCairn(['init', at('good'), ...named, '--chain', 'chain'], { env })
    expect(run.exitCode).to.equal(0)
    const path = at('good', 'template.json')
    const template = await readFile(path, 'utf8')
    await writeFile(path, template.replaceAll(/<[^<>]*>/g, 'Weaving'))
  })
  after(() => rm(folder, { recursive: true }))

  const examine = async (
    project: string,
    more: { env?: Record<string, string>; args?: string[] } = {},
  ) => {
    const args = ['doctor', '--json', ...(more.args ?? [])]
    const cwd = at(project)
    const { exitCode, stdout } = await runCairn(args, { cwd, env: more.env ?? {} })
    const codes = JSON.parse(stdout).findings.map(({ code }: { code: string }) => code)
    return { exitCode, codes }
  }

  it('is content with a project as it should be', async () => {
    const { exitCode, codes } = await examine('good')
    expect(exitCode).to.equal(0)
    expect(codes).to.deep.equal([
      ...['PROJECT_OK', 'KEYSTORE_OK', 'TEMPLATE_OK', 'NODE_OK', 'CLOCK_OK', 'CONTRACTS_OK'],
      ...['ACCOUNT_OK', 'ISSUER_OK', 'BATCHES_OK'],
    ])
  })

  it('finds what is wrong with files', async () => {
    await cp(at('good'), at('files'), { recursive: true })
    await chmod(at('files', 'keys', 'signing.json'), 0o644)
    expect((await examine('files', quick)).codes).to.include('KEYSTORE_EXPOSED')
    const keystore = JSON.parse(await readFile(at('files', 'keys', 'signing.json'), 'utf8'))
    keystore.publicKeyMultibase = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
    await writeFile(at('files', 'keys', 'signing.json'), JSON.stringify(keystore))
    expect((await examine('files', quick)).codes).to.include('ACCOUNT_DIFFERS')
    await writeFile(at('files', 'keys', 'signing.json'), '{}')
    const template = await readFile(at('files', 'template.json'), 'utf8')
    await writeFile(at('files', 'template.json'), template.replaceAll('Weaving', '<name>'))
    const { exitCode, codes } = await examine('files', quick)
    expect(exitCode).to.equal(1)
    expect(codes).to.include.members(['KEYSTORE_BROKEN', 'TEMPLATE_WRONG', 'NODE_UNREACHABLE'])
    await rm(at('files', 'keys'), { recursive: true })
    expect((await examine('files', quick)).codes).to.include('KEYSTORE_BROKEN')
  })

  it('finds what was begun and is not done', async () => {
    await cp(at('good'), at('begun'), { recursive: true })
    await writeFile(at('begun', 'roster.csv'), roster)
    const issue = ['issue', 'roster.csv', '--out', join('2026', 'spring')]
    expect((await runCairn(issue, { env, cwd: at('begun') })).exitCode).to.equal(0)
    const unfinished = await examine('begun', quick)
    expect(unfinished.codes).to.include('BATCH_UNFINISHED').and.not.include('BATCHES_OK')
    await appendFile(at('begun', '2026', 'spring', '.batch', 'journal.jsonl'), 'x\n')
    const damaged = await examine('begun', quick)
    expect(damaged.exitCode).to.equal(1)
    expect(damaged.codes).to.include('BATCH_DAMAGED')
  })

  it('compares the key that is named with that of the project', async () => {
    expect((await examine('good', { env: { CAIRN_PRIVATE_KEY: testKey } })).exitCode).to.equal(0)
    for (const key of [`0x${'11'.repeat(32)}`, 'no key']) {
      const { exitCode, codes } = await examine('good', {
        ...quick,
        env: { CAIRN_PRIVATE_KEY: key },
      })
      expect(exitCode).to.equal(1)
      expect(codes).to.include('ACCOUNT_DIFFERS')
    }
    await mkdir(at('keyless'))
    const registry = 'eip155:31337:0xb2abd3f2e1f11a4d784f035ca8f66403121b47bf'
    await writeFile(at('keyless', 'cairn.config.json'), JSON.stringify({ version: 1, registry }))
    const { codes } = await examine('keyless', { args: ['--rpc', 'http://127.0.0.1:1'] })
    expect(codes).to.include.members(['ACCOUNT_MISSING', 'NODE_UNREACHABLE'])
  })

  it('looks at the key for documents also where the account is elsewhere', async () => {
    const env = { CAIRN_SIGNER: 'http://127.0.0.1:1', CAIRN_SIGNING_KEYSTORE: at('none.json') }
    const { codes } = await examine('good', { ...quick, env })
    expect(codes).to.include.members(['KEYSTORE_OK', 'KEYSTORE_BROKEN'])
    expect(codes).to.not.include('ACCOUNT_MISSING')
  })

  it('says so where there is no project, or no node', async () => {
    await mkdir(at('empty'))
    expect(await examine('empty')).to.deep.equal({ exitCode: 0, codes: ['PROJECT_NONE'] })
    const away = await examine('empty', { args: ['--rpc', 'http://127.0.0.1:1'] })
    expect(away).to.deep.equal({ exitCode: 3, codes: ['PROJECT_NONE', 'NODE_UNREACHABLE'] })
  })
})
