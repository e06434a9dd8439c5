import { expect } from 'chai'
import { BrowserProvider, type Eip1193Provider, Wallet } from 'ethers'
import { createWalletClient, custom, http } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { toViemChain } from '../../scripts/network/toViemChain.ts'
import { fromEthersSigner } from '../../src/adapters/ethers.ts'
import { fromViemWallet } from '../../src/adapters/viem.ts'
import type { Address } from '../../src/base/hex.ts'
import { creationCodes } from '../../src/deployer/creationCodes.ts'
import { createRegistryWriter } from '../../src/registry/createRegistryWriter.ts'
import type { TransactionSender } from '../../src/registry/Registry.ts'
import { RegistryError } from '../../src/registry/RegistryError.ts'
import { chainId, toAccount } from '../support/openChain.ts'
import { startAnvil } from '../support/startAnvil.ts'

const chain = toViemChain(chainId)
const privateKey = `0x${Buffer.from(toAccount(0).getHdKey().privateKey!).toString('hex')}` as const

/** A node on which everything seems to succeed until it is mined, as in a race for the same block. */
function hopeful(url: string): Eip1193Provider {
  const node = http(url)({ chain })
  return {
    async request(call) {
      if (call.method === 'eth_estimateGas') return '0x800000'
      if (call.method !== 'eth_fillTransaction') return node.request(call as never)
      throw Object.assign(new Error('the method does not exist'), { code: -32601 })
    },
  }
}

const adapters: Record<string, (provider: Eip1193Provider) => Promise<TransactionSender>> = {
  async viem(provider) {
    const account = privateKeyToAccount(privateKey)
    const transport = custom(provider as never)
    return fromViemWallet(createWalletClient({ account, chain, transport, pollingInterval: 20 }))
  },
  async ethers(provider) {
    const browser = new BrowserProvider(provider, chainId, { cacheTimeout: -1 })
    browser.pollingInterval = 20
    return fromEthersSigner(new Wallet(privateKey, browser))
  },
}

describe('a transaction that is mined and reverts', () => {
  let anvil: Awaited<ReturnType<typeof startAnvil>>
  before(async () => {
    anvil = await startAnvil()
  })
  after(() => anvil.stop())

  for (const [name, adapt] of Object.entries(adapters)) {
    it(`is an error of the registry by ${name}`, async () => {
      const provider = hopeful(anvil.url)
      const sender = await adapt(provider)
      const count = () =>
        provider.request({
          method: 'eth_getTransactionCount',
          params: [sender.account.address, 'latest'],
        })
      const { contractAddress } = await sender.send({ data: creationCodes.CredentialRegistry })
      const registry = { chainId, address: contractAddress as Address }
      const writer = createRegistryWriter({ sender, registry })
      const before = Number(await count())
      const error = await writer
        .anchor({ root: `0x${'00'.repeat(32)}`, size: 1 })
        .catch((it: unknown) => it)
      expect(error).to.be.instanceOf(RegistryError).with.property('code', 'REGISTRY_REVERTED')
      expect(Number(await count())).to.equal(before + 1)
    })
  }
})
