import { BundleError } from '../bundle/BundleError.ts'
import type { Bundle } from '../bundle/BundleShape.ts'
import { createRecorder } from '../bundle/createRecorder.ts'
import { readProofs } from '../bundle/readProofs.ts'
import { readRawHeader } from '../bundle/readRawHeader.ts'
import { createNodeReader } from '../registry/createNodeReader.ts'
import type { Block } from '../registry/Registry.ts'
import type { Rpc } from '../registry/Rpc.ts'
import { createVerifier, type VerifierOptions } from './createVerifier.ts'
import { defaultPolicy } from './Policy.ts'
import type { Report } from './Report.ts'

/** What a bundle is made by. */
export type BundleOptions = Pick<
  VerifierOptions,
  'policy' | 'chain' | 'fetch' | 'grants' | 'now' | 'limits'
> & {
  /** A node with `eth_getProof` (EIP-1186). Where no `chain` is given it is also what is read. */
  readonly rpc: Rpc
}

/** A bundle, the block that it is of, what it lets others find, and what its maker saw. */
export type BuiltBundle = {
  readonly bundle: Bundle
  /** Whoever reads the bundle offline has to trust its hash. */
  readonly block: Block
  /** By the bundle alone. */
  readonly report: Report
  /** By the nodes. */
  readonly seen: Report
}

/**
 * Makes a bundle: verifies a credential, notes every slot that the verdict rests on, and asks a node for
 * the proofs of them at that block. The bundle is verified before it is handed out. A verifier with
 * another policy may want other slots, and then cannot tell: grants of others are in it where this
 * policy, or `grants`, names them.
 *
 * @throws {BundleError} `BUNDLE_NOTHING_PROVEN` where no anchor is found; `BUNDLE_DIFFERS` where the
 * proofs say otherwise than the node did.
 * @throws {RegistryError} where a node does not answer, or what it gives proves nothing.
 *
 * @example
 * const { bundle } = await buildBundle(text, { rpc: fromViem(client), policy, now: Date.now })
 */
export async function buildBundle(
  input: string | Uint8Array,
  { rpc, chain = createNodeReader(rpc), ...options }: BundleOptions,
): Promise<BuiltBundle> {
  const recorder = createRecorder(chain)
  const seen = await createVerifier({ ...options, chain: recorder.chain }).verify(input)
  const block = recorder.final()
  const anchor = seen.checks.find(({ check }) => check === 'anchor')
  if (!block || anchor?.outcome !== 'passed') {
    const problem = `no anchor was found: ${anchor?.code ?? 'nothing was asked'}`
    throw new BundleError({ code: 'BUNDLE_NOTHING_PROVEN', problem })
  }
  const [header, ...contracts] = await Promise.all([
    readRawHeader(rpc, block),
    ...recorder.list().map((read) => readProofs(rpc, read, block)),
  ])
  const chainId = await chain.readChainId()
  const credential = typeof input === 'string' ? input : new TextDecoder().decode(input)
  const bundle: Bundle = {
    type: 'CairnBundle',
    version: 1,
    credential,
    chain: { chainId, header, contracts },
  }
  const policy = {
    ...(options.policy ?? defaultPolicy),
    trustedBlocks: [{ chainId, hash: block.hash }],
  }
  const report = await createVerifier({ ...options, policy }).verify(JSON.stringify(bundle))
  if (toText(report) === toText(seen)) return { bundle, block, report, seen }
  const problem = `its proofs make it ${toText(report)}, and the node said ${toText(seen)}`
  throw new BundleError({ code: 'BUNDLE_DIFFERS', problem })
}

function toText({ verdict: { authenticity, lifecycle } }: Report): string {
  return `${authenticity}, ${lifecycle}`
}
