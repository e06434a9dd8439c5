import { decodeFunctionResult, encodeFunctionData } from 'viem'
import type { AccountId } from '../base/accountId.ts'
import { type Hex, isHex } from '../base/hex.ts'
import { abi } from './abi.ts'
import type { Block, Facts, Finality, Position, RegistryReader } from './Registry.ts'
import { RegistryError, type RegistryErrorCode } from './RegistryError.ts'
import type { Rpc } from './Rpc.ts'

/** Name and version of the contract's EIP-712 domain. */
const registryDomain = { name: 'Cairn CredentialRegistry', version: '1' } as const

/** Calls under way at once. */
const concurrency = 32

/**
 * Reads a registry over JSON-RPC. All facts are read at a block hash (EIP-1898), so that no
 * reorganisation can mix two histories.
 *
 * @param options A node, and which registry, as the verifier knows it; never taken from a credential.
 *
 * @example
 * const reader = createRegistryReader({ rpc: fromViem(client), registry: parseAccountId('eip155:1:0x…') })
 */
export function createRegistryReader(options: { rpc: Rpc; registry: AccountId }): RegistryReader {
  const { rpc, registry } = options
  let identified: Promise<void> | undefined
  return {
    registry,
    identify() {
      identified ??= identify(rpc, registry).catch((error) => {
        identified = undefined
        throw error
      })
      return identified
    },
    readBlock: (at) => readBlock(rpc, at),
    async readFacts(positions, block) {
      const facts: Facts[] = []
      for (let first = 0; first < positions.length; first += concurrency) {
        const some = positions.slice(first, first + concurrency)
        facts.push(...(await Promise.all(some.map((one) => readFacts(rpc, registry, one, block)))))
      }
      return facts
    },
  }
}

async function identify(rpc: Rpc, registry: AccountId): Promise<void> {
  const chainId = Number(await ask(rpc, 'eth_chainId', []))
  if (chainId !== registry.chainId) {
    throw fail('REGISTRY_WRONG_CHAIN', `the node serves chain ${chainId}, not ${registry.chainId}`)
  }
  const data = encodeFunctionData({ abi, functionName: 'eip712Domain' })
  const call = { to: registry.address, data }
  const answer = await ask(rpc, 'eth_call', [call, 'latest'], 'REGISTRY_NOT_FOUND')
  const [, name, version] = decode(() =>
    decodeFunctionResult({ abi, functionName: 'eip712Domain', data: answer as Hex }),
  )
  if (name !== registryDomain.name || version !== registryDomain.version) {
    throw fail(
      'REGISTRY_NOT_FOUND',
      `a contract named ${name} ${version} is at ${registry.address}`,
    )
  }
}

async function readBlock(rpc: Rpc, at: 'latest' | Finality): Promise<Block> {
  if (typeof at === 'string') return toBlock(await ask(rpc, 'eth_getBlockByNumber', [at, false]))
  const latest = toBlock(await ask(rpc, 'eth_getBlockByNumber', ['latest', false]))
  const number = `0x${Math.max(0, latest.number - at.confirmations).toString(16)}`
  return toBlock(await ask(rpc, 'eth_getBlockByNumber', [number, false]))
}

function toBlock(answer: unknown): Block {
  const { number, hash, timestamp } = (answer ?? {}) as Record<string, unknown>
  const block = { number: Number(number), hash: hash as Hex, timestamp: Number(timestamp) }
  if (
    isHex(hash, 32) &&
    Number.isSafeInteger(block.number) &&
    Number.isSafeInteger(block.timestamp)
  ) {
    return block
  }
  throw fail('REGISTRY_BAD_ANSWER', 'the node gave no block')
}

async function readFacts(
  rpc: Rpc,
  registry: AccountId,
  { key, root, index }: Position,
  block: Block,
): Promise<Facts> {
  const data = encodeFunctionData({ abi, functionName: 'factsOf', args: [key, root, index] })
  const at = { blockHash: block.hash, requireCanonical: true }
  const answer = await ask(rpc, 'eth_call', [{ to: registry.address, data }, at])
  const { anchoredAt, size, ...status } = decode(() =>
    decodeFunctionResult({ abi, functionName: 'factsOf', data: answer as Hex }),
  )
  return anchoredAt === 0 ? status : { anchor: { anchoredAt, size }, ...status }
}

async function ask(
  rpc: Rpc,
  method: string,
  params: readonly unknown[],
  code: RegistryErrorCode = 'REGISTRY_UNREACHABLE',
): Promise<unknown> {
  try {
    return await rpc.request({ method, params })
  } catch (cause) {
    throw fail(
      isRevert(cause) ? code : 'REGISTRY_UNREACHABLE',
      `the node did not answer ${method}`,
      cause,
    )
  }
}

/** Error 3 of JSON-RPC is an execution that the node carried out and that reverted. */
function isRevert(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ((at as { code?: unknown }).code === 3) return true
  }
  return false
}

function decode<Value>(read: () => Value): Value {
  try {
    return read()
  } catch (cause) {
    throw fail('REGISTRY_NOT_FOUND', 'what answers at its address is not one', cause)
  }
}

function fail(code: RegistryErrorCode, problem: string, cause?: unknown): RegistryError {
  return new RegistryError({ code, problem, cause })
}
