import handler from '@safe-global/safe-smart-account/build/artifacts/contracts/handler/CompatibilityFallbackHandler.sol/CompatibilityFallbackHandler.json' with {
  type: 'json',
}
import factory from '@safe-global/safe-smart-account/build/artifacts/contracts/proxies/SafeProxyFactory.sol/SafeProxyFactory.json' with {
  type: 'json',
}
import singleton from '@safe-global/safe-smart-account/build/artifacts/contracts/Safe.sol/Safe.json' with {
  type: 'json',
}
import {
  concatHex,
  decodeFunctionResult,
  encodeFunctionData,
  type Log,
  parseAbi,
  parseEventLogs,
  zeroAddress,
} from 'viem'
import type { Address, Hex } from '../../src/base/hex.ts'
import type { TransactionSender } from '../../src/registry/Registry.ts'
import type { Rpc } from '../../src/registry/Rpc.ts'
import { chainId, toAccount } from './openChain.ts'

/** A Safe: a contract wallet that several accounts own. */
export type Safe = {
  readonly address: Address
  /** Sends as the Safe: its owners sign, and the payer sends. */
  readonly sender: TransactionSender
  /** What its ERC-1271 takes for a digest: its owners' signatures over a message of the Safe. */
  sign(digest: Hex): Promise<Hex>
}

const abi = parseAbi([
  'function setup(address[] owners, uint256 threshold, address to, bytes data, address fallbackHandler, address paymentToken, uint256 payment, address paymentReceiver)',
  'function execTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, bytes signatures) payable returns (bool)',
  'function nonce() view returns (uint256)',
  'function createProxyWithNonce(address singleton, bytes initializer, uint256 saltNonce) returns (address)',
  'event ProxyCreation(address indexed proxy, address singleton)',
])

const types = {
  SafeTx: [
    { name: 'to', type: 'address' },
    { name: 'value', type: 'uint256' },
    { name: 'data', type: 'bytes' },
    { name: 'operation', type: 'uint8' },
    { name: 'safeTxGas', type: 'uint256' },
    { name: 'baseGas', type: 'uint256' },
    { name: 'gasPrice', type: 'uint256' },
    { name: 'gasToken', type: 'address' },
    { name: 'refundReceiver', type: 'address' },
    { name: 'nonce', type: 'uint256' },
  ],
  SafeMessage: [{ name: 'message', type: 'bytes' }],
} as const

const free = {
  ...{ value: 0n, operation: 0, safeTxGas: 0n, baseGas: 0n, gasPrice: 0n },
  ...{ gasToken: zeroAddress, refundReceiver: zeroAddress },
}

/** What a Safe is created with. */
export type SafeOptions = {
  readonly rpc: Rpc
  readonly payer: TransactionSender
  /** Numbers of funded accounts. */
  readonly owners: readonly number[]
  /** Those of them who sign: as many as the Safe wants. */
  readonly signers: readonly number[]
}

/** Creates a Safe of the package's own bytecode. */
export async function createSafe(options: SafeOptions): Promise<Safe> {
  const { rpc, payer, signers } = options
  const address = await deploySafe(options)
  const domain = { chainId, verifyingContract: address }
  // The contract wants them in the order of the owners' addresses.
  const ordered = signers
    .map(toAccount)
    .sort((a, b) => (a.address.toLowerCase() < b.address.toLowerCase() ? -1 : 1))
  const readNonce = async () => {
    const call = { to: address, data: encodeFunctionData({ abi, functionName: 'nonce' }) }
    const data = (await rpc.request({ method: 'eth_call', params: [call, 'latest'] })) as Hex
    return decodeFunctionResult({ abi, functionName: 'nonce', data })
  }
  return {
    address,
    async sign(message) {
      const data = { domain, types, primaryType: 'SafeMessage', message: { message } } as const
      return concatHex(await Promise.all(ordered.map((owner) => owner.signTypedData(data))))
    },
    sender: {
      account: { chainId, address },
      async send({ to = zeroAddress, data }) {
        const message = { to, data, ...free, nonce: await readNonce() }
        const typed = { domain, types, primaryType: 'SafeTx', message } as const
        const signatures = await Promise.all(ordered.map((owner) => owner.signTypedData(typed)))
        const { value, operation, safeTxGas, baseGas, gasPrice, gasToken, refundReceiver } = free
        const execution = encodeFunctionData({
          abi,
          functionName: 'execTransaction',
          args: [
            ...([to, value, data, operation, safeTxGas, baseGas, gasPrice, gasToken] as const),
            refundReceiver,
            concatHex(signatures),
          ],
        })
        return payer.send({ to: address, data: execution })
      },
    },
  }
}

async function deploySafe({ payer, owners, signers }: SafeOptions): Promise<Address> {
  const deploy = async ({ bytecode }: { readonly bytecode: string }) =>
    (await payer.send({ data: bytecode as Hex })).contractAddress as Address
  const addresses = owners.map((owner) => toAccount(owner).address)
  const setup = encodeFunctionData({
    abi,
    functionName: 'setup',
    args: [
      addresses,
      BigInt(signers.length),
      zeroAddress,
      '0x',
      await deploy(handler),
      zeroAddress,
      0n,
      zeroAddress,
    ],
  })
  const args = [await deploy(singleton), setup, 1n] as const
  const data = encodeFunctionData({ abi, functionName: 'createProxyWithNonce', args })
  const { logs } = await payer.send({ to: await deploy(factory), data })
  const [created] = parseEventLogs({ abi, eventName: 'ProxyCreation', logs: logs as Log[] })
  return created!.args.proxy.toLowerCase() as Address
}
