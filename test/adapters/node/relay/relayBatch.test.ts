import { readFile } from 'node:fs/promises'
import { expect } from 'chai'
import { openBatch } from '../../../../src/adapters/node/batch/openBatch.ts'
import { planBatch } from '../../../../src/adapters/node/batch/planBatch.ts'
import { sealBatch } from '../../../../src/adapters/node/batch/sealBatch.ts'
import { storeAggregateProof } from '../../../../src/adapters/node/batch/storeAggregateProof.ts'
import { createRelayClient } from '../../../../src/adapters/node/relay/createRelayClient.ts'
import { openRelay } from '../../../../src/adapters/node/relay/openRelay.ts'
import { startRelay } from '../../../../src/adapters/node/relay/startRelay.ts'
import type { Address } from '../../../../src/base/hex.ts'
import type { AnchorEvent } from '../../../../src/issuer/anchoring/AnchorOptions.ts'
import { anchorBatch } from '../../../../src/issuer/anchoring/anchorBatch.ts'
import { parseJournal } from '../../../../src/issuer/journal/journalLine.ts'
import type { RelayAnswer } from '../../../../src/issuer/relay/RelayAnswer.ts'
import { type RelayClient, RelayClientError } from '../../../../src/issuer/relay/RelayClient.ts'
import { type RelayBatchOptions, relayBatch } from '../../../../src/issuer/relay/relayBatch.ts'
import { createVerifier } from '../../../../src/verifier/createVerifier.ts'
import { defaultPolicy } from '../../../../src/verifier/Policy.ts'
import { buildBadge, template } from '../../../support/academy.ts'
import { createRandom } from '../../../support/createRandom.ts'
import { type Chain, openChain, toAccount } from '../../../support/openChain.ts'
import { useFolder } from '../useFolder.ts'

const day = 86_400

describe('relayBatch', () => {
  const { at } = useFolder()
  let chain: Chain
  const closing: (() => Promise<unknown>)[] = []
  before(async () => {
    chain = await openChain()
  })
  after(() => chain.close())
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })

  const keyOf = (account: number) => toAccount(account).address.toLowerCase() as Address
  const clock = async () => (await chain.now()) + 1_000
  const open = async (name: string) => {
    const batch = await openBatch(at(name))
    closing.push(() => batch.close())
    return batch
  }
  const seal = async (name: string, account: number, form: 'files' | 'lines' = 'files') => {
    const batch = await openBatch(at(name))
    await planBatch(batch, {
      documents: ['Ada', 'Bo', 'Cleo'].map((it) => buildBadge(`${it} ${name}`)),
      ...{ registry: chain.registry, key: keyOf(account), form },
      created: new Date('2024-01-01T09:00:00Z'),
      random: createRandom(name),
    })
    await sealBatch(batch)
    await batch.close()
  }
  /** A relay that records when it is told to. */
  const serve = async () => {
    const now = await clock()
    const { registry, rpc } = chain
    const path = at('relay/journal.jsonl')
    const relay = await openRelay({ path, registry, rpc, sender: chain.sender(5), now: () => now })
    const server = await startRelay({ relay, port: 0, interval: 1_000_000 })
    closing.push(
      () => relay.close(),
      () => server.stop(),
    )
    return { relay, client: createRelayClient(server.url) }
  }
  const run = async (
    name: string,
    account: number,
    { relay, ...change }: Pick<RelayBatchOptions, 'relay'> & Partial<RelayBatchOptions>,
  ) => {
    const batch = await openBatch(at(name))
    const now = await clock()
    const events: AnchorEvent[] = []
    try {
      const anchored = await relayBatch({
        ...{ journal: batch.journal, rpc: chain.rpc, relay, within: day, now: () => now },
        signTypedData: (data) => toAccount(account).signTypedData(data as never),
        storeProof: (proof) => storeAggregateProof(at(name), proof),
        interval: 1,
        patience: 20,
        wait: () => new Promise((resolve) => setTimeout(resolve, 1)),
        onEvent: (event) => events.push(event),
        ...change,
      })
      return { anchored, kinds: events.map(({ kind }) => kind) }
    } finally {
      await batch.close()
    }
  }
  const codeOf = (doing: Promise<unknown>) => doing.catch((error) => error.code)
  const statesOf = async (name: string) =>
    parseJournal(await readFile(at(`${name}/.batch/journal.jsonl`))).entries.map(
      ({ state }) => state,
    )
  const judge = async (text: string, account: number) => {
    const now = await chain.now()
    const { chainId } = chain.registry
    const policy = {
      ...defaultPolicy,
      registries: [{ registry: chain.registry, finality: 'finalized' as const }],
      pins: [{ issuer: template.issuer.id, key: { chainId, address: keyOf(account) } }],
    }
    const verifier = createVerifier({ policy, registries: [chain.reader], now: () => now })
    const { verdict, checks } = await verifier.verify(text)
    return [verdict.authenticity, checks.find(({ check }) => check === 'anchor')?.code]
  }
  const inAggregate = ['valid', 'ANCHOR_IN_AGGREGATE']

  it('has batches of several issuers anchored by one transaction', async () => {
    await seal('first', 0)
    await seal('second', 1, 'lines')
    const { relay, client } = await serve()
    // Each waits until both are taken and recorded.
    const wait = async () => void (relay.waiting === 2 && (await relay.record()))
    const [first, second] = await Promise.all([
      run('first', 0, { relay: client, wait }),
      run('second', 1, { relay: client, wait }),
    ])
    expect(first.anchored.state).to.equal('final')
    expect(second.kinds).to.deep.equal(['asked', 'aggregated', 'final'])
    expect(await statesOf('first')).to.deep.equal([
      ...['planned', 'signed', 'agreed', 'aggregated', 'final'],
    ])
    for (const file of ['00001.json', '00003.json']) {
      expect(await judge(await readFile(at(`first/${file}`), 'utf8'), 0)).to.deep.equal(inAggregate)
    }
    const lines = (await readFile(at('second/credentials.jsonl'), 'utf8')).trimEnd().split('\n')
    expect(lines).to.have.length(3)
    for (const line of lines) expect(await judge(line, 1)).to.deep.equal(inAggregate)
    const again = await run('first', 0, { relay: client })
    expect([again.anchored, again.kinds]).to.deep.equal([first.anchored, []])
  })

  it('goes on after an end at any moment, and the key agrees once', async () => {
    await seal('cut', 0)
    const { relay, client } = await serve()
    class Cut extends Error {}
    const cut = () => Promise.reject(new Cut())
    const ended = async (change: Partial<RelayBatchOptions>) =>
      expect(await run('cut', 0, { relay: client, ...change }).catch((it) => it)).to.be.instanceOf(
        Cut,
      )
    const lost: RelayClient = { ...client, find: async () => undefined, take: cut }
    await ended({ relay: lost })
    expect(relay.waiting).to.equal(0)
    await ended({ wait: cut })
    expect(relay.waiting).to.equal(1)
    await relay.record()
    await ended({ storeProof: cut })
    // Nobody sends a transaction besides.
    const { journal } = await open('cut')
    const own = anchorBatch({ journal, rpc: chain.rpc, wait: cut })
    expect(await codeOf(own)).to.equal('ANCHOR_UNDER_WAY')
    await closing.pop()?.()
    expect(await judge(await readFile(at('cut/00001.json'), 'utf8'), 0)).to.not.deep.equal(
      inAggregate,
    )
    await run('cut', 0, { relay: { ...client, find: cut, take: cut } })
    expect(await statesOf('cut')).to.deep.equal([
      ...['planned', 'signed', 'agreed', 'aggregated', 'final'],
    ])
    expect(await judge(await readFile(at('cut/00001.json'), 'utf8'), 0)).to.deep.equal(inAggregate)
  })

  it('notices that it was left out, and can agree anew', async () => {
    await seal('left', 0)
    const silent: RelayClient = {
      name: 'https://relay.example',
      take: async () => ({ state: 'waiting' }),
      find: async () => ({ state: 'waiting' }),
    }
    const passDay = async () => {
      await chain.rpc.request({ method: 'evm_increaseTime', params: [day] })
      await chain.mine(1)
    }
    expect(await codeOf(run('left', 0, { relay: silent, wait: passDay }))).to.equal(
      'ANCHOR_LEFT_OUT',
    )
    const { relay, client } = await serve()
    await run('left', 0, { relay: client, wait: async () => void (await relay.record()) })
    expect(await statesOf('left')).to.deep.equal([
      ...['planned', 'signed', 'agreed', 'agreed', 'aggregated', 'final'],
    ])
  })

  it('believes nothing that the registry does not say', async () => {
    await seal('lied', 0)
    const { relay, client } = await serve()
    const answering = (change: (answer: RelayAnswer) => RelayAnswer): RelayClient => ({
      ...client,
      take: async (request) => change(await client.take(request)),
      find: async (key, root) => {
        const found = await client.find(key, root)
        return found && change(found)
      },
    })
    const batch = await open('lied')
    const item = { key: keyOf(0), root: (batch.journal.entries[1] as { root: `0x${string}` }).root }
    await closing.pop()?.()
    // It says that it recorded what it did not.
    const boasting = answering(() => {
      const aggregate = { superRoot: item.root, index: 0, size: 1, path: '0x' } as const
      return { state: 'recorded', aggregate }
    })
    expect(await codeOf(run('lied', 0, { relay: boasting }))).to.equal('RELAY_BAD_ANSWER')
    await relay.record()
    const moving = answering((answer) =>
      answer.state === 'waiting'
        ? answer
        : { ...answer, aggregate: { ...answer.aggregate, size: 2 } },
    )
    expect(await codeOf(run('lied', 0, { relay: moving }))).to.equal('RELAY_BAD_ANSWER')
    expect(await statesOf('lied')).to.not.include('aggregated')
    expect((await run('lied', 0, { relay: client })).anchored.state).to.equal('final')
  })

  it('waits for a relay that is away, and takes a refusal for one', async () => {
    await seal('away', 0)
    const away: RelayClient = {
      name: 'https://relay.example',
      take: () => Promise.reject(new RelayClientError({ code: 'RELAY_UNREACHABLE', problem: 'x' })),
      find: () => Promise.reject(new RelayClientError({ code: 'RELAY_UNREACHABLE', problem: 'x' })),
    }
    const within = 60
    expect(await codeOf(run('away', 0, { relay: away, within }))).to.equal('RELAY_UNREACHABLE')
    const { client, relay } = await serve()
    // Too little notice.
    expect(await codeOf(run('away', 0, { relay: client, within }))).to.equal('ANCHOR_RELAY_REFUSED')
    expect(relay.waiting).to.equal(0)
    const wait = async () => void (await relay.record())
    expect((await run('away', 0, { relay: client, wait })).anchored.state).to.equal('final')
  })

  it('does not ask while a transaction of its own is under way', async () => {
    await seal('sent', 0)
    const batch = await open('sent')
    await batch.journal.append({
      ...{ state: 'sent', hash: `0x${'11'.repeat(32)}`, nonce: 7, raw: '0x02', block: 1 },
      ...{ maxFeePerGas: '1', maxPriorityFeePerGas: '1' },
    })
    await closing.pop()?.()
    const { client } = await serve()
    expect(await codeOf(run('sent', 0, { relay: client }))).to.equal('ANCHOR_UNDER_WAY')
  })
})
