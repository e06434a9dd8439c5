import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { toTestAccount } from '../../scripts/network/openEmbedded.ts'
import { formatAccountId } from '../../src/base/accountId.ts'
import { toDeployedRegistry } from '../../src/deployments/toDeployedRegistry.ts'
import { runCairn, testKey } from '../support/runCairn.ts'
import { startNode } from '../support/startNode.ts'

// The key of the published vectors in test/vectors/eddsa.
const signingKey = 'z3u2en7t5LR2WtQH5PfFqMqwVHgeXouLzo6haApm8XHqvjxq'
const password = 'a password that nobody else has'
const roster = `name,email,achievement,awarded_on
Ada Example,ada@learners.example,data-literacy,2025-03-01
`

describe('cairn keys', () => {
  let folder: string
  const at = (name: string) => join(folder, name)
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-keys-'))
    await writeFile(at('roster.csv'), roster)
    await writeFile(at('password'), `${password}\n`)
  })
  after(() => rm(folder, { recursive: true }))

  const keys = async (args: readonly string[], env: Record<string, string> = {}) => {
    const run = await runCairn(['keys', ...args, '--json'], { env })
    const secrets = [password, signingKey, testKey.slice(2)]
    const said = run.stdout + run.stderr
    expect(secrets.filter((secret) => said.includes(secret))).to.deep.equal([])
    return { exitCode: run.exitCode, answer: JSON.parse(run.stdout) }
  }
  const known = { CAIRN_PASSWORD: password }

  it('makes keys, each in a file for its owner alone, and tells whose they are', async () => {
    for (const kind of ['account', 'ed25519']) {
      const path = at(`${kind}.json`)
      const { exitCode, answer } = await keys(['new', kind, '--out', path], known)
      expect([exitCode, answer.kind]).to.deep.equal([0, kind])
      expect((await stat(path)).mode & 0o777).to.equal(0o600)
      expect((await keys(['show', path])).answer).to.deep.equal(answer)
      const before = await readFile(path)
      const again = await keys(['new', kind, '--out', path], known)
      expect([again.exitCode, again.answer.error.code]).to.deep.equal([2, 'KEYSTORE_EXISTS'])
      expect(await readFile(path)).to.deep.equal(before)
    }
  })

  it('takes in keys that were in the environment, which then issue and anchor', async () => {
    const imported = [
      await keys(['import', 'account', '--out', at('own.json')], {
        ...known,
        CAIRN_PRIVATE_KEY: testKey,
      }),
      await keys(['import', 'ed25519', '--out', at('own-signing.json')], {
        ...known,
        CAIRN_SIGNING_KEY: signingKey,
      }),
    ]
    const [account, signing] = imported.map(({ answer }) => answer)
    expect(account.address).to.equal(toTestAccount(0).address.toLowerCase())
    expect(signing.did).to.equal(`did:key:${signing.publicKeyMultibase}`)

    const node = await startNode()
    const env = {
      CAIRN_KEYSTORE: at('own.json'),
      CAIRN_SIGNING_KEYSTORE: at('own-signing.json'),
      CAIRN_PASSWORD_FILE: at('password'),
    }
    try {
      const on = ['--yes', '--json', '--rpc', node.url]
      expect((await runCairn(['deploy', ...on], { env })).exitCode).to.equal(0)
      const place = [
        '--registry',
        formatAccountId(toDeployedRegistry(31337)),
        '--key',
        account.address,
      ]
      const from = [at('roster.csv'), '--template', 'demo/academy.json', '--out', at('batch')]
      const issued = await runCairn(['issue', ...from, ...place, '--anchor', ...on], { env })
      expect(issued.exitCode).to.equal(0)
      const { proof } = JSON.parse(await readFile(at('batch/00001.json'), 'utf8'))
      expect(proof[0].verificationMethod).to.include(signing.publicKeyMultibase)

      const wrong = { ...env, CAIRN_PASSWORD_FILE: '', CAIRN_PASSWORD: `${password}x` }
      const refused = await runCairn(['revoke', at('batch'), '--all', ...on], { env: wrong })
      expect(refused.exitCode).to.equal(2)
      expect(JSON.parse(refused.stdout).error.code).to.equal('KEYSTORE_PASSWORD')
      expect(refused.stdout + refused.stderr).to.not.include(password)
      const other = { ...env, CAIRN_SIGNING_KEYSTORE: at('own.json') }
      const unsigned = await runCairn(['issue', ...from, ...place, ...on], { env: other })
      expect([unsigned.exitCode, JSON.parse(unsigned.stdout).error.code]).to.deep.equal([
        2,
        'USAGE',
      ])
    } finally {
      await node.stop()
    }
  }).timeout(120_000)

  it('wants a password, a key that is one, and a file that is a keystore', async () => {
    const codeOf = async (args: readonly string[], env?: Record<string, string>) => {
      const { exitCode, answer } = await keys(args, env)
      return [exitCode, answer.error.code]
    }
    const out = ['--out', at('none.json')]
    expect(await codeOf(['new', 'account', ...out])).to.deep.equal([2, 'USAGE'])
    const missing = { CAIRN_PASSWORD_FILE: at('no-such-file') }
    expect(await codeOf(['new', 'account', ...out], missing)).to.deep.equal([2, 'USAGE'])
    expect(await codeOf(['import', 'account', ...out], known)).to.deep.equal([2, 'USAGE'])
    const odd = { ...known, CAIRN_SIGNING_KEY: 'z123' }
    expect(await codeOf(['import', 'ed25519', ...out], odd)).to.deep.equal([2, 'INVALID_MULTIKEY'])
    expect(await codeOf(['show', at('roster.csv')])).to.deep.equal([2, 'KEYSTORE_MALFORMED'])
    const nowhere = ['--out', at('no/such/folder.json')]
    expect(await codeOf(['new', 'ed25519', ...nowhere], known)).to.deep.equal([
      ...[2, 'KEYSTORE_UNWRITABLE'],
    ])
    expect(await stat(at('none.json')).catch(({ code }) => code)).to.equal('ENOENT')
  })
})
