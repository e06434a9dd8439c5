import type { LocalAccount, TransactionSerializableEIP1559 } from 'viem'
import { toAccount } from 'viem/accounts'
import { type Address, isHex } from '../../src/base/hex.ts'
import { createRemoteSigner, listRemoteAccounts } from '../../src/registry/createRemoteSigner.ts'
import { RemoteSignerError } from '../../src/registry/RemoteSignerError.ts'
import type { Rpc } from '../../src/registry/Rpc.ts'
import type { UnsignedTransaction } from '../../src/registry/TransactionSigner.ts'
import { UsageError } from '../terminal/fail.ts'
import { toRpc } from './toRpc.ts'

/** A person may have to look at it first. */
const timeout = 600_000

/**
 * The account of the signer that CAIRN_SIGNER names; `undefined` where it names none.
 *
 * @throws {RemoteSignerError}
 * @throws {UsageError} where an address is none; it is not shown, it can hold a key.
 */
export async function readRemoteAccount(): Promise<LocalAccount | undefined> {
  const { CAIRN_SIGNER: url } = process.env
  if (url === undefined || url === '') return undefined
  if (!/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) {
    throw new UsageError('CAIRN_SIGNER is no address.', 'Expected http://… or https://….')
  }
  const rpc = toRpc(url, { timeout, attempts: 1 })
  const signer = createRemoteSigner({ rpc, address: await findAddress(rpc) })
  return toAccount({
    address: signer.address,
    signTransaction: (transaction) => signer.signTransaction(toUnsigned(transaction)),
    signTypedData: (data) => signer.signTypedData(data as never),
    signMessage: () => Promise.reject(refuse('messages are not signed here')),
  }) as LocalAccount
}

async function findAddress(rpc: Rpc): Promise<Address> {
  const { CAIRN_SIGNER_ACCOUNT: address } = process.env
  if (address !== undefined && address !== '') {
    if (isHex(address, 20)) return address
    throw refuse('CAIRN_SIGNER_ACCOUNT is no account')
  }
  const [only, ...others] = await listRemoteAccounts(rpc)
  if (only !== undefined && others.length === 0) return only
  throw refuse(`it has ${only === undefined ? 'no account' : 'several accounts'}`)
}

function refuse(problem: string): RemoteSignerError {
  return new RemoteSignerError({ code: 'REMOTE_SIGNER_ACCOUNT', problem })
}

/**
 * What the wallet library filled in, whole: nothing is left to the signer.
 *
 * @throws {RemoteSignerError} where something of it would be lost.
 */
export function toUnsigned(transaction: object): UnsignedTransaction {
  const { chainId, nonce, to, data, gas, value, maxFeePerGas, maxPriorityFeePerGas } =
    transaction as TransactionSerializableEIP1559
  const isWhole = to && gas !== undefined && nonce !== undefined && maxFeePerGas !== undefined
  if (!isWhole || (value ?? 0n) !== 0n) {
    throw refuse('the transaction is not of EIP-1559, creates a contract, or moves money')
  }
  const fees = { maxFeePerGas, maxPriorityFeePerGas: maxPriorityFeePerGas ?? 0n }
  return { chainId, nonce, to, data: data ?? '0x', gas, ...fees }
}
