import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { openChainToServe, post } from '../support/openServer.ts'
import { runCairn } from '../support/runCairn.ts'
import { type RunningCairn, startCairn } from '../support/startCairn.ts'
import { type Host, startHost } from '../support/startHost.ts'
import { until } from '../support/until.ts'

describe('cairn serve', () => {
  let folder: string
  let chain: Awaited<ReturnType<typeof openChainToServe>>
  let node: SlowNode
  const started: RunningCairn[] = []
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-serve-'))
    chain = await openChainToServe(folder)
  })
  beforeEach(async () => {
    node = await startSlowNode(chain.url)
  })
  afterEach(async () => {
    for (const cairn of started.splice(0)) cairn.signal('SIGKILL')
    node.release()
    await node.host.stop()
  })
  after(async () => {
    await chain.stop()
    await rm(folder, { recursive: true })
  })

  const serve = async (...args: readonly string[]) => {
    const rpc = `http://user:secret@127.0.0.1:${node.host.port}/secret`
    const options = ['--port', '0', '--rpc', rpc, '--policy', chain.sample.policy]
    const cairn = await startCairn(['serve', ...options, ...args])
    started.push(cairn)
    const [url] = cairn.stdout.match(/http:\S+\d(?=;)/) ?? [`nowhere: ${cairn.stderr}`]
    return { cairn, url }
  }
  const verify = async (url: string) => {
    const response = await post(`${url}/credentials/verify?secret`, chain.toBody(chain.good))
    return { status: response.status, ...(await response.json()) }
  }

  it('finishes what is under way when it is told to stop, takes nothing more, and ends with 0', async () => {
    const { cairn, url } = await serve()
    const answer = verify(url)
    await until(() => node.isAsked)
    cairn.signal('SIGTERM')
    await until(() =>
      fetch(`${url}/health`).then(
        () => false,
        () => true,
      ),
    )
    node.release()
    expect((await answer).verified).to.equal(true)
    expect(await cairn.ended).to.equal(0)
  })

  it('ends with 0 at its deadline though something is not finished', async () => {
    const { cairn, url } = await serve('--stop-timeout', '1')
    const answer = verify(url).then(
      () => 'answered',
      () => 'broken',
    )
    await until(() => node.isAsked)
    const from = Date.now()
    cairn.signal('SIGTERM')
    expect(await cairn.ended).to.equal(0)
    expect(Date.now() - from).to.be.within(900, 8000)
    expect(await answer).to.equal('broken')
  })

  it('does not wait for whoever asks a second time', async () => {
    const { cairn, url } = await serve()
    verify(url).catch(() => {})
    await until(() => node.isAsked)
    cairn.signal('SIGTERM')
    await until(() =>
      fetch(`${url}/health`).then(
        () => false,
        () => true,
      ),
    )
    cairn.signal('SIGTERM')
    expect(await cairn.ended).to.equal(143)
  })

  it('writes a line for each request, with nothing that was sent and no secret', async () => {
    node.release()
    const { cairn, url } = await serve('--lang', 'de')
    const { status, report } = await verify(url)
    expect([status, report.language]).to.deep.equal([200, 'de'])
    cairn.signal('SIGINT')
    expect(await cairn.ended).to.equal(0)
    const [entry, ...more] = cairn.stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(more).to.deep.equal([])
    const { route, method } = entry
    expect({ route, method }).to.deep.equal({ route: '/credentials/verify', method: 'POST' })
    expect(entry.status).to.equal(200)
    expect(cairn.stdout + cairn.stderr).to.not.match(/secret|urn:example/)
  })

  it('writes none where it is asked to, and keeps its limits', async () => {
    const { cairn, url } = await serve('--quiet', '--max-bytes', '10')
    expect((await verify(url)).status).to.equal(413)
    cairn.signal('SIGTERM')
    expect(await cairn.ended).to.equal(0)
    expect(cairn.stderr).to.equal('')
  })

  it('says what is wrong with a call, and does not start', async () => {
    const calls = [
      ['--offline', '--port', 'x'],
      ['--offline', '--port', '70000'],
      ['--offline', '--origin', 'nowhere'],
      ['--offline', '--max-lines', '0'],
      ['--offline', '--host', '192.0.2.1'],
      ['--offline', '--at', '2026-01-01T00:00:00Z'],
      ['--rpc', 'nowhere'],
    ]
    for (const args of calls) {
      const { exitCode, stdout } = await runCairn(['serve', ...args])
      expect([exitCode, stdout], args.join(' ')).to.deep.equal([2, ''])
    }
  }).timeout(60_000)
})

type SlowNode = { readonly host: Host; readonly isAsked: boolean; release(): void }

/** Stands before a node, and lets nothing through until it is told to. */
async function startSlowNode(url: string): Promise<SlowNode> {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  let isAsked = false
  const host = await startHost(async (request, response) => {
    isAsked = true
    const parts: Uint8Array[] = []
    for await (const part of request) parts.push(part)
    await released
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(url, { method: 'POST', headers, body: Buffer.concat(parts) })
    response.end(await answer.text())
  })
  return {
    host,
    get isAsked() {
      return isAsked
    },
    release: () => release(),
  }
}
