import type { Bundle } from '../../../src/bundle/BundleShape.ts'
import { buildBundle } from '../../../src/verifier/buildBundle.ts'
import type { CheckCode } from '../../../src/verifier/CheckCode.ts'
import { createVerifier } from '../../../src/verifier/createVerifier.ts'
import type { Stage } from '../openStage.ts'
import { type Case, good, type Presented, show } from './Case.ts'

/** A bundle of a good credential, changed, for somebody who trusts its block and asks no node. */
async function present(
  stage: Stage,
  change: (chain: Bundle['chain']) => object,
  { wait = 0, isTrusted = true, version = 1, onChain = stage.chain.registry.chainId } = {},
): Promise<Presented> {
  const { chain, policy } = stage
  const time = await chain.now()
  const options = { rpc: chain.rpc, policy, now: () => time }
  const { bundle } = await buildBundle(show(good(stage)).text, options)
  const { hash } = await chain.reader.readBlock('latest')
  const trustedBlocks = isTrusted ? [{ chainId: onChain, hash }] : []
  return {
    ...show({ ...bundle, version, chain: { ...bundle.chain, ...change(bundle.chain) } }),
    verifier: createVerifier({
      policy: { ...policy, trustedBlocks },
      now: () => time + wait * 1000,
    }),
  }
}

function atAnchor(what: string, code: CheckCode, present: Case['present']): Case {
  const verdict = ['indeterminate', 'unknown', 'anchor-confirmed'] as const
  return { what, code, check: 'anchor', outcome: 'unknown', verdict, present }
}

/** What is answered to those who are offline. */
export const bundleCases: readonly Case[] = [
  {
    what: 'a bundle of another version',
    ...{ code: 'FORMAT_BAD_BUNDLE', check: 'format', outcome: 'unknown' },
    verdict: ['indeterminate', 'unknown', 'anchor-confirmed'],
    present: (stage) => present(stage, () => ({}), { version: 2 }),
  },
  atAnchor('a bundle of a block that nobody names', 'BUNDLE_UNTRUSTED', (stage) =>
    present(stage, () => ({}), { isTrusted: false }),
  ),
  atAnchor('a bundle of a block that is named for another chain', 'BUNDLE_UNTRUSTED', (stage) =>
    present(stage, () => ({}), { onChain: 1 }),
  ),
  atAnchor('a bundle whose proofs were taken out', 'BUNDLE_BROKEN', (stage) =>
    present(stage, ({ contracts }) => ({
      contracts: contracts.map((it) => ({ ...it, proof: [] })),
    })),
  ),
  atAnchor('a bundle without the slots', 'BUNDLE_INCOMPLETE', (stage) =>
    present(stage, ({ contracts }) => ({
      contracts: contracts.map((it) => ({ ...it, slots: [] })),
    })),
  ),
  atAnchor('a bundle with other code', 'BUNDLE_OTHER_CODE', (stage) =>
    present(stage, ({ contracts }) => ({
      contracts: contracts.map((it) => ({ ...it, code: '0x00' })),
    })),
  ),
  atAnchor('a bundle that was made long ago', 'BUNDLE_STALE', (stage) =>
    present(stage, () => ({}), { wait: stage.policy.maxBundleAge + 1 }),
  ),
]
