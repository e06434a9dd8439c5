import { expect } from 'chai'
import { openRelay, type Relay } from '../../../../src/adapters/node/relay/openRelay.ts'
import { startRelay } from '../../../../src/adapters/node/relay/startRelay.ts'
import { formatAccountId } from '../../../../src/base/accountId.ts'
import type { Hex } from '../../../../src/base/hex.ts'
import { type Chain, openChain } from '../../../support/openChain.ts'
import { post } from '../../../support/openServer.ts'
import { createRelayRequest } from '../../../support/relayRequest.ts'
import { until } from '../../../support/until.ts'
import { useFolder } from '../useFolder.ts'

const root = (n: number) => `0x${n.toString(16).padStart(64, '0')}` as Hex

describe('startRelay', () => {
  const { at } = useFolder()
  let chain: Chain
  let now: number
  const closing: (() => Promise<unknown>)[] = []
  before(async () => {
    chain = await openChain()
    now = await chain.now()
  })
  after(() => chain.close())
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })

  const open = async () => {
    const { registry, rpc } = chain
    const path = at('relay/journal.jsonl')
    const relay = await openRelay({ path, registry, rpc, sender: chain.sender(5), now: () => now })
    closing.push(() => relay.close())
    return relay
  }
  const serve = async (relay: Relay, interval = 1_000_000) => {
    const outcomes: object[] = []
    const onRecord = (outcome: object) => outcomes.push(outcome)
    const server = await startRelay({ relay, port: 0, interval, onRecord })
    closing.push(() => server.stop())
    return { ...server, outcomes }
  }
  const request = (n: number) =>
    createRelayRequest(chain, { account: n % 10, root: root(n), notAfter: now / 1000 + 86_400 })

  it('takes batches, tells what became of them, and which registry it is for', async () => {
    const relay = await open()
    const { url } = await serve(relay)
    const one = await request(1)
    const taken = await post(`${url}/batches`, JSON.stringify(one))
    expect([taken.status, await taken.json()]).to.deep.equal([202, { state: 'waiting' }])
    const place = `${url}/batches/${one.key}/${one.root}`
    expect((await fetch(place)).status).to.equal(202)
    expect(await (await fetch(`${url}/health`)).json()).to.deep.equal({
      status: 'alive',
      registry: formatAccountId(chain.registry),
      waiting: 1,
    })
    await relay.record()
    const recorded = await fetch(place)
    expect([recorded.status, (await recorded.json()).state]).to.deep.equal([200, 'recorded'])
  })

  it('refuses what is no batch, with a code', async () => {
    const { url } = await serve(await open())
    const good = await request(2)
    const codeOf = async (response: Response) => [response.status, (await response.json()).code]
    const send = async (body: string, type?: string) =>
      codeOf(await post(`${url}/batches`, body, type))
    expect(await send('{')).to.deep.equal([400, 'RELAY_REQUEST'])
    expect(await send('[]')).to.deep.equal([400, 'RELAY_REQUEST'])
    for (const change of [
      { key: '0x12' },
      { root: `${good.root}00` },
      { size: 0 },
      { size: 2 ** 32 },
      { notAfter: 1.5 },
      { signature: '0x1234' },
      { more: 1 },
    ]) {
      const body = JSON.stringify({ ...good, ...change })
      expect(await send(body), body).to.deep.equal([400, 'RELAY_REQUEST'])
    }
    const forged = { ...good, size: good.size + 1 }
    expect(await send(JSON.stringify(forged))).to.deep.equal([400, 'RELAY_SIGNATURE'])
    const odd = { ...good, signature: `0x${'ff'.repeat(65)}` }
    expect((await send(JSON.stringify(odd)))[0]).to.equal(400)
    expect(await send(JSON.stringify(good), 'text/plain')).to.deep.equal([415, 'SERVER_MEDIA_TYPE'])
    expect(await send(' '.repeat(5_000))).to.deep.equal([413, 'SERVER_TOO_LARGE'])
    const get = async (path: string) => codeOf(await fetch(`${url}${path}`))
    expect(await get(`/batches/${good.key}/${good.root}`)).to.deep.equal([404, 'RELAY_UNKNOWN'])
    expect(await get('/batches/x/y')).to.deep.equal([400, 'RELAY_REQUEST'])
    expect(await get('/batches')).to.deep.equal([405, 'SERVER_METHOD'])
    expect(await get('/')).to.deep.equal([404, 'SERVER_NOT_FOUND'])
  })

  it('records at intervals, and tries again what failed', async () => {
    const relay = await open()
    let failures = 1
    const flaky: Relay = {
      ...relay,
      record: () => (failures-- > 0 ? Promise.reject(new Error('gone')) : relay.record()),
    }
    const { url, outcomes } = await serve(flaky, 5)
    expect((await post(`${url}/batches`, JSON.stringify(await request(3)))).status).to.equal(202)
    await until(() => outcomes.length >= 2)
    expect(outcomes.map((it) => Object.keys(it)[0])).to.deep.equal(['error', 'batches'])
  })

  it('loses nothing that it took, however many come while it is stopped', async () => {
    const relay = await open()
    const { url, stop } = await serve(relay, 20)
    const requests = await Promise.all(Array.from({ length: 1_000 }, (_, i) => request(100 + i)))
    const taken: typeof requests = []
    let stopped: Promise<boolean> | undefined
    const queue = [...requests]
    const client = async () => {
      for (let one = queue.shift(); one; one = queue.shift()) {
        const answer = await post(`${url}/batches`, JSON.stringify(one)).catch(() => undefined)
        if (answer?.ok) taken.push(one)
        if (taken.length >= 600) stopped ??= stop()
      }
    }
    await Promise.all(Array.from({ length: 40 }, client))
    expect(await stopped).to.equal(true)
    expect(taken.length).to.be.within(600, 999)
    for (const close of closing.splice(0).reverse()) await close()

    const again = await open()
    await again.record()
    const states = taken.map(({ key, root }) => again.find(key, root).state)
    expect(new Set(states)).to.deep.equal(new Set(['recorded']))
  })
})
