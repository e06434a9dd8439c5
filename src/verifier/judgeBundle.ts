import { BundleError } from '../bundle/BundleError.ts'
import type { Bundle } from '../bundle/BundleShape.ts'
import { type BlockTrust, createBundleReader } from '../bundle/createBundleReader.ts'
import { parseBundle } from '../bundle/parseBundle.ts'
import { readHeader } from '../bundle/readHeader.ts'
import type { JsonLimits, JsonObject } from '../credential/parseJson.ts'
import type { ChainReader } from '../registry/ChainReader.ts'
import { RegistryError } from '../registry/RegistryError.ts'
import { tryOpen } from './checks/checkFormat.ts'
import { judgeOpened } from './judgeOpened.ts'
import type { Untranslated } from './languages/translate.ts'
import type { Policy } from './Policy.ts'
import { type ProvenBlock, type Run, withRegistries } from './Run.ts'
import { toResult } from './result.ts'
import { type Readers, toTrustedRegistries } from './TrustedRegistries.ts'

/**
 * The report on a credential that comes with what a chain said of it. The chain is read by way of the
 * bundle alone; nodes, where there are any, are asked only whether its block is one of theirs, and final.
 */
export async function judgeBundle(
  document: JsonObject,
  run: Run,
  options: { readers: Readers; limits: JsonLimits | undefined },
): Promise<Untranslated> {
  const { readers, limits } = options
  let bundle: Bundle
  try {
    bundle = parseBundle(document)
  } catch (error) {
    if (!(error instanceof BundleError)) throw error
    // Nothing is known of the credential that should be in it.
    const result = toResult('format', 'unknown', 'FORMAT_BAD_BUNDLE', {
      detail: error.shortMessage,
      facts: [{ name: 'code', value: error.code, source: { from: 'document' } }],
    })
    return judgeOpened({ result }, run, { limits })
  }
  const { chainId } = bundle.chain
  const trust = createTrust(run.policy, readers, chainId)
  const chains = new Map([[chainId, createBundleReader(bundle.chain, trust)]])
  const registries = toTrustedRegistries(run.policy, {
    readers: [],
    trustReaders: [],
    chains,
    chain: undefined,
  })
  const inner = withRegistries(run, registries, await readProven(bundle, run.policy))
  return judgeOpened(tryOpen(bundle.credential, limits), inner, { limits })
}

/**
 * The block that the bundle is of, and how old it may be. Whoever has nodes could ask them, so an old block that
 * a presenter chose must not tell less than they would: it may be old where the policy itself names it.
 */
async function readProven({ chain }: Bundle, policy: Policy): Promise<ProvenBlock> {
  const { maxBlockAge, maxBundleAge } = policy
  try {
    const { block } = await readHeader(chain.header)
    const isNamed = nameBlocks(policy, chain.chainId).has(block.hash)
    const maxAge = isNamed ? maxBundleAge : Math.min(maxBlockAge, maxBundleAge)
    return { time: block.timestamp, maxAge }
  } catch (error) {
    // Nothing that is read by it will be found.
    if (error instanceof RegistryError) return { time: 0, maxAge: 0 }
    throw error
  }
}

/** The blocks of a chain that the policy names. */
function nameBlocks({ trustedBlocks = [] }: Policy, chainId: number): ReadonlySet<string> {
  return new Set(trustedBlocks.flatMap((it) => (it.chainId === chainId ? it.hash : [])))
}

/** A block counts where the policy names it, or the verifier's own nodes have it. */
function createTrust(policy: Policy, readers: Readers, chainId: number): BlockTrust {
  const named = nameBlocks(policy, chainId)
  const openChain = async (): Promise<ChainReader | undefined> => {
    const { chains, chain } = readers
    const listed = chains.get(chainId)
    if (listed || !chain) return listed
    return (await chain.readChainId()) === chainId ? chain : undefined
  }
  return {
    async isTrusted({ hash, number }) {
      if (named.has(hash)) return true
      const chain = await openChain()
      return chain !== undefined && (await chain.readBlock({ number })).hash.toLowerCase() === hash
    },
    async isFinal({ hash, number }, at) {
      if (named.has(hash)) return true
      const chain = await openChain()
      return chain !== undefined && (await chain.readBlock(at)).number >= number
    },
  }
}
