import type { Account, Chain, Client, LocalAccount, Transport } from 'viem'
import { sendRawTransaction, sendTransaction, waitForTransactionReceipt } from 'viem/actions'
import type { Address, Hex } from '../base/hex.ts'
import type { Broadcaster, Receipt, TransactionSender } from '../registry/Registry.ts'
import { RegistryError } from '../registry/RegistryError.ts'
import type { Rpc } from '../registry/Rpc.ts'
import type { TransactionSigner } from '../registry/TransactionSigner.ts'
import { toSendError } from '../registry/toSendError.ts'

/**
 * A viem client as the node that a registry is read from.
 *
 * @example
 * createRegistryReader({ rpc: fromViem(createPublicClient({ transport: http(url) })), registry })
 */
export function fromViem(client: Client): Rpc {
  return { request: ({ method, params }) => client.request({ method, params } as never) }
}

/**
 * A viem wallet client as the account that writes.
 *
 * @param client With an account and a chain.
 *
 * @example
 * createRegistryWriter({ sender: fromViemWallet(walletClient), registry })
 */
export function fromViemWallet(
  client: Client<Transport, Chain, Account>,
): TransactionSender & Broadcaster {
  const { account, chain } = client
  const settle = async (sending: Promise<Hex>) => {
    try {
      return toReceipt(await waitForTransactionReceipt(client, { hash: await sending }))
    } catch (error) {
      throw toSendError(error)
    }
  }
  return {
    account: { chainId: chain.id, address: account.address.toLowerCase() as Address },
    send: (transaction) => settle(sendTransaction(client, { account, chain, ...transaction })),
    broadcast: (signed) => settle(sendRawTransaction(client, { serializedTransaction: signed })),
  }
}

/**
 * A viem account as the one that signs transactions without sending them.
 *
 * @example
 * anchorBatch({ journal, rpc, signer: fromViemAccount(privateKeyToAccount(key)), wait })
 */
export function fromViemAccount(
  account: Pick<LocalAccount, 'address' | 'signTransaction'>,
): TransactionSigner {
  return {
    address: account.address.toLowerCase() as Address,
    signTransaction: (transaction) => account.signTransaction({ type: 'eip1559', ...transaction }),
  }
}

type ViemReceipt = Awaited<ReturnType<typeof waitForTransactionReceipt>>

function toReceipt(receipt: ViemReceipt): Receipt {
  if (receipt.status === 'reverted') {
    const problem = `transaction ${receipt.transactionHash} was mined and reverted`
    throw new RegistryError({ code: 'REGISTRY_REVERTED', problem })
  }
  return {
    hash: receipt.transactionHash,
    blockNumber: Number(receipt.blockNumber),
    gasUsed: receipt.gasUsed,
    gasPrice: receipt.effectiveGasPrice,
    logs: receipt.logs.map(({ address, topics, data }) => ({
      address: address.toLowerCase() as Address,
      topics,
      data,
    })),
    ...(receipt.contractAddress && {
      contractAddress: receipt.contractAddress.toLowerCase() as Address,
    }),
  }
}
