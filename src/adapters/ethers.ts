import type {
  JsonRpcApiProvider,
  Provider,
  Signer,
  TransactionReceipt,
  TransactionResponse,
} from 'ethers'
import type { Address, Hex } from '../base/hex.ts'
import type { Broadcaster, Receipt, TransactionSender } from '../registry/Registry.ts'
import { RegistryError } from '../registry/RegistryError.ts'
import type { Rpc } from '../registry/Rpc.ts'
import { toSendError } from '../registry/toSendError.ts'

/**
 * An ethers provider as the node that a registry is read from.
 *
 * @param options How long one call may take, in milliseconds: a provider by itself waits for as long as a node sends
 * anything, and for a node that was never there for ever.
 *
 * @example
 * createRegistryReader({ rpc: fromEthers(new JsonRpcProvider(url)), registry })
 */
export function fromEthers(
  provider: Pick<JsonRpcApiProvider, 'send'>,
  { timeout = 30_000 }: { readonly timeout?: number } = {},
): Rpc {
  return {
    request({ method, params }) {
      let timer: ReturnType<typeof setTimeout> | undefined
      const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`No answer within ${timeout} ms.`)), timeout)
      })
      const answer = provider.send(method, [...params])
      return Promise.race([answer, late]).finally(() => clearTimeout(timer))
    },
  }
}

/**
 * An ethers signer as the account that writes.
 *
 * @param signer Connected to a provider.
 * @throws {RegistryError} `REGISTRY_SEND_FAILED` where it has no provider or the node does not answer.
 *
 * @example
 * createRegistryWriter({ sender: await fromEthersSigner(signer), registry })
 */
export async function fromEthersSigner(signer: Signer): Promise<TransactionSender & Broadcaster> {
  const { provider } = signer
  if (!provider) {
    const problem = 'the signer has no provider'
    throw new RegistryError({ code: 'REGISTRY_SEND_FAILED', problem })
  }
  const settle = async (sending: Promise<TransactionResponse>) => {
    try {
      return toReceipt(await (await sending).wait())
    } catch (error) {
      throw toSendError(error)
    }
  }
  return {
    account: await readAccount(signer, provider),
    send: ({ to, data, value = 0n }) =>
      settle(signer.sendTransaction({ to: to ?? null, data, value })),
    broadcast: (signed) => settle(provider.broadcastTransaction(signed)),
  }
}

async function readAccount(
  signer: Signer,
  provider: Provider,
): Promise<TransactionSender['account']> {
  try {
    const { chainId } = await provider.getNetwork()
    const address = (await signer.getAddress()).toLowerCase() as Address
    return { chainId: Number(chainId), address }
  } catch (error) {
    throw toSendError(error)
  }
}

function toReceipt(receipt: TransactionReceipt | null): Receipt {
  if (receipt === null) {
    throw new RegistryError({
      code: 'REGISTRY_SEND_FAILED',
      problem: 'a transaction has no receipt',
    })
  }
  return {
    hash: receipt.hash as Hex,
    blockNumber: receipt.blockNumber,
    gasUsed: receipt.gasUsed,
    gasPrice: receipt.gasPrice,
    logs: receipt.logs.map(({ address, topics, data }) => ({
      address: address.toLowerCase() as Address,
      topics: topics as Hex[],
      data: data as Hex,
    })),
    ...(receipt.contractAddress && {
      contractAddress: receipt.contractAddress.toLowerCase() as Address,
    }),
  }
}
