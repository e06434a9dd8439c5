import { createFactReader } from './createFactReader.ts'
import { identifyOnce } from './identifyOnce.ts'
import { isNonceUsed } from './isNonceUsed.ts'
import { type ReaderOptions, toReadContract } from './ReaderOptions.ts'
import type { RegistryReader } from './Registry.ts'
import { readAggregate } from './readAggregate.ts'
import { readAssertionKey } from './readAssertionKey.ts'
import { readIssuer } from './readIssuer.ts'
import { readKey } from './readKey.ts'

/**
 * Reads a registry. Every fact is derived from storage slots, read at a block hash (EIP-1898), so that
 * no reorganisation can mix two histories, and that one path serves a node, several of them, and a
 * bundle of proofs.
 *
 * @param options A node, or what else reads the chain; and which registry, as the verifier knows it,
 * never taken from a credential.
 *
 * @example
 * const reader = createRegistryReader({ rpc: fromViem(client), registry: parseAccountId('eip155:1:0x…') })
 */
export function createRegistryReader(options: ReaderOptions): RegistryReader {
  const contract = toReadContract(options)
  const { chain, registry } = contract
  return {
    registry,
    identify: identifyOnce(contract, 'CredentialRegistry'),
    readBlock: (at) => chain.readBlock(at),
    readFacts: createFactReader(contract),
    readIssuer: (issuerId, block) => readIssuer(contract, issuerId, block),
    readKey: (key, block) => readKey(contract, key, block),
    readAssertionKey: (issuerId, multikey, block) =>
      readAssertionKey(contract, { issuerId, multikey }, block),
    readAggregate: (superRoot, block) => readAggregate(contract, superRoot, block),
    isNonceUsed: (signer, nonce, block) => isNonceUsed(contract, { signer, nonce }, block),
  }
}
