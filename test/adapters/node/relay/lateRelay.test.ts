import { expect } from 'chai'
import { openBatch } from '../../../../src/adapters/node/batch/openBatch.ts'
import { planBatch } from '../../../../src/adapters/node/batch/planBatch.ts'
import { sealBatch } from '../../../../src/adapters/node/batch/sealBatch.ts'
import { createRelayClient } from '../../../../src/adapters/node/relay/createRelayClient.ts'
import { openRelay } from '../../../../src/adapters/node/relay/openRelay.ts'
import { startRelay } from '../../../../src/adapters/node/relay/startRelay.ts'
import type { Address } from '../../../../src/base/hex.ts'
import { toProgress } from '../../../../src/issuer/journal/toProgress.ts'
import { relayBatch } from '../../../../src/issuer/relay/relayBatch.ts'
import { buildBadge } from '../../../support/academy.ts'
import { createRandom } from '../../../support/createRandom.ts'
import { type Chain, openChain, toAccount } from '../../../support/openChain.ts'
import { useFolder } from '../useFolder.ts'

const day = 86_400

describe('a relay that is late', () => {
  let chain: Chain
  const closing: (() => Promise<unknown>)[] = []
  before(async () => {
    chain = await openChain()
  })
  after(() => chain.close())
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })
  const { at } = useFolder()

  /** A relay that records when it is told to, and a sealed batch. */
  const prepare = async () => {
    const { registry, rpc } = chain
    let now = await chain.now()
    const path = at('relay/journal.jsonl')
    const relay = await openRelay({ path, registry, rpc, sender: chain.sender(5), now: () => now })
    const server = await startRelay({ relay, port: 0, interval: 1_000_000 })
    const batch = await openBatch(at('batch'))
    closing.push(
      () => batch.close(),
      () => relay.close(),
      () => server.stop(),
    )
    await planBatch(batch, {
      documents: [buildBadge('Ada')],
      ...{ registry, key: toAccount(0).address.toLowerCase() as Address },
      created: new Date('2024-01-01T09:00:00Z'),
      random: createRandom('late'),
    })
    await sealBatch(batch)
    const passDay = async () => {
      await rpc.request({ method: 'evm_increaseTime', params: [day + 1] })
      await chain.mine(1)
      now = await chain.now()
    }
    const run = (wait: () => Promise<void>, storeProof = async () => {}) =>
      relayBatch({
        ...{ journal: batch.journal, rpc, relay: createRelayClient(server.url) },
        signTypedData: (data) => toAccount(0).signTypedData(data as never),
        ...{ now: () => now, within: day, interval: 1, patience: 20, wait, storeProof },
      })
    const codeOf = (doing: Promise<unknown>) => doing.catch((error) => error.code)
    return { relay, batch, passDay, run, codeOf }
  }

  it('counts for nothing, and is asked again for what the key agrees to then', async () => {
    const { relay, batch, passDay, run, codeOf } = await prepare()
    let stored = 0
    const store = async () => {
      stored++
    }
    // It records what it took, and after the time that the key agreed to.
    const late = run(async () => {
      await passDay()
      await relay.record()
    }, store)
    expect(await codeOf(late)).to.equal('ANCHOR_LEFT_OUT')
    expect([stored, toProgress(batch.journal.entries).state]).to.deep.equal([0, 'agreed'])

    const { state } = await run(async () => void (await relay.record()), store)
    expect([state, stored]).to.deep.equal(['final', 1])
  })

  it('is asked again, where it never recorded what it took', async () => {
    const { relay, passDay, run, codeOf } = await prepare()
    expect(await codeOf(run(passDay))).to.equal('ANCHOR_LEFT_OUT')
    expect(relay.waiting).to.equal(1)
    const { state } = await run(async () => void (await relay.record()))
    expect(state).to.equal('final')
  })

  it('is found to have been in time, by who looks too late', async () => {
    const { relay, passDay, run, codeOf } = await prepare()
    expect(await codeOf(run(() => Promise.reject(new Error('ended'))))).to.equal(undefined)
    await relay.record()
    await passDay()
    expect((await run(async () => {})).state).to.equal('final')
  })
})
