import { expect } from 'chai'
import { decodeFunctionData } from 'viem'
import type { Hex } from '../../src/base/hex.ts'
import { abi } from '../../src/registry/abi.ts'
import { createRegistryWriter } from '../../src/registry/createRegistryWriter.ts'
import { reasons, type TransactionSender } from '../../src/registry/Registry.ts'

const key = `0x${'22'.repeat(20)}` as const
const root = `0x${'ab'.repeat(32)}` as const
const registry = { chainId: 5, address: `0x${'11'.repeat(20)}` } as const

/** What is sent, noted instead. */
function note() {
  const sent: { to?: string; data: Hex }[] = []
  const sender: TransactionSender = {
    account: { chainId: 5, address: key },
    async send(transaction) {
      sent.push(transaction)
      return { hash: root, blockNumber: 1, gasUsed: 1n, gasPrice: 1n, logs: [] }
    },
  }
  const read = () => decodeFunctionData({ abi, data: sent.at(-1)!.data })
  return { writer: createRegistryWriter({ sender, registry }), sent, read }
}

describe('createRegistryWriter', () => {
  it('sends each positions once, ascending by value, four bytes each', async () => {
    const { writer, read } = note()
    await writer.revoke({ root, indexes: [300, 2, 10, 2, 4294967295, 0, 300] })
    const { functionName, args } = read()
    expect(functionName).to.equal('revoke')
    expect(args).to.deep.equal([key, root, '0x00000000000000020000000a0000012cffffffff', 0])
  })

  it('sends the number of each reason', async () => {
    const { writer, read } = note()
    for (const [i, reason] of reasons.entries()) {
      await writer.suspend({ root, indexes: [1], reason })
      expect(read().args?.[3]).to.equal(i)
    }
  })

  it('sends to the registry what was asked for', async () => {
    const { writer, sent, read } = note()
    await writer.anchor({ root, size: 7 })
    expect(read()).to.deep.equal({ functionName: 'anchor', args: [root, 7] })
    for (const name of ['revoke', 'suspend', 'reinstate'] as const) {
      await writer[name]({ root, indexes: [1] })
      expect(read().functionName).to.equal(name)
    }
    expect(new Set(sent.map(({ to }) => to))).to.deep.equal(new Set([registry.address]))
  })
})
