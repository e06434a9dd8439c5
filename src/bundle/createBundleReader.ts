import type { AccountId } from '../base/accountId.ts'
import { concatBytes, equalBytes } from '../base/bytes.ts'
import { keccak256 } from '../base/hash.ts'
import { fromHex, type Hex, toHex } from '../base/hex.ts'
import { deployments } from '../deployments/deployments.ts'
import { isCodeOf } from '../deployments/isCodeOf.ts'
import type { ChainReader } from '../registry/ChainReader.ts'
import type { Block, BlockTag } from '../registry/Registry.ts'
import { RegistryError, type RegistryErrorCode } from '../registry/RegistryError.ts'
import type { ProvenChain, ProvenContract } from './BundleShape.ts'
import { brokenProof, checkProof } from './checkProof.ts'
import { readHeader } from './readHeader.ts'

/** Whether a block is one of the chain, by somebody's word that counts. */
export type BlockTrust = {
  /** Whether the block is on the chain. */
  isTrusted(block: Block): Promise<boolean>
  /** Whether it is final in that sense, too. */
  isFinal(block: Block, at: BlockTag): Promise<boolean>
}

/**
 * Reads a chain by way of a bundle: at its one block, and only what it has proofs of. The header has to
 * be that of a trusted block; each account, code and slot is proven against it (EIP-1186), an empty slot
 * by a proof that nothing is there.
 *
 * @param trust Whose word counts for the block hash; never the bundle's own.
 *
 * @example
 * const chain = createBundleReader(bundle.chain, { isTrusted: async ({ hash }) => hash === mine, isFinal: async () => true })
 * const reader = createRegistryReader({ chain, registry })
 */
export function createBundleReader(proven: ProvenChain, trust: BlockTrust): ChainReader {
  const once = rememberEach()
  const readTrusted = () =>
    once('header', async () => {
      const header = await readHeader(proven.header)
      if (await trust.isTrusted(header.block)) return header
      throw fault(
        'REGISTRY_BLOCK_UNTRUSTED',
        `nobody whom you trust names block ${header.block.hash}`,
      )
    })
  const openContract = (contract: AccountId) =>
    once(`contract ${contract.address.toLowerCase()}`, async () => {
      const { stateRoot } = await readTrusted()
      const found = findContract(proven, contract)
      const account = await checkProof(stateRoot, fromHex(found.address), found.proof)
      return { found, ...(await readAccount(account)) }
    })
  return {
    readChainId: async () => proven.chainId,
    async identify(contract, name) {
      const { found, codeHash } = await openContract(contract)
      const code = fromHex(found.code)
      const isShown = equalBytes(keccak256(code), codeHash)
      if (isShown && isCodeOf(deployments[name], found.code)) return
      throw fault('REGISTRY_OTHER_CODE', `the code at ${found.address} is not that of ${name}`)
    },
    async readBlock(at) {
      const { block } = await readTrusted()
      const isOwn = typeof at === 'object' && 'number' in at && at.number === block.number
      if (isOwn) return block
      if (at === 'latest' || (typeof at === 'object' && 'number' in at)) {
        throw fault('REGISTRY_NO_PROOF', 'the bundle knows one block and no other')
      }
      if (await trust.isFinal(block, at)) return block
      throw fault('REGISTRY_BLOCK_UNTRUSTED', `block ${block.number} is not final yet`)
    },
    async readSlots(contract, slots, block) {
      const { block: own } = await readTrusted()
      if (block.hash !== own.hash) {
        throw fault('REGISTRY_NO_PROOF', 'the bundle knows one block and no other')
      }
      const { found, storageRoot } = await openContract(contract)
      return Promise.all(
        slots.map((slot) =>
          once(`slot ${found.address} ${slot}`.toLowerCase(), () =>
            readSlot(found, slot, storageRoot),
          ),
        ),
      )
    },
    async call() {
      throw fault('REGISTRY_NO_PROOF', 'a bundle knows what is stored, and carries out no call')
    },
  }
}

function findContract({ chainId, contracts }: ProvenChain, contract: AccountId): ProvenContract {
  if (contract.chainId !== chainId) {
    throw fault('REGISTRY_WRONG_CHAIN', `the bundle is of chain ${chainId}`)
  }
  const address = contract.address.toLowerCase()
  const found = contracts.find((it) => it.address.toLowerCase() === address)
  if (found) return found
  throw fault('REGISTRY_NO_PROOF', `the bundle has nothing about ${contract.address}`)
}

/** The fields of an account (Yellow Paper §4.1): nonce, balance, storage root, code hash. */
async function readAccount(account: Uint8Array | undefined) {
  if (!account) throw fault('REGISTRY_OTHER_CODE', 'there is no contract at that address')
  const { RLP } = await import('@ethereumjs/rlp')
  let fields: unknown
  try {
    fields = RLP.decode(account)
  } catch (cause) {
    throw brokenProof('its account is no RLP', cause)
  }
  const [storageRoot, codeHash] = Array.isArray(fields) ? fields.slice(2) : []
  if (storageRoot instanceof Uint8Array && codeHash instanceof Uint8Array) {
    return { storageRoot, codeHash }
  }
  throw brokenProof('its account has no storage')
}

async function readSlot(
  { slots }: ProvenContract,
  slot: Hex,
  storageRoot: Uint8Array,
): Promise<Hex> {
  const shown = slots.find((it) => it.slot.toLowerCase() === slot.toLowerCase())
  if (!shown) throw fault('REGISTRY_NO_PROOF', `the bundle has no proof of slot ${slot}`)
  const value = await checkProof(storageRoot, fromHex(slot), shown.proof)
  if (!value) return `0x${'00'.repeat(32)}`
  const { RLP } = await import('@ethereumjs/rlp')
  let word: unknown
  try {
    word = RLP.decode(value)
  } catch (cause) {
    throw brokenProof('a slot is no RLP', cause)
  }
  if (!(word instanceof Uint8Array) || word.length > 32) throw brokenProof('a slot is no word')
  return toHex(concatBytes(new Uint8Array(32 - word.length), word))
}

/** Works something out once under each name, and again after a failure. */
function rememberEach() {
  const known = new Map<string, Promise<unknown>>()
  return <Value>(name: string, work: () => Promise<Value>): Promise<Value> => {
    const value =
      known.get(name) ??
      work().catch((error) => {
        known.delete(name)
        throw error
      })
    known.set(name, value)
    return value as Promise<Value>
  }
}

function fault(code: RegistryErrorCode, problem: string): RegistryError {
  return new RegistryError({ code, problem })
}
