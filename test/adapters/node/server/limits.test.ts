import { gzipSync } from 'node:zlib'
import { expect } from 'chai'
import type { ServerLimits } from '../../../../src/adapters/node/server/ServerOptions.ts'
import { defaultPolicy } from '../../../../src/verifier/Policy.ts'
import { buildSealed } from '../../../support/buildSealed.ts'
import { createStuckNode } from '../../../support/createStuckNode.ts'
import { openConnection, toStatusAndCode } from '../../../support/openConnection.ts'
import { type OpenServer, openServer, post } from '../../../support/openServer.ts'
import { until } from '../../../support/until.ts'

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const route = 'POST /credentials/verify HTTP/1.1\r\nHost: cairn.test\r\n'
const jsonType = 'Content-Type: application/json\r\n'
/** Somebody whose credential is a document that no chain is asked about. */
const body = '{"verifiableCredential":{}}'

describe('limits of a server', () => {
  const servers: OpenServer[] = []
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop()
  })

  const open = async (limits: Partial<ServerLimits>, verifier = {}) => {
    const server = await openServer({
      verifier: { now: () => Date.parse('2026-01-01T00:00:00Z'), ...verifier },
      limits: { stopMilliseconds: 100, ...limits },
    })
    servers.push(server)
    return server
  }
  const codeOf = async (response: Response) => `${response.status} ${(await response.json()).code}`

  it('takes no body that is larger, announced or not', async () => {
    const { url } = await open({ maxBytes: body.length })
    expect((await post(`${url}/credentials/verify`, body)).status).to.equal(200)
    const announced = await post(`${url}/credentials/verify`, `${body} `)
    expect(announced.headers.get('connection')).to.equal('close')
    expect(await codeOf(announced)).to.equal('413 SERVER_TOO_LARGE')

    const chunked = await openConnection(url)
    await chunked.send(`${route}${jsonType}Transfer-Encoding: chunked\r\n\r\n`)
    await chunked.send(`${body.length.toString(16)}\r\n${body}\r\n1\r\n \r\n`)
    expect(toStatusAndCode(await chunked.all)).to.equal('413 SERVER_TOO_LARGE')
  })

  it('does not wait for a body that nobody wants', async () => {
    const { url } = await open({ maxBytes: 100 })
    const connection = await openConnection(url)
    await connection.send(`${route}${jsonType}Content-Length: 1000000000\r\n\r\n{`)
    expect(toStatusAndCode(await connection.all)).to.equal('413 SERVER_TOO_LARGE')
  })

  it('takes JSON that is not packed, and nothing that a web form can send', async () => {
    const { url } = await open({})
    const path = `${url}/credentials/verify`
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/jsonl',
      '',
    ]) {
      expect(await codeOf(await post(path, body, type)), type).to.equal('415 SERVER_MEDIA_TYPE')
    }
    expect((await post(path, body, 'Application/JSON; charset=utf-8')).status).to.equal(200)
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    const packed = await fetch(path, { method: 'POST', headers, body: gzipSync(body) as BodyInit })
    expect(await codeOf(packed)).to.equal('415 SERVER_MEDIA_TYPE')
    expect(await codeOf(await post(`${path}-batch`, body))).to.equal('415 SERVER_MEDIA_TYPE')
  })

  it('ends a connection whose headers do not come, or never begin', async () => {
    const { url, entries } = await open({ headerMilliseconds: 150 })
    const silent = await openConnection(url)
    const slow = await openConnection(url)
    await slow.send('GET /health HTTP/1.1\r\nX-')
    const drip = setInterval(() => slow.send('a'), 20)
    expect(toStatusAndCode(await slow.all)).to.equal('408 SERVER_REQUEST_TIMEOUT')
    clearInterval(drip)
    await silent.all
    expect(entries.map(({ route: found, status }) => [found, status])).to.deep.include(['-', 408])
  })

  it('ends a request whose body does not come, however slowly it drips', async () => {
    const { url } = await open({ requestMilliseconds: 200, maxRequests: 1 })
    const slow = await openConnection(url)
    await slow.send(`${route}${jsonType}Content-Length: 1000\r\n\r\n`)
    const drip = setInterval(() => slow.send(' '), 20)
    await sleep(50)
    // It takes no place from others meanwhile.
    expect((await post(`${url}/credentials/verify`, body)).status).to.equal(200)
    expect(toStatusAndCode(await slow.all)).to.equal('408 SERVER_REQUEST_TIMEOUT')
    clearInterval(drip)
  })

  it('closes a connection that sends no further request', async () => {
    const { url } = await open({ idleMilliseconds: 100 })
    const connection = await openConnection(url)
    await connection.send('GET /health HTTP/1.1\r\nHost: cairn.test\r\n\r\n')
    expect(toStatusAndCode(await connection.all)).to.equal('200 none')
  })

  it('refuses headers that are too large, and what is no HTTP', async () => {
    const { url } = await open({})
    const cases = [
      [`GET /health HTTP/1.1\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, '431 SERVER_HEADERS_TOO_LARGE'],
      ['\u0016\u0003\u0001 hello\r\n\r\n', '400 SERVER_BAD_HTTP'],
      ['GET /health HTTP/1.1\r\nHost: a b\r\n\r\n', '400 SERVER_BAD_HTTP'],
      [`${route}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n`, '400 SERVER_BAD_HTTP'],
    ] as const
    for (const [text, expected] of cases) {
      const connection = await openConnection(url)
      await connection.send(text)
      setTimeout(connection.close, 500)
      expect(toStatusAndCode(await connection.all), text.slice(0, 40)).to.equal(expected)
    }
  })

  it('closes connections that are too many', async () => {
    const { url } = await open({ maxConnections: 2 })
    const [one, two] = [await openConnection(url), await openConnection(url)]
    const three = await openConnection(url)
    expect(await three.all).to.equal('')
    one.close()
    two.close()
  })

  it('closes a connection on which nobody takes the answer', async () => {
    // Larger than what the system holds of it.
    const maxBytes = 2 ** 25
    const limits = { requestMilliseconds: 2000, maxConnections: 1, idleMilliseconds: 1e6, maxBytes }
    const { url } = await open(limits, { limits: { maxBytes } })
    const connection = await openConnection(url)
    connection.pause()
    const large = `{"verifiableCredential":{"a":"${'b'.repeat(2 ** 24)}"},"options":{"returnCredential":true}}`
    const length = `Content-Length: ${large.length}\r\n\r\n`
    connection.send(`${route}${jsonType}${length}${large}`).catch(() => {})
    const tryHealth = () =>
      fetch(`${url}/health`).then(
        () => true,
        () => false,
      )
    await new Promise((resolve) => setTimeout(resolve, 1000))
    expect(await tryHealth()).to.equal(false)
    // Its place is free again.
    await until(tryHealth)
    connection.close()
  }).timeout(30_000)

  it('answers one request of a connection after the other, and none that was sent ahead', async () => {
    const { url, entries } = await open({})
    const connection = await openConnection(url)
    const request = 'GET /health HTTP/1.1\r\nHost: cairn.test\r\n\r\n'
    await connection.send(request)
    await until(() => connection.received.includes('alive'))
    await connection.send(request.repeat(3))
    const answers = (await connection.all).match(/HTTP\/1\.1 200/g)
    expect([answers?.length, entries.length]).to.deep.equal([2, 2])
  })

  it('sends away whoever comes when it is full, and keeps a place until its work is done', async () => {
    const node = createStuckNode()
    const server = await open(
      { maxRequests: 1, requestMilliseconds: 300 },
      { node, policy: defaultPolicy },
    )
    const url = `${server.url}/credentials/verify`
    const first = post(url, `{"verifiableCredential":${await buildSealed()}}`)
    await node.asked
    const second = await post(url, body)
    expect(Number(second.headers.get('retry-after'))).to.be.within(1, 10)
    expect(await codeOf(second)).to.equal('503 SERVER_BUSY')
    expect(await codeOf(await first)).to.equal('504 SERVER_TIMED_OUT')
    // Nobody waits for the first one any more, and it goes on.
    expect(await codeOf(await post(url, body))).to.equal('503 SERVER_BUSY')
    node.release()
    await until(async () => (await post(url, body)).status === 200)
  })
})
