import { createWalletClient, type HDAccount } from 'viem'
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
import type {
  Broadcaster,
  RegistryReader,
  RegistryWriter,
  TransactionSender,
} from '../../src/registry/Registry.ts'
import type { Rpc } from '../../src/registry/Rpc.ts'
import { type OpenNode, openEmbedded } from './nodes.ts'

/** All nodes have this chain id, and fund the accounts of the same words. */
export const chainId = 31337

// Words take long to become keys.
const accounts = new Map<number, HDAccount>()

/** One of the funded accounts. */
export function toAccount(addressIndex: number): HDAccount {
  const words = 'test test test test test test test test test test test junk'
  const account = accounts.get(addressIndex) ?? mnemonicToAccount(words, { addressIndex })
  accounts.set(addressIndex, account)
  return account
}

/** A registry on a real chain. */
export type Chain = {
  readonly rpc: Rpc
  readonly registry: AccountId
  readonly reader: RegistryReader
  /** Sends as the funded account of that number. */
  sender(account: number): TransactionSender & Broadcaster
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

/** Starts a node, by default the one inside this process, and deploys the registry on it. */
export async function openChain(open: OpenNode = openEmbedded): Promise<Chain> {
  const { transport, close } = await open()
  const wallet = (account: number) =>
    createWalletClient({
      account: toAccount(account),
      chain: toViemChain(chainId),
      transport,
      pollingInterval: 20,
    })
  const sender = (account: number) => fromViemWallet(wallet(account))
  const rpc: Rpc = { request: (call) => wallet(0).request(call as never) }
  const deploy = async () => {
    const { contractAddress } = await sender(0).send({ data: creationCodes.CredentialRegistry })
    return { chainId, address: contractAddress as Address }
  }
  await deployContracts({ rpc, sender: sender(0) }).catch(async (error) => {
    await close()
    throw error
  })
  const registry = toDeployedRegistry(chainId)
  const reader = createRegistryReader({ rpc, registry })
  return {
    rpc,
    registry,
    reader,
    deploy,
    sender,
    writer: (account = 0, on = registry) =>
      createRegistryWriter({ sender: sender(account), registry: on }),
    issuerWriter: (account) => createIssuerWriter({ sender: sender(account), registry }),
    async mine(blocks) {
      await rpc.request({ method: 'hardhat_mine', params: [`0x${blocks.toString(16)}`] })
    },
    now: async () => (await reader.readBlock('latest')).timestamp * 1000,
    close,
  }
}
