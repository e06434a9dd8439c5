import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createWalletClient, custom, type LocalAccount } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { fromViemAccount, fromViemWallet } from '../../src/adapters/viem.ts'
import type { Hex } from '../../src/base/hex.ts'
import type { Rpc } from '../../src/registry/Rpc.ts'
import {
  type ChainRecord,
  type RecordedTransaction,
  readChainRecord,
  replay,
  sendAt,
  writeChainRecord,
} from './ChainRecord.ts'
import { embeddedNetwork } from './embeddedNetwork.ts'
import { type Network, NetworkError } from './Network.ts'
import { once } from './once.ts'
import { readAccount } from './readAccount.ts'
import { toViemChain } from './toViemChain.ts'

/** One of the accounts that Hardhat funds. Their keys are known to everybody. */
export function toTestAccount(addressIndex: number): LocalAccount {
  const words = 'test test test test test test test test test test test junk'
  return mnemonicToAccount(words, { addressIndex })
}

/**
 * Opens a network inside this process: Hardhat's, with everything that `chain.json` in the folder says
 * has happened on it. What is sent is added to that file when the network is closed.
 *
 * @param keystore Of the account, where the environment names none; else it is the first of those that have money.
 * @throws {NetworkError} where Hardhat is not installed, or the record is not what happened.
 */
export async function openEmbedded(folder: string, keystore?: string): Promise<Network> {
  const path = join(folder, 'chain.json')
  const record = await readChainRecord(path)
  const connection = await startHardhat()
  const provider = connection.provider as unknown as Rpc
  await replay(provider, record)
  const before = record.transactions.at(-1)?.timestamp ?? 0
  const now = Math.max(Math.floor(Date.now() / 1000), before + 1)
  // The chain stood still since it was recorded; a block of today says that it is read today.
  await provider.request({ method: 'evm_mine', params: [now] })

  const added: RecordedTransaction[] = []
  const rpc = recording(provider, added, now)
  const chainId = embeddedNetwork.chainId
  const own = once(async () => (await readAccount(keystore)) ?? toTestAccount(0))
  return {
    name: `embedded network, ${path}`,
    rpc,
    chainId,
    isEmbedded: true,
    signer: async () => fromViemAccount(await own()),
    async sender(given) {
      const account = given ?? (await own())
      const chain = toViemChain(chainId)
      // A block is mined at once: there is nothing to wait for.
      return fromViemWallet(
        createWalletClient({ account, chain, transport: custom(rpc), pollingInterval: 10 }),
      )
    },
    signTypedData: async (data) => (await own()).signTypedData(data),
    async close() {
      await connection.close()
      const whole: ChainRecord = { version: 1, transactions: [...record.transactions, ...added] }
      if (added.length === 0) return
      await mkdir(folder, { recursive: true })
      await writeChainRecord(path, whole)
    },
  }
}

async function startHardhat() {
  try {
    const { createHardhatRuntimeEnvironment } = await import('hardhat/hre')
    // Of the folder that the command runs in nothing is used; it may belong to no package at all.
    const config = { networks: { embedded: embeddedNetwork } }
    const hre = await createHardhatRuntimeEnvironment(config, {}, import.meta.dirname)
    return await hre.network.create('embedded')
  } catch (cause) {
    const problem = 'Hardhat does not start'
    throw new NetworkError({ code: 'NETWORK_NOT_EMBEDDABLE', problem, cause })
  }
}

/** The same node; every signed transaction gets the time of the clock and is noted. */
function recording(rpc: Rpc, added: RecordedTransaction[], opened: number): Rpc {
  let last = opened
  return {
    async request(call) {
      if (call.method !== 'eth_sendRawTransaction') return rpc.request(call)
      last = Math.max(Math.floor(Date.now() / 1000), last + 1)
      const { hash, recorded } = await sendAt(rpc, call.params[0] as Hex, last)
      added.push(recorded)
      return hash
    },
  }
}
