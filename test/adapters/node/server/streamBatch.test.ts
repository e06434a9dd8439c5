import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import * as v from 'valibot'
import type { ServerLimits } from '../../../../src/adapters/node/server/ServerOptions.ts'
import { type BatchLine, batchLineShape } from '../../../../src/adapters/node/server/shapes.ts'
import { buildSealed } from '../../../support/buildSealed.ts'
import { createStuckNode } from '../../../support/createStuckNode.ts'
import {
  type Connection,
  openConnection,
  toStatusAndCode,
} from '../../../support/openConnection.ts'
import { type OpenServer, openChainToServe, openServer, post } from '../../../support/openServer.ts'
import { until } from '../../../support/until.ts'

const head =
  'POST /credentials/verify-batch HTTP/1.1\r\nHost: cairn.test\r\nContent-Type: application/jsonl\r\nTransfer-Encoding: chunked\r\n\r\n'
const toChunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`

const parseLines = (text: string): readonly BatchLine[] =>
  text
    .trim()
    .split('\n')
    .map((line) => v.parse(batchLineShape, JSON.parse(line)))

/** What became of each line, and of the whole where it was cut short. */
const outcomes = (text: string) =>
  parseLines(text).map((it) =>
    'report' in it
      ? `${it.line} ${it.report.verdict.lifecycle} ${it.verified}`
      : `${it.line ?? 'end'} ${'problem' in it && it.problem.code}`,
  )

describe('POST /credentials/verify-batch', () => {
  let folder: string
  let chain: Awaited<ReturnType<typeof openChainToServe>>
  const servers: OpenServer[] = []
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-serve-'))
    chain = await openChainToServe(folder)
  })
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop()
  })
  after(async () => {
    await chain.stop()
    await rm(folder, { recursive: true })
  })

  const open = async (limits: Partial<ServerLimits> = {}, verifier = chain.verifier) => {
    const server = await openServer({ verifier, limits: { stopMilliseconds: 200, ...limits } })
    servers.push(server)
    return server
  }
  const send = async (server: OpenServer, body: string, type = 'application/jsonl') =>
    (await post(`${server.url}/credentials/verify-batch`, body, type)).text()
  const openBatch = async ({ url }: OpenServer): Promise<Connection> => {
    const connection = await openConnection(url)
    await connection.send(head)
    return connection
  }
  const underWay = async ({ url }: OpenServer) => {
    const text = await (await fetch(`${url}/metrics`)).text()
    return Number(text.match(/cairn_under_way\{kind="batches"\} (\d+)/)?.[1])
  }

  it('answers a line for each, in their order', async () => {
    const server = await open()
    const lines = [chain.good, chain.revoked, '', '{', chain.good]
    const expected = ['1 current true', '2 revoked false', '4 unknown false', '5 current true']
    expect(outcomes(await send(server, lines.join('\n')))).to.deep.equal(expected)
    expect(
      outcomes(await send(server, `${lines.join('\r\n')}\r\n`, 'application/x-ndjson')),
    ).to.deep.equal(expected)
    expect(await send(server, '')).to.equal('')
    expect(await underWay(server)).to.equal(0)
  })

  it('judges all of them at one time and one block', async () => {
    const server = await open()
    const batch = await openBatch(server)
    await batch.send(toChunk(`${chain.good}\n`))
    await until(() => batch.received.includes('"line":1'))
    await chain.verifier.node!.request({ method: 'evm_mine', params: [] })
    await batch.send(`${toChunk(`${chain.good}\n`)}0\r\n\r\n`)
    await until(() => batch.received.endsWith('0\r\n\r\n'))
    const blocks = [...batch.received.matchAll(/"block":(\d+)/g)].map(([, block]) => block)
    const times = [...batch.received.matchAll(/"language":"en".*?"at":"(.*?)"/g)].map(
      ([, at]) => at,
    )
    expect(batch.received).to.include('"line":2')
    expect(new Set(blocks)).to.have.lengthOf(1)
    expect(new Set(times)).to.have.lengthOf(1)
    batch.close()
  })

  it('goes on after a line that is too long, and stops after too many', async () => {
    const server = await open({ maxBytes: 5000, maxLines: 3 })
    const lines = [chain.good, 'x'.repeat(5001), '{', chain.good, chain.good]
    expect(outcomes(await send(server, lines.join('\n')))).to.deep.equal([
      '1 current true',
      '2 INPUT_TOO_LARGE',
      '3 unknown false',
      'end SERVER_TOO_MANY_LINES',
    ])
    expect(outcomes(await send(server, lines.slice(0, 3).join('\n')))).to.have.lengthOf(3)
  })

  it('does not wait for a client that sends no whole line', async () => {
    const server = await open({ idleMilliseconds: 200 })
    const batch = await openBatch(server)
    await batch.send(toChunk(`${chain.good}\n`))
    const drip = setInterval(() => batch.send(toChunk(' ')), 20)
    await until(() => batch.received.includes('SERVER_REQUEST_TIMEOUT'))
    clearInterval(drip)
    expect(toStatusAndCode(await batch.all)).to.match(/^200 /)
    expect(await underWay(server)).to.equal(0)
  })

  it('ends when its time is over', async () => {
    const server = await open({ batchMilliseconds: 300 })
    const batch = await openBatch(server)
    const feed = setInterval(() => batch.send(toChunk('{\n')), 20)
    await until(() => batch.received.includes('SERVER_TIMED_OUT'))
    clearInterval(feed)
    await batch.all
    expect(await underWay(server)).to.equal(0)
  })

  it('judges no more than is taken, and does not wait for a client that takes nothing', async () => {
    const server = await open({ idleMilliseconds: 400, maxLines: 1_000_000 })
    const batch = await openBatch(server)
    batch.pause()
    const lines = toChunk('{}\n'.repeat(1000))
    let sent = 0
    const feed = async () => {
      for (; sent < 300; sent++) await batch.send(lines)
    }
    feed().catch(() => {})
    await until(() => server.entries.some(({ route }) => route.endsWith('batch')))
    const text = await (await fetch(`${server.url}/metrics`)).text()
    const judged = Number(text.match(/authenticity",value="invalid"\} (\d+)/)?.[1])
    // Their answers lie between the two ends of the connection.
    expect(judged).to.be.within(100, 100_000)
    await until(async () => (await underWay(server)) === 0)
  }).timeout(60_000)

  it('holds few bytes while a node is silent', async () => {
    const stuck = createStuckNode()
    const { node } = chain.verifier
    let isStuck = false
    type Call = Parameters<typeof stuck.request>
    const request = (...call: Call) => (isStuck ? stuck : node!).request(...call)
    const server = await open({ idleMilliseconds: 1e6 }, { ...chain.verifier, node: { request } })
    const batch = await openBatch(server)
    // The others are taken as soon as the first one was seen at a block.
    await batch.send(toChunk(`${chain.good}\n`))
    await until(() => batch.received.includes('"line":1'))
    isStuck = true
    const line = toChunk(`${(await buildSealed()).padEnd(2 ** 20 - 1)}\n`)
    let sent = 0
    const feed = async () => {
      for (; sent < 100; sent++) await batch.send(line)
    }
    feed().catch(() => {})
    await stuck.asked
    let before = -1
    await until(async () => {
      const isStill = sent === before
      before = sent
      await new Promise((resolve) => setTimeout(resolve, 300))
      return isStill && sent === before
    })
    // 16 MiB here, the rest in the buffers of the connection.
    expect(sent).to.be.within(10, 50)
    stuck.release()
    batch.close()
    await until(async () => (await underWay(server)) === 0)
  }).timeout(20_000)

  it('lets in so many at a time, and gives the place of a client that left to the next', async () => {
    const server = await open({ maxBatches: 1 })
    const batch = await openBatch(server)
    await batch.send(toChunk(`${chain.good}\n{`))
    await until(async () => (await underWay(server)) === 1)
    const busy = await post(
      `${server.url}/credentials/verify-batch`,
      chain.good,
      'application/jsonl',
    )
    expect(Number(busy.headers.get('retry-after'))).to.be.within(1, 10)
    expect([busy.status, (await busy.json()).code]).to.deep.equal([503, 'SERVER_BUSY'])
    // Single credentials have places of their own.
    const single = await post(`${server.url}/credentials/verify`, chain.toBody(chain.good))
    expect((await single.json()).verified).to.equal(true)
    batch.close()
    await until(async () => (await underWay(server)) === 0)
    expect(outcomes(await send(server, chain.good))).to.deep.equal(['1 current true'])
  })

  it('does not judge a line that the end of the connection cut off', async () => {
    const server = await open()
    const batch = await openBatch(server)
    await batch.send(toChunk(`${chain.good}\n${chain.good.slice(0, 100)}`))
    await until(() => batch.received.includes('"line":1'))
    batch.close()
    await until(async () => (await underWay(server)) === 0)
    const text = await (await fetch(`${server.url}/metrics`)).text()
    expect(text).to.include('cairn_verdicts_total{axis="authenticity",value="valid"} 1\n')
    expect(text).to.not.include('value="invalid"')
  })

  it('answers for a thousand as it does for one', async () => {
    const policy = { ...chain.verifier.policy!, signature: 'unless-anchored' as const }
    const server = await open({}, { ...chain.verifier, policy })
    const lines = parseLines(await send(server, `${chain.good}\n`.repeat(1000)))
    expect(lines.map(({ line }) => line)).to.deep.equal(
      Array.from({ length: 1000 }, (_, i) => i + 1),
    )
    expect(lines.every((it) => 'report' in it && it.verified)).to.equal(true)
  }).timeout(60_000)
})
