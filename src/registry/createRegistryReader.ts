import type { AccountId } from '../base/accountId.ts'
import { identifyOnce } from './identifyOnce.ts'
import { isNonceUsed } from './isNonceUsed.ts'
import type { Facts, RegistryReader } from './Registry.ts'
import type { Rpc } from './Rpc.ts'
import { readAggregate } from './readAggregate.ts'
import { readAssertionKey } from './readAssertionKey.ts'
import { readBlock } from './readBlock.ts'
import { readFacts } from './readFacts.ts'
import { readIssuer } from './readIssuer.ts'
import { readKey } from './readKey.ts'

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
  return {
    registry,
    identify: identifyOnce(options, 'CredentialRegistry'),
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
