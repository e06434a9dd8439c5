import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { toTestAccount } from '../../scripts/network/openEmbedded.ts'
import { buildBadge } from '../support/academy.ts'
import { runCairn, testKey } from '../support/runCairn.ts'
import { startNode } from '../support/startNode.ts'

// The key of the published vectors in test/vectors/eddsa.
const signingKey = 'z3u2en7t5LR2WtQH5PfFqMqwVHgeXouLzo6haApm8XHqvjxq'
const key = toTestAccount(0).address
const issuer = 'did:web:harbour-academy.example'
const roster = [
  'name,email,achievement,awarded_on',
  'Ada Example,ada@learners.example,data-literacy,2025-03-01',
  'Béla Example,bela@learners.example,data-literacy,2025-03-02',
].join('\n')

for (const kind of ['embedded', 'rpc'] as const) {
  describe(`the commands on a network that is given by --${kind === 'rpc' ? 'rpc' : 'chain'}`, () => {
    let folder: string
    let on: readonly string[]
    let stop: () => Promise<void> = async () => {}
    const env = { CAIRN_PRIVATE_KEY: testKey, CAIRN_SIGNING_KEY: signingKey }
    const cairn = (...args: string[]) => runCairn(args, { env })

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'cairn-commands-'))
      await writeFile(join(folder, 'roster.csv'), roster)
      on = ['--chain', join(folder, 'new')]
      if (kind === 'embedded') return
      const node = await startNode()
      on = ['--rpc', node.url]
      stop = node.stop
    })
    after(async () => {
      await stop()
      await rm(folder, { recursive: true })
    })

    it('lead from a roster to a verdict, and to a revocation', async () => {
      const deployed = await cairn('deploy', '--yes', '--json', ...on)
      expect(deployed.exitCode).to.equal(0)
      const { registry } = JSON.parse(deployed.stdout)

      const batch = join(folder, 'batch')
      const template = ['--template', 'demo/academy.json', '--registry', registry, '--key', key]
      const issued = await cairn('issue', join(folder, 'roster.csv'), ...template, '--out', batch)
      expect(issued.exitCode).to.equal(0)

      const [first, second] = ['00001.json', '00002.json'].map((name) => join(batch, name))
      const pin = { issuer, key: `eip155:31337:${key}` }
      const policy = join(folder, 'policy.json')
      await writeFile(policy, JSON.stringify({ version: 1, pins: [pin] }))
      const verify = async (file = '') =>
        (await cairn('verify', '--policy', policy, '--json', ...on, file)).exitCode
      const anchorCode = async (file = '') => {
        const { stdout } = await cairn('verify', '--json', ...on, file)
        return JSON.parse(stdout).results[0].report.checks[2].code
      }

      expect(await verify(first)).to.equal(1)
      const anchored = await cairn('anchor', batch, '--yes', '--json', ...on)
      expect(anchored.exitCode).to.equal(0)
      expect(await verify(first)).to.equal(0)
      expect(await anchorCode(first)).to.equal('ANCHOR_FOUND')
      const again = await cairn('anchor', join(batch, 'manifest.json'), '--yes', '--json', ...on)
      expect(JSON.parse(again.stdout).root).to.equal(JSON.parse(anchored.stdout).root)

      const revoked = await cairn('revoke', first ?? '', '--reason', 'error', '--yes', ...on)
      expect(revoked.exitCode).to.equal(0)
      expect(await verify(first)).to.equal(1)
      expect(await verify(second)).to.equal(0)
    })
  })
}

describe('the commands, given what they cannot use', () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-commands-'))
  })
  after(() => rm(folder, { recursive: true }))

  const failure = async (...args: string[]) => {
    const { exitCode, stdout } = await runCairn([...args, '--json'])
    return { exitCode, code: JSON.parse(stdout).error.code }
  }
  const verdict = async (text: string, ...args: string[]) => {
    const run = await runCairn(['verify', '-', '--json', ...args], { input: text })
    const [{ report }] = JSON.parse(run.stdout).results
    return { exitCode: run.exitCode, authenticity: report.verdict.authenticity }
  }

  it('answer a wrong call with 2', async () => {
    expect((await runCairn(['verify'])).exitCode).to.equal(2)
    expect((await runCairn(['levitate'])).exitCode).to.equal(2)
    expect((await runCairn(['revoke', 'x', '--reason', 'spite'])).exitCode).to.equal(2)
    expect((await runCairn(['--help'])).exitCode).to.equal(0)
  })

  it('answer a file that is not there with 2', async () => {
    const { exitCode, stdout } = await runCairn(['verify', join(folder, 'none.json'), '--json'])
    const [{ error }] = JSON.parse(stdout).results
    expect([exitCode, error.code]).to.deep.equal([2, 'INPUT_NOT_FOUND'])
    const policy = join(folder, 'none.json')
    expect(await failure('verify', '-', '--policy', policy)).to.include({ code: 'USAGE' })
  })

  it('answer a policy that says what they do not know with 2', async () => {
    const policy = join(folder, 'policy.json')
    await writeFile(policy, '{"version": 1, "registries": [], "pin": []}')
    expect(await failure('verify', '-', '--policy', policy)).to.deep.equal({
      exitCode: 2,
      code: 'POLICY_MALFORMED',
    })
  })

  it('answer what is no credential with a report and 1', async () => {
    const none = ['--rpc', 'http://127.0.0.1:1']
    const invalid = { exitCode: 1, authenticity: 'invalid' }
    expect(await verdict('not json', ...none)).to.deep.equal(invalid)
    expect(await verdict('{}', ...none)).to.deep.equal(invalid)
    expect(await verdict('{"a": 1, "a": 2}', ...none)).to.deep.equal(invalid)
    expect(await verdict('['.repeat(1_000_000), ...none)).to.deep.equal(invalid)
  })

  it('answer what is larger than any credential with 3', async () => {
    const input = '['.repeat(5_000_000)
    const { exitCode, stdout } = await runCairn(['verify', '-', '--json', '--offline'], { input })
    const [{ error }] = JSON.parse(stdout).results
    expect([exitCode, error.code]).to.deep.equal([3, 'INPUT_TOO_LARGE'])
  })

  it('answer a roster with faults with all of them and 2, and issue nothing', async () => {
    const path = join(folder, 'roster.csv')
    await writeFile(path, 'name,email,achievement,awarded_on\n,nobody,none,yesterday\n')
    const out = join(folder, 'out')
    const registry = `eip155:31337:0x${'11'.repeat(20)}`
    const place = ['--registry', registry, '--key', key, '--out', out, '--unsigned']
    const run = await runCairn(['issue', path, '--template', 'demo/academy.json', ...place])
    expect(run.exitCode).to.equal(2)
    expect(run.stderr.match(/row 2/g)).to.have.lengthOf(4)
    expect(await readFile(join(out, 'manifest.json')).catch(({ code }) => code)).to.equal('ENOENT')
  })

  it('answer a node that is not there with 3', async () => {
    const run = await runCairn(['deploy', '--yes', '--json', '--rpc', 'http://127.0.0.1:1'])
    expect(JSON.parse(run.stdout).error.code).to.equal('REGISTRY_UNREACHABLE')
    expect(run.exitCode).to.equal(3)
  })

  it('never print a key, nor the secrets in the address of a node', async () => {
    const secret = `0x${'5e'.repeat(31)}zz`
    const registry = `eip155:31337:0x${'11'.repeat(20)}`
    await writeFile(join(folder, 'empty.csv'), 'name,email,achievement,awarded_on\n')
    const place = ['--template', 'demo/academy.json', '--registry', registry, '--out', 'x']
    const runs = [
      await runCairn(['deploy', '--yes', '--chain', folder], {
        env: { CAIRN_PRIVATE_KEY: secret },
      }),
      await runCairn(['deploy', '--yes', '--rpc', 'http://me:5e5e5e@127.0.0.1:1/5e5e5e?k=5e5e5e']),
      await runCairn(['verify', '-', '--rpc', 'http://me:5e5e5e@127.0.0.1:1/5e5e5e'], {
        input: '',
      }),
      await runCairn([
        'issue',
        join(folder, 'empty.csv'),
        ...place,
        '--key',
        `0x${'5e'.repeat(32)}`,
      ]),
    ]
    for (const { stdout, stderr } of runs) expect(stdout + stderr).to.not.include('5e5e5e')
  })

  it('never let a document speak to the terminal', async () => {
    const document = buildBadge('Ada')
    const subject = document.credentialSubject as { achievement: object }
    const achievement = { ...subject.achievement, name: '\u001b[2J\u202eGenuine and current' }
    const input = JSON.stringify({ ...document, credentialSubject: { ...subject, achievement } })
    const { stdout } = await runCairn(['verify', '-', '--rpc', 'http://127.0.0.1:1'], { input })
    expect(stdout).to.include('Genuine and current')
    expect(stdout).to.not.match(/[\u001b\u202e]/)
  })

  it('send nothing where nobody confirms', async () => {
    const { url, stop } = await startNode()
    const args = ['deploy', '--json', '--rpc', url]
    const { exitCode, stdout } = await runCairn(args, { env: { CAIRN_PRIVATE_KEY: testKey } })
    await stop()
    expect(JSON.parse(stdout).error.code).to.equal('USAGE')
    expect(exitCode).to.equal(2)
  })
})
