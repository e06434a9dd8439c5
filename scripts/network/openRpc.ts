import { createPublicClient, createWalletClient, http, type LocalAccount } from 'viem'
import { fromViem, fromViemAccount, fromViemWallet } from '../../src/adapters/viem.ts'
import { RegistryError } from '../../src/registry/RegistryError.ts'
import { type Network, NetworkError } from './Network.ts'
import { once } from './once.ts'
import { readAccount } from './readAccount.ts'
import { toViemChain } from './toViemChain.ts'

/**
 * Opens a network behind a node's JSON-RPC address.
 *
 * @param keystore Of the account, where the environment names none.
 * @throws {RegistryError} `REGISTRY_UNREACHABLE` where the node does not answer.
 */
export async function openRpc(url: string, keystore?: string): Promise<Network> {
  const rpc = fromViem(createPublicClient({ transport: http(url, options) }))
  const chainId = Number(
    await rpc.request({ method: 'eth_chainId', params: [] }).catch((cause) => {
      const problem = `the node at ${withoutSecrets(url)} does not answer`
      throw new RegistryError({ code: 'REGISTRY_UNREACHABLE', problem, cause })
    }),
  )
  const own = once(() => readAccount(keystore))
  return {
    name: `chain ${chainId} at ${withoutSecrets(url)}`,
    rpc,
    chainId,
    isEmbedded: false,
    signer: async () => fromViemAccount(requireAccount(await own())),
    async sender(given) {
      const account = requireAccount(given ?? (await own()))
      const transport = http(url, options)
      return fromViemWallet(createWalletClient({ account, chain: toViemChain(chainId), transport }))
    },
    signTypedData: async (data) => requireAccount(await own()).signTypedData(data),
    async close() {},
  }
}

function requireAccount(account: LocalAccount | undefined): LocalAccount {
  if (account) return account
  throw new NetworkError({ code: 'KEY_NOT_GIVEN', problem: 'there is no key to sign with' })
}

const options = { timeout: 10_000, retryCount: 2 } as const

/** The address of a node without user, password, path or query: keys are kept in all of these. */
function withoutSecrets(url: string): string {
  try {
    return new URL(url).origin
  } catch {
    return 'an address that is no URL'
  }
}
