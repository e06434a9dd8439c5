import { network } from 'hardhat'
import { createWalletClient, custom, http, type Transport } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { toViemChain } from '../../scripts/network/toViemChain.ts'
import { fromViem, fromViemWallet } from '../../src/adapters/viem.ts'
import { type Adapted, describeAdapter } from '../support/describeAdapter.ts'
import { describeDeployment } from '../support/describeDeployment.ts'
import { startEthereumJs } from '../support/ethereumjs/startEthereumJs.ts'
import { chainId } from '../support/openChain.ts'
import { startAnvil } from '../support/startAnvil.ts'
import { findPort } from '../support/startNode.ts'

function adapt(transport: Transport, close?: Adapted['close']): Adapted {
  const toClient = (privateKey: `0x${string}`) => {
    const account = privateKeyToAccount(privateKey)
    return createWalletClient({
      account,
      chain: toViemChain(chainId),
      transport,
      pollingInterval: 20,
    })
  }
  return {
    rpc: fromViem(toClient(`0x${'01'.repeat(32)}`)),
    sender: async (privateKey) => fromViemWallet(toClient(privateKey)),
    sign: (privateKey, data) => toClient(privateKey).signTypedData(data),
    ...(close && { close }),
  }
}

const retries = { retryCount: 0 } as const
const openClosed = async () => adapt(http(`http://127.0.0.1:${await findPort()}`, retries))

async function openHardhat() {
  const connection = await network.create('embedded')
  return adapt(custom(connection.provider as never, retries), () => connection.close())
}

async function openAnvil(...options: readonly string[]) {
  const { url, stop } = await startAnvil(...options)
  return adapt(http(url, retries), stop)
}

async function openEthereumJs() {
  const { url, stop } = await startEthereumJs()
  return adapt(http(url, retries), stop)
}

describeAdapter('the viem adapter on Hardhat, in this process', openHardhat, openClosed)
describeAdapter('the viem adapter on anvil, over HTTP', () => openAnvil(), openClosed)
describeAdapter('the viem adapter on EthereumJS, over HTTP', openEthereumJs, openClosed)
describeDeployment('the deployer, by viem, on Hardhat', openHardhat)
describeDeployment('the deployer, by viem, on anvil', () => openAnvil())
describeDeployment('the deployer, by viem, on anvil without the proxy', () =>
  openAnvil('--disable-default-create2-deployer'),
)
describeDeployment('the deployer, by viem, on EthereumJS', openEthereumJs)
