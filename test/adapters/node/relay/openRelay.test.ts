import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { expect } from 'chai'
import { openRelay, type RelayOptions } from '../../../../src/adapters/node/relay/openRelay.ts'
import { RelayError } from '../../../../src/adapters/node/relay/RelayError.ts'
import { fromHex, type Hex, toHex } from '../../../../src/base/hex.ts'
import type { RelayRequest } from '../../../../src/issuer/relay/RelayAnswer.ts'
import { computeSuperRoot } from '../../../../src/proof/hashSuperLeaf.ts'
import { toAggregateSignature } from '../../../../src/proof/toAggregateSignature.ts'
import { type Chain, openChain } from '../../../support/openChain.ts'
import { createRelayRequest } from '../../../support/relayRequest.ts'
import { useFolder } from '../useFolder.ts'

const root = (n: number) => `0x${n.toString(16).padStart(2, '0').repeat(32)}` as Hex

describe('openRelay', () => {
  const { at } = useFolder()
  let chain: Chain
  let now: number
  let notAfter: number
  before(async () => {
    chain = await openChain()
    now = await chain.now()
    notAfter = now / 1000 + 86_400
  })
  after(() => chain.close())

  const open = (change: Partial<RelayOptions> = {}) =>
    openRelay({
      path: at('relay/journal.jsonl'),
      registry: chain.registry,
      rpc: chain.rpc,
      sender: chain.sender(5),
      now: () => now,
      ...change,
    })
  const request = (account: number, n: number, change: Partial<RelayRequest> = {}) =>
    createRelayRequest(chain, { account, root: root(n), notAfter, ...change })
  const codeOf = (doing: Promise<unknown>) =>
    doing.then(
      () => undefined,
      (error) => (error instanceof RelayError ? error.code : error),
    )

  it('records one root over all that wait, and hands back where each is', async () => {
    const relay = await open()
    const requests = [await request(0, 1), await request(1, 2), await request(0, 3)]
    for (const one of requests) expect(await relay.take(one)).to.deep.equal({ state: 'waiting' })
    expect([relay.waiting, await relay.record(), relay.waiting]).to.deep.equal([3, 3, 0])
    const roots = requests.map((one) => {
      const answer = relay.find(one.key, one.root)
      if (answer.state !== 'recorded') throw new Error(answer.state)
      const { aggregate } = answer
      const agreed = { notAfter, ...toAggregateSignature(one.signature) }
      const batch = { key: one.key, root: fromHex(one.root), size: one.size }
      const proof = { ...aggregate, path: fromHex(aggregate.path), ...agreed }
      const superRoot = computeSuperRoot(batch, proof)
      expect(toHex(superRoot as Uint8Array)).to.equal(aggregate.superRoot)
      return aggregate.superRoot
    })
    expect(new Set(roots).size).to.equal(1)
    const block = await chain.reader.readBlock('latest')
    expect(await chain.reader.readAggregate(roots[0] as Hex, block)).to.be.a('number')
    expect(await relay.record()).to.equal(0)
    await relay.close()
  })

  it('keeps what it took, and goes on after an end at any moment', async () => {
    const first = await open()
    const one = await request(0, 4)
    await first.take(one)
    await first.close()

    // Before the transaction: the journal has the aggregate, the chain has not.
    const failing = await open({
      sender: { ...chain.sender(5), send: () => Promise.reject(new Error('gone')) },
    })
    expect(failing.find(one.key, one.root)).to.deep.equal({ state: 'waiting' })
    expect(await failing.record().catch(({ message }) => message)).to.equal('gone')
    expect(failing.find(one.key, one.root)).to.have.property('state', 'aggregated')
    const two = await request(1, 5)
    await failing.take(two)
    await failing.close()

    const again = await open()
    expect(await again.record()).to.equal(2)
    await again.close()

    // After the transaction: the chain has it, the journal has not.
    const path = at('relay/journal.jsonl')
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
    await writeFile(path, `${lines.slice(0, -1).join('\n')}\n`)
    let sent = 0
    const counting = await open({
      sender: {
        ...chain.sender(5),
        send: (transaction) => {
          sent++
          return chain.sender(5).send(transaction)
        },
      },
    })
    expect(counting.find(two.key, two.root)).to.have.property('state', 'aggregated')
    expect([await counting.record(), sent]).to.deep.equal([1, 0])
    expect(counting.find(two.key, two.root)).to.have.property('state', 'recorded')
    await counting.close()
  })

  it('takes off a line that was not written to its end, and opens no damaged journal', async () => {
    const first = await open()
    const one = await request(0, 6)
    await first.take(one)
    await first.close()
    await appendFile(at('relay/journal.jsonl'), '{"kind":"taken"')
    const second = await open()
    expect(second.waiting).to.equal(1)
    await second.close()
    await appendFile(at('relay/journal.jsonl'), 'x\n')
    expect(await codeOf(open()).then((error) => (error as { code: string }).code)).to.equal(
      'JOURNAL_DAMAGED',
    )
  })

  it('is had by one process', async () => {
    const relay = await open()
    const error = await open().catch((it) => it)
    expect(error).to.have.property('code', 'JOURNAL_IN_USE')
    await relay.close()
  })

  it('takes one batch once', async () => {
    const relay = await open()
    const one = await request(0, 7)
    await Promise.all([relay.take(one), relay.take(one), relay.take(one)])
    expect(relay.waiting).to.equal(1)
    expect(await codeOf(relay.take(await request(0, 7, { size: 4 })))).to.equal('RELAY_DIFFERS')
    const sooner = await request(0, 7, { notAfter: notAfter - 1 })
    expect(await codeOf(relay.take(sooner))).to.equal('RELAY_DIFFERS')
    await relay.record()
    expect(await relay.take(one)).to.have.property('state', 'recorded')
    // What its key agreed to is over: it can agree anew.
    now = notAfter * 1000 + 1
    const later = await request(0, 7, { notAfter: notAfter + 86_400 })
    expect(await relay.take(later)).to.deep.equal({ state: 'waiting' })
    now = await chain.now()
    await relay.close()
  })

  it('refuses what would not count', async () => {
    const relay = await open({
      maxWaiting: 1,
      admits: async (key) => key !== toHex(new Uint8Array(20)) && !key.startsWith('0x7099'),
    })
    const good = await request(0, 8)
    const refused: readonly (readonly [RelayRequest, string])[] = [
      [{ ...good, registry: good.registry.replace('31337', '1') }, 'RELAY_REQUEST'],
      [{ ...good, size: 4 }, 'RELAY_SIGNATURE'],
      [{ ...good, root: root(9) }, 'RELAY_SIGNATURE'],
      [{ ...good, notAfter: notAfter + 1 }, 'RELAY_SIGNATURE'],
      [{ ...good, key: (await request(1, 8)).key }, 'RELAY_SIGNATURE'],
      [await request(0, 8, { notAfter: Math.ceil(now / 1000) + 599 }), 'RELAY_NOT_AFTER'],
      // The second account, 0x7099…, is not let in.
      [await request(1, 8), 'RELAY_KEY'],
    ]
    for (const [one, code] of refused) expect(await codeOf(relay.take(one))).to.equal(code)
    expect(relay.waiting).to.equal(0)
    const least = await request(0, 8, { notAfter: Math.ceil(now / 1000) + 600 })
    expect(await codeOf(relay.take(least))).to.equal(undefined)
    expect(await codeOf(relay.take(await request(0, 9)))).to.equal('RELAY_FULL')
    expect(() => relay.find(good.key, root(99)))
      .to.throw(RelayError)
      .with.property('code', 'RELAY_UNKNOWN')
    await relay.close()
  })
})
