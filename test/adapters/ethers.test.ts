import { expect } from 'chai'
import { BrowserProvider, type Eip1193Provider, JsonRpcProvider, Network, Wallet } from 'ethers'
import { network } from 'hardhat'
import { fromEthers, fromEthersSigner } from '../../src/adapters/ethers.ts'
import type { Hex } from '../../src/base/hex.ts'
import { RegistryError } from '../../src/registry/RegistryError.ts'
import { type Adapted, describeAdapter } from '../support/describeAdapter.ts'
import { describeDeployment } from '../support/describeDeployment.ts'
import { startEthereumJs } from '../support/ethereumjs/startEthereumJs.ts'
import { chainId } from '../support/openChain.ts'
import { startAnvil } from '../support/startAnvil.ts'
import { findPort } from '../support/startNode.ts'

type Provider = JsonRpcProvider | BrowserProvider

function adapt(provider: Provider, close?: () => Promise<void>): Adapted {
  provider.pollingInterval = 20
  return {
    rpc: fromEthers(provider),
    sender: (privateKey) => fromEthersSigner(new Wallet(privateKey, provider)),
    async sign(privateKey, { domain, types, message }) {
      return (await new Wallet(privateKey).signTypedData(domain, types, message)) as Hex
    },
    async close() {
      provider.destroy()
      await close?.()
    },
  }
}

// A nonce that is a quarter of a second old would be used twice.
const options = { cacheTimeout: -1, batchMaxCount: 1 } as const

function toProvider(url: string) {
  const staticNetwork = Network.from(chainId)
  return new JsonRpcProvider(url, staticNetwork, { ...options, staticNetwork })
}

const openClosed = async () => adapt(toProvider(`http://127.0.0.1:${await findPort()}`))

async function openHardhat() {
  const connection = await network.create('embedded')
  const provider = new BrowserProvider(connection.provider as Eip1193Provider, chainId, options)
  return adapt(provider, () => connection.close())
}

async function openAnvil() {
  const { url, stop } = await startAnvil()
  return adapt(toProvider(url), stop)
}

async function openEthereumJs() {
  const { url, stop } = await startEthereumJs()
  return adapt(toProvider(url), stop)
}

describeAdapter('the ethers adapter on Hardhat, in this process', openHardhat, openClosed)
describeAdapter('the ethers adapter on anvil, over HTTP', openAnvil, openClosed)
describeAdapter('the ethers adapter on EthereumJS, over HTTP', openEthereumJs, openClosed)
describeDeployment('the deployer, by ethers, on Hardhat', openHardhat)
describeDeployment('the deployer, by ethers, on anvil', openAnvil)
describeDeployment('the deployer, by ethers, on EthereumJS', openEthereumJs)

describe('fromEthersSigner', () => {
  it('refuses a signer without a provider', async () => {
    const error = await fromEthersSigner(Wallet.createRandom() as never).catch((it: unknown) => it)
    expect(error).to.be.instanceOf(RegistryError).with.property('code', 'REGISTRY_SEND_FAILED')
  })
})
