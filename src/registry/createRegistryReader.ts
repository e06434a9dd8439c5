import { decodeFunctionResult, encodeFunctionData } from 'viem'
import type { AccountId } from '../base/accountId.ts'
import { type Hex, isHex } from '../base/hex.ts'
import { abi } from './abi.ts'
import type { Block, Facts, Finality, Position, RegistryReader } from './Registry.ts'
import { RegistryError, type RegistryErrorCode } from './RegistryError.ts'
import type { Rpc } from './Rpc.ts'
import { unfoldError } from './unfoldError.ts'

/** Name and version of the contract's EIP-712 domain. */
const registryDomain = { name: 'Cairn CredentialRegistry', version: '1' } as const

/** Calls under way at once. */
const concurrency = 32

/** Bytes of what `factsOf` returns: seven words. */
const factsSize = 7 * 32

/** The last second since 1970 that a `Date` can hold. */
const lastSecond = 8.64e12

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
  const chainId = toQuantity(await ask(rpc, 'eth_chainId', []))
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
    const other = JSON.stringify(name.slice(0, 64))
    throw fail('REGISTRY_NOT_FOUND', `another contract, ${other}, is at ${registry.address}`)
  }
}

async function readBlock(rpc: Rpc, at: 'latest' | Finality): Promise<Block> {
  if (typeof at === 'string') return toBlock(await ask(rpc, 'eth_getBlockByNumber', [at, false]))
  const latest = toBlock(await ask(rpc, 'eth_getBlockByNumber', ['latest', false]))
  const number = Math.max(0, latest.number - at.confirmations)
  const params = [`0x${number.toString(16)}`, false]
  const block = toBlock(await ask(rpc, 'eth_getBlockByNumber', params))
  if (block.number === number) return block
  throw fail('REGISTRY_BAD_ANSWER', `the node gave block ${block.number} instead of ${number}`)
}

function toBlock(answer: unknown): Block {
  const { number, hash, timestamp } = (answer ?? {}) as Record<string, unknown>
  const block = { number: toQuantity(number), hash, timestamp: toQuantity(timestamp) }
  if (isHex(hash, 32) && block.timestamp <= lastSecond) return { ...block, hash }
  throw fail('REGISTRY_BAD_ANSWER', 'the node gave no block')
}

/** A quantity of JSON-RPC: `0x` and hex digits, here up to 52 bits of them. */
function toQuantity(answer: unknown): number {
  if (typeof answer === 'string' && /^0x[0-9a-f]{1,13}$/i.test(answer)) return Number(answer)
  throw fail('REGISTRY_BAD_ANSWER', 'the node gave something that is not a number')
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
  // Zeros of any other length would read as the word of the registry that there is no anchor.
  if (!isHex(answer, factsSize)) {
    throw fail('REGISTRY_NOT_FOUND', 'what answers at its address is not one')
  }
  const { anchoredAt, size, ...status } = decode(() =>
    decodeFunctionResult({ abi, functionName: 'factsOf', data: answer }),
  )
  // The decoder takes what is wider than its type, up to a time that no date can hold.
  if (anchoredAt >= 2 ** 40 || size >= 2 ** 32) {
    throw fail('REGISTRY_NOT_FOUND', 'what answers at its address is not one')
  }
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
  return unfoldError(error).some((part) => (part as { code?: unknown } | null)?.code === 3)
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
