import type { AccountId } from '../base/accountId.ts'
import { isHex } from '../base/hex.ts'
import { askNode, toRegistryError } from './askNode.ts'
import { identifyRegistry } from './identifyRegistry.ts'
import { isNonceUsed } from './isNonceUsed.ts'
import type { Block, Facts, Finality, RegistryReader } from './Registry.ts'
import type { Rpc } from './Rpc.ts'
import { readAggregate } from './readAggregate.ts'
import { readAssertionKey } from './readAssertionKey.ts'
import { toQuantity } from './readChainId.ts'
import { readFacts } from './readFacts.ts'
import { readIssuer } from './readIssuer.ts'
import { readKey } from './readKey.ts'

/** Calls under way at once. */
const concurrency = 32

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
      identified ??= identifyRegistry(options).catch((error) => {
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
        facts.push(...(await Promise.all(some.map((one) => readFacts(options, one, block)))))
      }
      return facts
    },
    readIssuer: (issuerId, block) => readIssuer(options, issuerId, block),
    readKey: (key, block) => readKey(options, key, block),
    readAssertionKey: (issuerId, multikey, block) =>
      readAssertionKey(options, { issuerId, multikey }, block),
    readAggregate: (superRoot, block) => readAggregate(options, superRoot, block),
    isNonceUsed: (signer, nonce, block) => isNonceUsed(options, { signer, nonce }, block),
  }
}

async function readBlock(rpc: Rpc, at: 'latest' | Finality): Promise<Block> {
  if (typeof at === 'string')
    return toBlock(await askNode(rpc, 'eth_getBlockByNumber', [at, false]))
  const latest = toBlock(await askNode(rpc, 'eth_getBlockByNumber', ['latest', false]))
  const number = Math.max(0, latest.number - at.confirmations)
  const params = [`0x${number.toString(16)}`, false]
  const block = toBlock(await askNode(rpc, 'eth_getBlockByNumber', params))
  if (block.number === number) return block
  throw toRegistryError(
    'REGISTRY_BAD_ANSWER',
    `the node gave block ${block.number} instead of ${number}`,
  )
}

function toBlock(answer: unknown): Block {
  const { number, hash, timestamp } = (answer ?? {}) as Record<string, unknown>
  const block = { number: toQuantity(number), hash, timestamp: toQuantity(timestamp) }
  if (isHex(hash, 32) && block.timestamp <= lastSecond) return { ...block, hash }
  throw toRegistryError('REGISTRY_BAD_ANSWER', 'the node gave no block')
}
