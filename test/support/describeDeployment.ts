import { expect } from 'chai'
import { deployContracts } from '../../src/deployer/deployContracts.ts'
import { toDeployedRegistry } from '../../src/deployments/toDeployedRegistry.ts'
import { createRegistryReader } from '../../src/registry/createRegistryReader.ts'
import type { Broadcaster, TransactionSender } from '../../src/registry/Registry.ts'
import { RegistryError } from '../../src/registry/RegistryError.ts'
import { type Adapted, secret } from './describeAdapter.ts'
import { chainId, toAccount } from './openChain.ts'

/** How contracts come to be on a real node by way of an adapter, whichever it is. */
export function describeDeployment(name: string, open: () => Promise<Adapted>): void {
  describe(name, () => {
    let adapted: Adapted
    let sender: TransactionSender & Broadcaster
    before(async () => {
      adapted = await open()
      sender = await adapted.sender(secret(0))
    })
    after(() => adapted.close?.())

    const ask = async (method: string, ...params: readonly unknown[]) =>
      Number(await adapted.rpc.request({ method, params }))

    it('puts the contracts where they belong, and sends nothing if they are there', async () => {
      await deployContracts({ rpc: adapted.rpc, sender })
      const registry = toDeployedRegistry(chainId)
      await createRegistryReader({ rpc: adapted.rpc, registry }).identify()

      const before = await ask('eth_blockNumber')
      const again = await deployContracts({ rpc: adapted.rpc, sender })
      expect(again).to.deep.equal({ proxy: [], contracts: {} })
      expect(await ask('eth_blockNumber')).to.equal(before)
    })

    it('sends money along, and hands on what is signed already', async () => {
      const to = `0x${'77'.repeat(20)}` as const
      await sender.send({ to, data: '0x', value: 7n })
      expect(await ask('eth_getBalance', to, 'latest')).to.equal(7)

      const nonce = await ask('eth_getTransactionCount', sender.account.address, 'latest')
      const paying = { to, nonce, gas: 21_000n, gasPrice: 10n ** 11n, chainId }
      const signed = await toAccount(0).signTransaction(paying)
      const before = await ask('eth_blockNumber')
      const receipt = await sender.broadcast(signed)
      expect(receipt.blockNumber).to.equal(before + 1)
      const again = await sender.broadcast(signed).catch((it: unknown) => it)
      expect(again).to.be.instanceOf(RegistryError).with.property('code', 'REGISTRY_SEND_FAILED')
    })
  })
}
