import { expect } from 'chai'
import { http } from 'viem'
import { fromViemAccount } from '../../../src/adapters/viem.ts'
import { AnchorError } from '../../../src/issuer/anchoring/AnchorError.ts'
import { RegistryError } from '../../../src/registry/RegistryError.ts'
import type { Rpc } from '../../../src/registry/Rpc.ts'
import { errorsOf } from '../../support/errorsOf.ts'
import { keepJournal, planned, signed } from '../../support/journals.ts'
import {
  type AnchorStage,
  openAnchorStage,
  sentOf,
  statesOf,
} from '../../support/openAnchorStage.ts'
import { toAccount } from '../../support/openChain.ts'
import { startAnvil } from '../../support/startAnvil.ts'

const { root } = signed

describe('anchorBatch, where it cannot anchor', () => {
  let stage: AnchorStage
  beforeEach(async () => {
    stage = await openAnchorStage()
  })
  afterEach(() => stage.close())

  const codeOf = async (doing: Promise<unknown>) => {
    const [error] = await errorsOf([doing])
    expect(error).to.be.instanceOf(AnchorError)
    return (error as AnchorError).code
  }
  /** The node, but for one method. */
  const change = (method: string, answer: () => Promise<unknown>): { rpc: Rpc } => ({
    rpc: {
      request: (call) => (call.method === method ? answer() : stage.chain.rpc.request(call)),
    },
  })

  it('refuses another key than that of the batch', async () => {
    const signer = fromViemAccount(toAccount(1))
    expect(await codeOf(stage.anchor(stage.plan(), [], { signer }))).to.equal('ANCHOR_WRONG_KEY')
  })

  it('refuses a batch that is not sealed', async () => {
    expect(await codeOf(stage.anchor(keepJournal(planned)))).to.equal('ANCHOR_NOT_SIGNED')
  })

  it('refuses a root that is anchored in another size', async () => {
    await stage.chain.writer(0).anchor({ root, size: planned.size + 1 })
    expect(await codeOf(stage.anchor(stage.plan()))).to.equal('ANCHOR_DIFFERS')
  })

  it('refuses what costs more than it may, and signs nothing', async () => {
    const journal = stage.plan()
    const code = await codeOf(stage.anchor(journal, [], { maxCost: 1n }))
    expect(code).to.equal('ANCHOR_TOO_COSTLY')
    expect(statesOf(journal)).to.deep.equal([])
  })

  it('refuses what the account cannot pay, and signs nothing', async () => {
    await stage.ask('anvil_setBalance', stage.signer.address, '0x1')
    const journal = stage.plan()
    expect(await codeOf(stage.anchor(journal))).to.equal('ANCHOR_NO_FUNDS')
    expect(statesOf(journal)).to.deep.equal([])
  })

  it('does not offer for ever what the node does not take', async () => {
    const refuse = () => Promise.reject(Object.assign(new Error('no'), { code: -32000 }))
    const journal = stage.plan()
    const code = await codeOf(stage.anchor(journal, [], change('eth_sendRawTransaction', refuse)))
    expect(code).to.equal('ANCHOR_NOT_TAKEN')
    expect(sentOf(journal)).to.have.length(1)
  })

  it('does not try again what was mined and reverted', async () => {
    const tooLittle = async () => '0x5fb4'
    const journal = stage.plan()
    const code = await codeOf(stage.anchor(journal, [], change('eth_estimateGas', tooLittle)))
    expect(code).to.equal('ANCHOR_REVERTED')
    expect(sentOf(journal)).to.have.length(1)
  })

  it('asks again while the node is away, and gives up in the end', async () => {
    const { url, stop } = await startAnvil()
    await stop()
    const away = http(url, { retryCount: 0 })({}).request
    const waited: number[] = []
    const [error] = await errorsOf([
      stage.anchor(stage.plan(), [], {
        rpc: { request: (call) => away(call as never) },
        patience: 60_000,
        wait: async (milliseconds) => void waited.push(milliseconds),
      }),
    ])
    expect(error).to.be.instanceOf(RegistryError)
    expect((error as RegistryError).code).to.equal('REGISTRY_UNREACHABLE')
    expect(waited.reduce((sum, one) => sum + one, 0)).to.be.within(60_000, 75_000)
    expect(stage.events.every(({ kind }) => kind === 'unreachable')).to.equal(true)
  })

  it('goes on where the node is back', async () => {
    let isAway = true
    const request: Rpc['request'] = (call) =>
      isAway ? Promise.reject(new Error('away')) : stage.chain.rpc.request(call)
    const comeBack = async () => {
      isAway = false
    }
    const journal = stage.plan()
    await stage.anchor(journal, [async () => {}, comeBack], { rpc: { request } })
    expect(statesOf(journal)).to.deep.equal(['sent', 'mined', 'final'])
  })

  it('asks no longer where what answers is no registry', async () => {
    const [error] = await errorsOf([
      stage.anchor(
        stage.plan(),
        [],
        change('eth_chainId', async () => '0x1'),
      ),
    ])
    expect((error as RegistryError).code).to.equal('REGISTRY_WRONG_CHAIN')
  })
})
