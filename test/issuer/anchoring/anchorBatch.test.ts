import { expect } from 'chai'
import { anchorBatch } from '../../../src/issuer/anchoring/anchorBatch.ts'
import type { Journal } from '../../../src/issuer/journal/Journal.ts'
import { readNonce } from '../../../src/registry/readAccountState.ts'
import { errorsOf } from '../../support/errorsOf.ts'
import { planned, signed } from '../../support/journals.ts'
import {
  type AnchorStage,
  openAnchorStage,
  sentOf,
  statesOf,
} from '../../support/openAnchorStage.ts'

const { root } = signed

describe('anchorBatch', () => {
  let stage: AnchorStage
  beforeEach(async () => {
    stage = await openAnchorStage()
  })
  afterEach(() => stage.close())

  const kinds = () => stage.events.map(({ kind }) => kind)
  const readPending = () => readNonce(stage.chain.rpc, stage.signer.address, 'pending')

  it('sends one transaction and sees it mined and final', async () => {
    const journal = stage.plan()
    const { state } = await stage.anchor(journal)
    expect(state).to.equal('final')
    expect(statesOf(journal)).to.deep.equal(['sent', 'mined', 'final'])
    expect(kinds()).to.deep.equal(['sent', 'mined', 'final'])
    expect(await stage.countAnchors()).to.equal(1)
  })

  it('is done at once where it is final', async () => {
    const journal = stage.plan()
    const first = await stage.anchor(journal)
    expect(await stage.anchor(journal)).to.deep.equal(first)
    expect(statesOf(journal)).to.deep.equal(['sent', 'mined', 'final'])
  })

  it('ends as soon as it is mined, if asked, and goes on from there', async () => {
    const journal = stage.plan()
    const { state } = await stage.anchor(journal, [], { untilMined: true })
    expect(state).to.equal('mined')
    expect(statesOf(journal)).to.deep.equal(['sent', 'mined'])
    expect((await stage.anchor(journal)).state).to.equal('final')
  })

  it('waits for a registry that was deployed a moment ago to be final, too', async () => {
    // What anvil calls final is behind the deployment, by 64 blocks.
    const journal = stage.plan()
    const young = { finality: 'finalized', untilMined: true } as const
    expect((await stage.anchor(journal, [], young)).state).to.equal('mined')
    const { state } = await stage.anchor(journal, [() => stage.chain.mine(70)], {
      finality: 'finalized',
    })
    expect(state).to.equal('final')
    expect(await stage.countAnchors()).to.equal(1)
  })

  it('needs no word on what is final to see it mined', async () => {
    const request: typeof stage.chain.rpc.request = (call) =>
      call.params[0] === 'finalized'
        ? Promise.reject(new Error('what is that?'))
        : stage.chain.rpc.request(call)
    const journal = stage.plan()
    const change = { rpc: { request }, finality: 'finalized', untilMined: true } as const
    expect((await stage.anchor(journal, [], change)).state).to.equal('mined')
    expect(kinds()).to.deep.equal(['sent', 'mined'])
  })

  it('is not final before the chain says so', async () => {
    const journal = stage.plan()
    const seen: unknown[] = []
    const look = async () => {
      seen.push(statesOf(journal).at(-1))
      await stage.chain.mine(1)
    }
    await stage.anchor(journal, [look, look, look])
    expect(seen).to.deep.equal(['sent', 'mined'])
  })

  it('writes down what it signed before any node has it', async () => {
    const journal = stage.plan()
    const before = await readPending()
    const seen: number[] = []
    const watched: Journal = {
      entries: journal.entries,
      async append(entry) {
        if (entry.state === 'sent') seen.push(await readPending())
        await journal.append(entry)
      },
    }
    await stage.anchor(watched)
    expect(seen).to.deep.equal([before])
  })

  it('sends nothing that it could not write down', async () => {
    const before = await readPending()
    const problem = new Error('full')
    const append = () => Promise.reject(problem)
    const full: Journal = { entries: stage.plan().entries, append }
    expect(await errorsOf([stage.anchor(full)])).to.deep.equal([problem])
    expect(await readPending()).to.equal(before)
  })

  it('hands over what was signed and perhaps not sent, and signs no other', async () => {
    const journal = stage.plan()
    const request: typeof stage.chain.rpc.request = (call) =>
      call.method === 'eth_sendRawTransaction'
        ? Promise.reject(new Error('broken'))
        : stage.chain.rpc.request(call)
    const killed = () => Promise.reject(new Error('killed'))
    await errorsOf([stage.anchor(journal, [killed], { rpc: { request } })])
    expect(sentOf(journal)).to.have.length(1)
    expect(await stage.countAnchors()).to.equal(0)

    await stage.anchor(journal)
    expect(statesOf(journal)).to.deep.equal(['sent', 'mined', 'final'])
    expect(kinds()).to.include('sent-again')
    expect(await stage.countAnchors()).to.equal(1)
  })

  it('sends nothing again that the node has', async () => {
    await stage.ask('evm_setAutomine', false)
    const journal = stage.plan()
    await stage.anchor(journal, [async () => {}, async () => {}])
    expect(kinds()).to.deep.equal(['sent', 'mined', 'final'])
  })

  it('sends again what a reorganisation dropped', async () => {
    const journal = stage.plan()
    const snapshot = await stage.ask('evm_snapshot')
    await stage.anchor(journal, [], { untilMined: true })
    await stage.ask('evm_revert', snapshot)
    await stage.anchor(journal)
    expect(statesOf(journal)).to.deep.equal(['sent', 'mined', 'dropped', 'mined', 'final'])
    expect(await stage.countAnchors()).to.equal(1)
  })

  it('needs no transaction where the anchor is there already', async () => {
    await stage.chain.writer(0).anchor({ root, size: planned.size })
    const journal = stage.plan()
    await stage.anchor(journal)
    expect(statesOf(journal)).to.deep.equal(['mined', 'final'])
  })

  it('waits for what somebody else sends, where it has no key', async () => {
    const journal = stage.plan()
    const send = () => stage.chain.writer(0).anchor({ root, size: planned.size })
    const next = [async () => {}, send].values()
    await anchorBatch({
      journal,
      rpc: stage.chain.rpc,
      finality: { confirmations: 2 },
      wait: async () => void (await (next.next().value?.() ?? stage.chain.mine(1))),
    })
    expect(statesOf(journal)).to.deep.equal(['mined', 'final'])
  })
})
