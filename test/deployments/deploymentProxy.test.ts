import { expect } from 'chai'
import { getCreateAddress, Transaction } from 'ethers'
import { getContractAddress, recoverTransactionAddress } from 'viem'
import { deploymentProxy } from '../../src/deployments/deploymentProxy.ts'

const { address, code, cost, creator, transaction } = deploymentProxy

describe('deploymentProxy', () => {
  it('comes from its transaction, as two other libraries read it', async () => {
    const parsed = Transaction.from(transaction)
    expect(parsed.from?.toLowerCase()).to.equal(creator)
    expect(parsed).to.include({ chainId: 0n, nonce: 0, to: null, value: 0n })
    const from = await recoverTransactionAddress({ serializedTransaction: transaction as never })
    expect(from.toLowerCase()).to.equal(creator)

    expect(getCreateAddress({ from, nonce: 0 }).toLowerCase()).to.equal(address)
    expect(getContractAddress({ from, nonce: 0n }).toLowerCase()).to.equal(address)
  })

  it('costs what its transaction may cost at most', () => {
    const { gasLimit, gasPrice } = Transaction.from(transaction)
    expect(gasLimit * gasPrice!).to.equal(cost)
  })

  it('is the code that the transaction carries', () => {
    expect(Transaction.from(transaction).data.endsWith(code.slice(2))).to.equal(true)
  })
})
