import { network } from 'hardhat'
import { createWalletClient, custom, type HDAccount, http } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { toViemChain } from '../../scripts/network/toViemChain.ts'
import { fromViemWallet } from '../../src/adapters/viem.ts'
import type { AccountId } from '../../src/base/accountId.ts'
import type { Address } from '../../src/base/hex.ts'
import { creationCodes } from '../../src/deployer/creationCodes.ts'
import { deployContracts } from '../../src/deployer/deployContracts.ts'
import { toDeployedRegistry } from '../../src/deployments/toDeployedRegistry.ts'
import { createIssuerWriter, type IssuerWriter } from '../../src/registry/createIssuerWriter.ts'
import { createRegistryReader } from '../../src/registry/createRegistryReader.ts'
import { createRegistryWriter } from '../../src/registry/createRegistryWriter.ts'
import type { RegistryReader, RegistryWriter } from '../../src/registry/Registry.ts'
import type { Rpc } from '../../src/registry/Rpc.ts'

/** Both nodes have this chain id, and fund the accounts of the same words. */
export const chainId = 31337

/** One of the funded accounts. */
export function toAccount(addressIndex: number): HDAccount {
  const words = 'test test test test test test test test test test test junk'
  return mnemonicToAccount(words, { addressIndex })
}

/** A registry on a real chain: one inside this process, or the one behind a URL. */
export type Chain = {
  readonly rpc: Rpc
  readonly registry: AccountId
  readonly reader: RegistryReader
  /** Writes as the funded account of that number. */
  writer(account?: number, registry?: AccountId): RegistryWriter
  /** Manages issuers as the funded account of that number. */
  issuerWriter(account: number): IssuerWriter
  /** Creates another registry, which is where no verifier expects one. */
  deploy(): Promise<AccountId>
  mine(blocks: number): Promise<void>
  /** Time of the newest block, in milliseconds since 1970. */
  now(): Promise<number>
  close(): Promise<void>
}

/** Opens a chain and deploys the registry on it. */
export async function openChain(url?: string): Promise<Chain> {
  const connection = url === undefined ? await network.create('embedded') : undefined
  const transport = url === undefined ? custom(connection!.provider as never) : http(url)
  const wallet = (account: number) =>
    createWalletClient({
      account: toAccount(account),
      chain: toViemChain(chainId),
      transport,
      pollingInterval: 20,
    })
  const rpc: Rpc = { request: (call) => wallet(0).request(call as never) }
  const deploy = async () => {
    const data = creationCodes.CredentialRegistry
    const { contractAddress } = await fromViemWallet(wallet(0)).send({ data })
    return { chainId, address: contractAddress as Address }
  }
  await deployContracts({ rpc, sender: fromViemWallet(wallet(0)) })
  const registry = toDeployedRegistry(chainId)
  const reader = createRegistryReader({ rpc, registry })
  return {
    rpc,
    registry,
    reader,
    deploy,
    writer: (account = 0, on = registry) =>
      createRegistryWriter({ sender: fromViemWallet(wallet(account)), registry: on }),
    issuerWriter: (account) =>
      createIssuerWriter({ sender: fromViemWallet(wallet(account)), registry }),
    async mine(blocks) {
      const method = url === undefined ? 'hardhat_mine' : 'anvil_mine'
      await rpc.request({ method, params: [`0x${blocks.toString(16)}`] })
    },
    now: async () => (await reader.readBlock('latest')).timestamp * 1000,
    close: async () => connection?.close(),
  }
}
