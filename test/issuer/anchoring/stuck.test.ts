import { expect } from 'chai'
import type { Sent } from '../../../src/issuer/journal/JournalEntry.ts'
import { readFees, readNonce } from '../../../src/registry/readAccountState.ts'
import {
  type AnchorStage,
  openAnchorStage,
  sentOf,
  statesOf,
} from '../../support/openAnchorStage.ts'

describe('anchorBatch, where a transaction is not mined', () => {
  let stage: AnchorStage
  beforeEach(async () => {
    stage = await openAnchorStage()
    await stage.ask('evm_setAutomine', false)
  })
  afterEach(() => stage.close())

  const kinds = () => stage.events.map(({ kind }) => kind)
  const firstOf = (journal: Parameters<typeof sentOf>[0]) => sentOf(journal)[0] as Sent
  const toWei = (value: bigint) => `0x${value.toString(16)}`

  /** Blocks go by in which gas costs more than the first transaction offers. */
  const raise = async (journal: Parameters<typeof sentOf>[0]) => {
    const { maxFeePerGas } = firstOf(journal)
    await stage.ask('anvil_setNextBlockBaseFeePerGas', toWei(BigInt(maxFeePerGas) * 2n))
    await stage.chain.mine(4)
  }

  /** What another program sends from the same account. */
  const spend = async (nonce: number) => {
    const { address } = stage.signer
    const fees = { maxFeePerGas: 10n ** 10n, maxPriorityFeePerGas: 10n ** 9n }
    const other = { chainId: 31337, nonce, to: address, data: '0x', gas: 21_000n, ...fees } as const
    return stage.ask('eth_sendRawTransaction', await stage.signer.signTransaction(other))
  }

  it('replaces it at the same nonce and for more', async () => {
    const journal = stage.plan()
    await stage.anchor(journal, [() => raise(journal)], { replaceAfter: 4 })
    const [first, second] = sentOf(journal)
    expect(second?.nonce).to.equal(first?.nonce)
    expect(Number(second?.maxFeePerGas)).to.be.greaterThan(Number(first?.maxFeePerGas))
    expect(Number(second?.maxPriorityFeePerGas)).to.be.greaterThan(
      Number(first?.maxPriorityFeePerGas),
    )
    expect(stage.events).to.deep.include({
      kind: 'sent',
      hash: second?.hash,
      nonce: second?.nonce,
      replaces: first?.hash,
    })
    expect(statesOf(journal)).to.deep.equal(['sent', 'sent', 'mined', 'final'])
    expect(await stage.countAnchors()).to.equal(1)
  })

  it('does not replace it earlier', async () => {
    const journal = stage.plan()
    const lower = () => stage.ask('anvil_setNextBlockBaseFeePerGas', '0x1')
    await stage.anchor(journal, [() => raise(journal), lower], { replaceAfter: 5 })
    expect(sentOf(journal)).to.have.length(1)
  })

  it('does not offer more than it may, and keeps what it offered alive', async () => {
    const journal = stage.plan()
    const { maxFeePerGas } = await readFees(stage.chain.rpc)
    const lower = () => stage.ask('anvil_setNextBlockBaseFeePerGas', '0x1')
    const maxCost = 60_000n * maxFeePerGas
    await stage.anchor(journal, [() => raise(journal), lower], { replaceAfter: 4, maxCost })
    expect(sentOf(journal)).to.have.length(1)
    expect(kinds()).to.include('fee-capped')
    expect(await stage.countAnchors()).to.equal(1)
  })

  it('takes the next nonce where another program used its own, and leaves that alone till then', async () => {
    const journal = stage.plan()
    const take = async () => {
      const { nonce, hash } = firstOf(journal)
      await stage.ask('anvil_dropTransaction', hash)
      await spend(nonce)
    }
    await stage.anchor(journal, [take])
    const [first, second] = sentOf(journal) as readonly Sent[]
    expect(second?.nonce).to.equal((first as Sent).nonce + 1)
    expect(stage.events).to.deep.include({ kind: 'nonce-taken', nonce: first?.nonce })
    expect(await stage.countAnchors()).to.equal(1)
  })

  it('goes down to the nonce that is next where what was before it is gone', async () => {
    const nonce = await readNonce(stage.chain.rpc, stage.signer.address, 'pending')
    const hash = await spend(nonce)
    const journal = stage.plan()
    const forget = () => stage.ask('anvil_dropTransaction', hash)
    await stage.anchor(journal, [forget], { replaceAfter: 4 })
    expect(sentOf(journal).map((one) => one.nonce)).to.deep.equal([nonce + 1, nonce])
    expect(await stage.countAnchors()).to.equal(1)
  })

  it('stands in line behind what the account sent before', async () => {
    const nonce = await readNonce(stage.chain.rpc, stage.signer.address, 'pending')
    await spend(nonce)
    const journal = stage.plan()
    await stage.anchor(journal)
    expect(sentOf(journal).map((one) => one.nonce)).to.deep.equal([nonce + 1])
  })
})
