import {
  parseTransaction,
  recoverTransactionAddress,
  recoverTypedDataAddress,
  type TransactionSerializedEIP1559,
} from 'viem'
import { type Address, type Hex, isHex } from '../base/hex.ts'
import { RemoteSignerError } from './RemoteSignerError.ts'
import type { Rpc } from './Rpc.ts'
import type { TransactionSigner, UnsignedTransaction } from './TransactionSigner.ts'
import type { TypedData } from './TypedData.ts'
import { unfoldError } from './unfoldError.ts'

/** An account whose key another program has. */
export type RemoteSigner = TransactionSigner & {
  /** @returns r ‖ s ‖ v, 65 bytes. @throws {RemoteSignerError} */
  signTypedData(data: TypedData): Promise<Hex>
}

/** The same question in several dialects: of nodes and Web3Signer, and last of Clef. */
const methods = {
  signTransaction: ['eth_signTransaction', 'account_signTransaction'],
  signTypedData: ['eth_signTypedData_v4', 'eth_signTypedData', 'account_signTypedData'],
  list: ['eth_accounts', 'account_list'],
} as const

/** JSON-RPC 2.0 §5.1. */
const methodNotFound = -32_601

/**
 * An account that a signer elsewhere holds, over JSON-RPC: Web3Signer's interface, or Clef's external one. What comes
 * back is compared with what was asked, field by field, and has to be signed by the account: a signer can refuse, and
 * cannot have anything else sent.
 *
 * @param options `rpc`, the signer; it may take as long as a person does. `address`, the account.
 *
 * @example
 * const signer = createRemoteSigner({ rpc, address: '0x…' })
 * await anchorBatch({ journal, rpc: node, signer, wait })
 */
export function createRemoteSigner({ rpc, address }: { rpc: Rpc; address: Address }): RemoteSigner {
  const own = address.toLowerCase() as Address
  return {
    address: own,
    async signTransaction(transaction) {
      const asked = toQuantities(transaction, own)
      const raw = toRaw(await ask(rpc, methods.signTransaction, [asked]))
      await assertSame(raw, transaction, own)
      return raw
    },
    async signTypedData(data) {
      const params = [own, toJson(data)]
      const signature = await ask(rpc, methods.signTypedData, params)
      const signer = isHex(signature, 65)
        ? await recoverTypedDataAddress({ ...(data as never as object), signature } as never).catch(
            () => undefined,
          )
        : undefined
      if (signer?.toLowerCase() === own) return signature as Hex
      throw differs('what it gave is not a signature of the account')
    },
  }
}

/**
 * The accounts that a signer has.
 *
 * @throws {RemoteSignerError}
 */
export async function listRemoteAccounts(rpc: Rpc): Promise<readonly Address[]> {
  const answer = await ask(rpc, methods.list, [])
  if (Array.isArray(answer) && answer.every((it) => isHex(it, 20))) {
    return answer.map((it) => (it as string).toLowerCase() as Address)
  }
  throw differs('what it gave is not a list of accounts')
}

async function ask(
  rpc: Rpc,
  [method = '', ...others]: readonly string[],
  params: readonly unknown[],
): Promise<unknown> {
  try {
    return await rpc.request({ method, params })
  } catch (cause) {
    if (codeOf(cause) === methodNotFound && others.length > 0) return ask(rpc, others, params)
    const isAnswer = codeOf(cause) !== undefined
    throw new RemoteSignerError({
      code: isAnswer ? 'REMOTE_SIGNER_REFUSED' : 'REMOTE_SIGNER_UNREACHABLE',
      problem: isAnswer ? `it refuses (${codeOf(cause)})` : 'it does not answer',
      cause,
    })
  }
}

/** An error of JSON-RPC has a number; a connection that broke has none. */
function codeOf(error: unknown): number | undefined {
  const codes = unfoldError(error).map((part) => (part as { code?: unknown } | null)?.code)
  return codes.find((code): code is number => typeof code === 'number')
}

function toQuantities(transaction: UnsignedTransaction, from: Address) {
  const { chainId, nonce, to, data, gas, maxFeePerGas, maxPriorityFeePerGas } = transaction
  const quantity = (value: number | bigint) => `0x${value.toString(16)}`
  return {
    from,
    to,
    data,
    value: '0x0',
    chainId: quantity(chainId),
    nonce: quantity(nonce),
    gas: quantity(gas),
    maxFeePerGas: quantity(maxFeePerGas),
    maxPriorityFeePerGas: quantity(maxPriorityFeePerGas),
  }
}

/** Some give the bytes, others an object that has them. */
function toRaw(answer: unknown): Hex {
  const raw = isHex(answer) ? answer : (answer as { raw?: unknown } | null)?.raw
  if (isHex(raw)) return raw
  throw differs('what it gave is not a transaction')
}

async function assertSame(raw: Hex, asked: UnsignedTransaction, own: Address): Promise<void> {
  let signed: ReturnType<typeof parseTransaction>
  let signer: Address
  try {
    signed = parseTransaction(raw)
    signer = await recoverTransactionAddress({
      serializedTransaction: raw as TransactionSerializedEIP1559,
    })
  } catch (cause) {
    throw differs('what it gave is not a signed transaction', cause)
  }
  const fields = ['chainId', 'nonce', 'gas', 'maxFeePerGas', 'maxPriorityFeePerGas'] as const
  // Zero and nothing are the same there.
  const wrong = fields.find((field) => BigInt(signed[field] ?? 0) !== BigInt(asked[field]))
  if (wrong !== undefined) throw differs(`it signed another ${wrong}`)
  const isSame =
    signed.type === 'eip1559' &&
    signed.to?.toLowerCase() === asked.to.toLowerCase() &&
    (signed.data ?? '0x').toLowerCase() === asked.data.toLowerCase() &&
    (signed.value ?? 0n) === 0n &&
    (signed.accessList ?? []).length === 0
  if (!isSame) throw differs('it signed another transaction')
  if (signer.toLowerCase() !== own) throw differs('another account signed')
}

const types = {
  name: 'string',
  version: 'string',
  chainId: 'uint256',
  verifyingContract: 'address',
}

/** As `eth_signTypedData` takes it: with the type of the domain, and numbers that JSON cannot hold as text. */
function toJson({ types: own, ...data }: TypedData): unknown {
  const EIP712Domain = Object.entries(types).map(([name, type]) => ({ name, type }))
  const whole = { ...data, types: { EIP712Domain, ...own } }
  return JSON.parse(
    JSON.stringify(whole, (_, value) => (typeof value === 'bigint' ? value.toString() : value)),
  )
}

function differs(problem: string, cause?: unknown): RemoteSignerError {
  return new RemoteSignerError({ code: 'REMOTE_SIGNER_DIFFERS', problem, cause })
}
