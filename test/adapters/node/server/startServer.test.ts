import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import * as v from 'valibot'
import { toRpc } from '../../../../scripts/network/toRpc.ts'
import { problemShape, readyShape } from '../../../../src/adapters/node/server/shapes.ts'
import { startServer } from '../../../../src/adapters/node/server/startServer.ts'
import { errorsOf } from '../../../support/errorsOf.ts'
import { openConnection, toStatusAndCode } from '../../../support/openConnection.ts'
import { type OpenServer, openChainToServe, openServer, post } from '../../../support/openServer.ts'
import { findPort } from '../../../support/startNode.ts'
import { until } from '../../../support/until.ts'

describe('startServer', () => {
  let folder: string
  let chain: Awaited<ReturnType<typeof openChainToServe>>
  let server: OpenServer
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-serve-'))
    chain = await openChainToServe(folder)
    server = await openServer({ verifier: chain.verifier, origins: ['https://app.example'] })
  })
  after(async () => {
    await server.stop()
    await chain.stop()
    await rm(folder, { recursive: true })
  })

  const get = (path: string, init?: RequestInit) => fetch(`${server.url}${path}`, init)
  const problemOf = async (response: Response) => {
    expect(response.headers.get('content-type')).to.equal('application/problem+json')
    const problem = v.parse(problemShape, await response.json())
    expect(problem.status).to.equal(response.status)
    return `${problem.status} ${problem.code}`
  }
  /** The value of a metric, 0 where it was not counted yet. */
  const count = async (metric: string) => {
    const text = await (await get('/metrics')).text()
    const line = text.split('\n').find((it) => it.startsWith(`${metric} `))
    return Number(line?.slice(metric.length) ?? 0)
  }

  it('listens on this machine alone unless told otherwise', () => {
    expect(new URL(server.url).hostname).to.equal('127.0.0.1')
  })

  it('tells that it runs, and whether the chain can be read', async () => {
    expect(await (await get('/health')).json()).to.deep.equal({ status: 'alive' })
    const { chains } = v.parse(readyShape, await (await get('/ready')).json())
    expect(chains.map(({ chainId }) => chainId)).to.deep.equal([31_337])
    expect(chains[0]?.block.number).to.be.above(0)
    expect(chains[0]?.age).to.be.within(0, 600)
  })

  it('is not ready where there is no node, a silent chain, an old block or no registry', async () => {
    const { verifier } = chain
    const policy = verifier.policy!
    const registry = { chainId: 1, address: `0x${'11'.repeat(20)}` } as const
    const refused = { request: () => Promise.reject(new Error('http://user:secret@node.example')) }
    const { node: _, ...offline } = verifier
    const cases = [
      offline,
      { ...verifier, node: refused },
      { ...verifier, node: toRpc(`http://127.0.0.1:${await findPort()}`) },
      { ...verifier, now: () => Date.now() + 86_400_000 },
      {
        ...verifier,
        policy: { ...policy, registries: [{ registry, finality: 'finalized' as const }] },
      },
    ]
    for (const options of cases) {
      const other = await openServer({ verifier: options })
      const response = await fetch(`${other.url}/ready`)
      const text = await response.clone().text()
      expect(await problemOf(response)).to.equal('503 SERVER_NOT_READY')
      expect(text).to.not.include('secret')
      await other.stop()
    }
  })

  it('asks the node once for all who ask at a time whether it is ready', async () => {
    const asked: string[] = []
    const node = chain.verifier.node!
    const counted = {
      request: (call: Parameters<typeof node.request>[0]) => {
        asked.push(call.method)
        return node.request(call)
      },
    }
    const other = await openServer({ verifier: { ...chain.verifier, node: counted } })
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => fetch(`${other.url}/ready`)))
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 200, 200, 200, 200])
    expect(asked).to.deep.equal(['eth_chainId', 'eth_getBlockByNumber'])
    await other.stop()
  })

  it('counts requests, verdicts by axis and failures of the node', async () => {
    const verified = 'cairn_requests_total{method="POST",route="/credentials/verify",status="200"}'
    const revoked = 'cairn_verdicts_total{axis="lifecycle",value="revoked"}'
    const valid = 'cairn_verdicts_total{axis="authenticity",value="valid"}'
    const before = await Promise.all([verified, revoked, valid].map(count))
    await (await post(`${server.url}/credentials/verify`, chain.toBody(chain.revoked))).text()
    await (
      await post(`${server.url}/credentials/verify-batch`, chain.revoked, 'application/jsonl')
    ).text()
    const after = await Promise.all([verified, revoked, valid].map(count))
    expect(after.map((value, i) => value - before[i]!)).to.deep.equal([1, 2, 2])
    expect(await count('cairn_under_way{kind="requests"}')).to.equal(0)

    const node = { request: () => Promise.reject(new Error('gone')) }
    const other = await openServer({ verifier: { ...chain.verifier, node } })
    await post(`${other.url}/credentials/verify`, chain.toBody(chain.good))
    const text = await (await fetch(`${other.url}/metrics`)).text()
    expect(text).to.match(/^cairn_node_errors_total\{code="REGISTRY_UNREACHABLE"\} [1-9]/m)
    expect(text).to.match(/^cairn_verdicts_total\{axis="authenticity",value="indeterminate"\} 1$/m)
    await other.stop()
  })

  it('answers what it does not know with problem details', async () => {
    expect(await problemOf(await get('/nowhere?token=secret'))).to.equal('404 SERVER_NOT_FOUND')
    const wrong = await get('/credentials/verify')
    expect(wrong.headers.get('allow')).to.equal('POST')
    expect(await problemOf(wrong)).to.equal('405 SERVER_METHOD')
    expect((await get('/health', { method: 'DELETE' })).headers.get('allow')).to.equal('GET, HEAD')
    expect((await get('/health', { method: 'HEAD' })).status).to.equal(200)
  })

  it('tells of each request its route and its status, and nothing that was sent', async () => {
    const from = server.entries.length
    await get('/nowhere?token=secret', { headers: { authorization: 'secret' } })
    await post(`${server.url}/credentials/verify?secret`, chain.toBody(chain.good))
    // The answer is there before the connection has seen it off.
    await until(() => server.entries.length >= from + 2)
    const entries = server.entries.slice(from)
    expect(entries.map(({ method, route, status }) => [method, route, status])).to.deep.equal([
      ['GET', '-', 404],
      ['POST', '/credentials/verify', 200],
    ])
    for (const entry of entries) {
      expect(entry).to.have.all.keys('time', 'method', 'route', 'status', 'ms', 'bytes')
      expect(entry.bytes).to.be.above(100)
    }
    expect(JSON.stringify(entries)).to.not.include('secret')
  })

  it('lets no web page ask but those that are named', async () => {
    const ask = (origin: string) =>
      get('/credentials/verify', {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        },
      })
    const allowed = await ask('https://app.example')
    expect(allowed.headers.get('access-control-allow-origin')).to.equal('https://app.example')
    expect(allowed.headers.get('access-control-allow-headers')).to.equal('Content-Type')
    for (const other of ['https://other.example', 'null']) {
      expect((await ask(other)).headers.get('access-control-allow-origin')).to.equal(null)
    }
    const closed = await openServer({ verifier: chain.verifier })
    const response = await fetch(`${closed.url}/health`, {
      headers: { origin: 'https://app.example' },
    })
    expect(response.headers.get('access-control-allow-origin')).to.equal(null)
    await closed.stop()
  })

  it('describes itself as the package does', async () => {
    const served = await (await get('/openapi.json')).json()
    expect(served).to.deep.equal(JSON.parse(await readFile('schemas/openapi.json', 'utf8')))
    for (const [path, methods] of Object.entries<Record<string, object>>(served.paths)) {
      // What asks for a token is there only where the server issues.
      const isIssuing = Object.values(methods).some((it) => 'security' in it)
      const { status } = await get(path, { method: 'PUT' })
      expect(status, path).to.equal(isIssuing ? 404 : 405)
    }
  })

  it('turns away whoever asks while it stops, and tells whether all was finished', async () => {
    const stopping = await openServer({ verifier: chain.verifier })
    const [health, verdict] = [
      await openConnection(stopping.url),
      await openConnection(stopping.url),
    ]
    await health.send('GET /health HTTP/1.1\r\n')
    await verdict.send('POST /credentials/verify HTTP/1.1\r\n')
    // Both have begun, so they are not closed before they had an answer.
    await fetch(`${stopping.url}/health`)
    const stopped = stopping.stop()
    await health.send('Host: cairn.test\r\n\r\n')
    await verdict.send('Host: cairn.test\r\nContent-Length: 0\r\n\r\n')
    expect(toStatusAndCode(await health.all)).to.equal('200 none')
    expect(toStatusAndCode(await verdict.all)).to.equal('503 SERVER_STOPPING')
    expect(await stopped).to.equal(true)

    const limits = { stopMilliseconds: 50 }
    const other = await openServer({ verifier: chain.verifier, limits })
    const slow = await openConnection(other.url)
    await slow.send('GET /health HTTP/1.1\r\n')
    await fetch(`${other.url}/health`)
    expect(await other.stop()).to.equal(false)
  })

  it('does not start with options that are of no use, nor where another listens', async () => {
    const { verifier } = chain
    const port = Number(new URL(server.url).port)
    const starts = await errorsOf([
      startServer({ verifier, port: -1 }),
      startServer({ verifier, port: 65_536 }),
      startServer({ verifier, origins: ['*'] }),
      startServer({ verifier, origins: ['https://app.example/path'] }),
      startServer({ verifier, limits: { maxBytes: 0 } }),
      startServer({ verifier, limits: { requestMilliseconds: Number.POSITIVE_INFINITY } }),
      startServer({ verifier, port }),
    ])
    const codes = starts.map((error) => (error as { code?: string }).code)
    expect(codes).to.deep.equal([...Array(6).fill('SERVER_OPTION'), 'SERVER_NOT_LISTENING'])
  })
})
