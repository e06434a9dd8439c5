import { BaseError } from '../base/BaseError.ts'
import { BundleError } from '../bundle/BundleError.ts'
import type { Bundle } from '../bundle/BundleShape.ts'
import { createRecorder, type ReadOut } from '../bundle/createRecorder.ts'
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
  /**
   * A node with `eth_getProof` (EIP-1186); or several, which are asked for the proofs one after the other, until those
   * of one hold. Where no `chain` is given the first is also what is read.
   */
  readonly rpc: Rpc | readonly [Rpc, ...Rpc[]]
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
  /** Why the nodes before the one that gave the proofs gave none that hold, in their order. */
  readonly refusals: readonly BaseError[]
}

/**
 * Makes a bundle: verifies a credential, notes every slot that the verdict rests on, and asks a node for
 * the proofs of them at that block. The block is the one that `chain` names, a quorum perhaps; proofs that
 * do not lead to its hash are not taken, whoever gives them. The bundle is verified before it is handed out. A verifier with
 * another policy may want other slots, and then cannot tell: grants of others are in it where this
 * policy, or `grants`, names them.
 *
 * @throws {BundleError} `BUNDLE_NOTHING_PROVEN` where no anchor is found; `BUNDLE_DIFFERS` where the
 * proofs say otherwise than the nodes did. Of several nodes that give none, what the first failed with.
 * @throws {RegistryError} where a node does not answer, or what it gives proves nothing.
 *
 * @example
 * const { bundle } = await buildBundle(text, { rpc: fromViem(client), policy, now: Date.now })
 */
export async function buildBundle(
  input: string | Uint8Array,
  { rpc, ...options }: BundleOptions,
): Promise<BuiltBundle> {
  const provers = 'request' in rpc ? [rpc] : rpc
  const { chain = createNodeReader(provers[0] as Rpc) } = options
  const recorder = createRecorder(chain)
  const seen = await createVerifier({ ...options, chain: recorder.chain }).verify(input)
  const block = recorder.final()
  const anchor = seen.checks.find(({ check }) => check === 'anchor')
  if (!block || anchor?.outcome !== 'passed') {
    const problem = `no anchor was found: ${anchor?.code ?? 'nothing was asked'}`
    throw new BundleError({ code: 'BUNDLE_NOTHING_PROVEN', problem })
  }
  const chainId = await chain.readChainId()
  const credential = typeof input === 'string' ? input : new TextDecoder().decode(input)
  const trustedBlocks = [{ chainId, hash: block.hash }]
  const policy = { ...(options.policy ?? defaultPolicy), trustedBlocks }
  // Nobody is asked but the bundle.
  const { chain: _, ...offline } = options
  const verifier = createVerifier({ ...offline, policy })
  const refusals: BaseError[] = []
  for (const prover of provers) {
    try {
      const proven = await readProvenChain(prover, chainId, recorder.list(), block)
      const bundle: Bundle = { type: 'CairnBundle', version: 1, credential, chain: proven }
      const report = await verifier.verify(JSON.stringify(bundle))
      checkSame(report, seen)
      return { bundle, block, report, seen, refusals }
    } catch (error) {
      if (!(error instanceof BaseError)) throw error
      refusals.push(error)
    }
  }
  throw refusals[0]
}

async function readProvenChain(
  rpc: Rpc,
  chainId: number,
  reads: readonly ReadOut[],
  block: Block,
): Promise<Bundle['chain']> {
  const [header, ...contracts] = await Promise.all([
    readRawHeader(rpc, block),
    ...reads.map((read) => readProofs(rpc, read, block)),
  ])
  return { chainId, header, contracts }
}

/** @throws {BundleError} `BUNDLE_DIFFERS` */
function checkSame(report: Report, seen: Report): void {
  if (toText(report) === toText(seen)) return
  const problem = `its proofs make it ${toText(report)}, and the nodes said ${toText(seen)}`
  throw new BundleError({ code: 'BUNDLE_DIFFERS', problem })
}

function toText({ verdict: { authenticity, lifecycle } }: Report): string {
  return `${authenticity}, ${lifecycle}`
}
