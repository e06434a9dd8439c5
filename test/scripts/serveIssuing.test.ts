import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { toTestAccount } from '../../scripts/network/openEmbedded.ts'
import { formatAccountId } from '../../src/base/accountId.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { buildBadge, template } from '../support/academy.ts'
import { runCairn, testKey } from '../support/runCairn.ts'
import { type RunningCairn, startCairn } from '../support/startCairn.ts'
import { startNode } from '../support/startNode.ts'
import { until } from '../support/until.ts'

// The key of the published vectors in test/vectors/eddsa.
const signingKey = 'z3u2en7t5LR2WtQH5PfFqMqwVHgeXouLzo6haApm8XHqvjxq'
const token = 'a-token-that-nobody-else-has'

describe('cairn serve --issue', () => {
  let folder: string
  let node: Awaited<ReturnType<typeof startNode>>
  const started: RunningCairn[] = []
  const at = (name: string) => join(folder, name)
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-issuing-'))
    node = await startNode()
    await runCairn(['deploy', '--yes', '--rpc', node.url], { env: { CAIRN_PRIVATE_KEY: testKey } })
    const key = formatAccountId({ chainId: 31337, address: toTestAccount(0).address })
    const policy = { version: 1, pins: [{ issuer: template.issuer.id, key }] }
    await writeFile(at('policy.json'), JSON.stringify(policy))
    await writeFile(at('token'), `${token}\n`)
  })
  afterEach(() => {
    for (const cairn of started.splice(0)) cairn.signal('SIGKILL')
  })
  after(async () => {
    await node.stop()
    await rm(folder, { recursive: true })
  })

  const start = async (...more: readonly string[]) => {
    const env = {
      CAIRN_PRIVATE_KEY: testKey,
      CAIRN_SIGNING_KEY: signingKey,
      CAIRN_ISSUE_TOKEN_FILE: at('token'),
    }
    const place = ['--rpc', node.url, '--policy', at('policy.json'), '--port', '0']
    const issuing = ['--issue', at('issuing'), '--issuer', template.issuer.id]
    const cairn = await startCairn(['serve', ...place, ...issuing, ...more], env)
    started.push(cairn)
    const [url] = cairn.stdout.match(/http:\S+\d(?=;)/) ?? [`nowhere: ${cairn.stderr}`]
    const ask = async (path: string, body?: object) => {
      const response = await fetch(`${url}${path}`, {
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
      })
      return { status: response.status, body: await response.json() }
    }
    return { cairn, ask }
  }
  const place = ({ id }: JsonObject) => `/credentials/${encodeURIComponent(String(id))}`

  it('loses nothing that it took when it is killed, and issues it once', async () => {
    const documents = ['Ada', 'Bo', 'Cleo'].map((name) => buildBadge(name, 'rope-making'))
    const first = await start('--batch-seconds', '1000', '--timeout', '1')
    const kept = await Promise.all(
      documents.map((credential) => first.ask('/credentials/issue', { credential })),
    )
    expect(kept.map(({ status }) => status)).to.deep.equal([202, 202, 202])
    first.cairn.signal('SIGKILL')
    expect(await first.cairn.ended).to.equal('SIGKILL')

    const { cairn, ask } = await start('--batch-seconds', '1')
    const again = await ask('/credentials/issue', { credential: documents[0] })
    expect(again.status).to.equal(201)
    const proofs = new Set<string>()
    for (const document of documents) {
      await until(async () => (await ask(place(document))).body.state === 'anchored')
      const { verifiableCredential } = (await ask(place(document))).body
      const { body } = await ask('/credentials/verify', { verifiableCredential })
      expect(body.verified).to.equal(true)
      proofs.add(JSON.stringify(verifiableCredential.proof))
    }
    expect(proofs.size).to.equal(3)
    expect(await first.cairn.ended).to.equal('SIGKILL')
    cairn.signal('SIGTERM')
    expect(await cairn.ended).to.equal(0)
    const secrets = [token, testKey.slice(2), signingKey]
    const said = cairn.stdout + cairn.stderr
    expect(secrets.filter((secret) => said.includes(secret))).to.deep.equal([])
  })

  it('answers those who wait when it is told to stop', async () => {
    const { cairn, ask } = await start('--batch-seconds', '1000')
    const document = buildBadge('Dora')
    const waiting = ask('/credentials/issue', { credential: document })
    await until(async () => (await ask(place(document))).status === 202)
    cairn.signal('SIGTERM')
    expect((await waiting).status).to.equal(201)
    expect(await cairn.ended).to.equal(0)
  })

  it('wants a token, a node and an issuer', async () => {
    const place = ['--rpc', node.url, '--issuer', template.issuer.id, '--issue', at('none')]
    const env = { CAIRN_PRIVATE_KEY: testKey, CAIRN_SIGNING_KEY: signingKey }
    for (const [args, more] of [
      [place, {}],
      [place, { CAIRN_ISSUE_TOKEN: 'short' }],
      [place.slice(2), { CAIRN_ISSUE_TOKEN: token }],
      [place.slice(0, 2).concat(place.slice(4)), { CAIRN_ISSUE_TOKEN: token }],
    ] as const) {
      const run = await runCairn(['serve', '--port', '0', ...args], { env: { ...env, ...more } })
      expect([run.exitCode, run.stdout]).to.deep.equal([2, ''])
    }
  })
})
