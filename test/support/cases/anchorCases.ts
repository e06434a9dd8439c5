import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { createQuorum } from '../../../src/quorum/createQuorum.ts'
import { RegistryError } from '../../../src/registry/RegistryError.ts'
import type { Rpc } from '../../../src/registry/Rpc.ts'
import { buildBadge } from '../academy.ts'
import { changeAnchor, issueOne } from '../openStage.ts'
import { asIssued, atTime, type Case, good, proofsOf, show, withReader } from './Case.ts'

/** What `format`, `integrity` and `anchor` can answer. */
export const anchorCases: readonly Case[] = [
  asIssued('FORMAT_OK', 'format'),
  {
    what: 'a badge without criteria',
    ...{ code: 'FORMAT_DEVIATES', check: 'format', outcome: 'passed' },
    verdict: ['valid', 'current'],
    async present(stage) {
      const badge = buildBadge('Lou')
      const subject = badge.credentialSubject as JsonObject
      const { criteria, ...achievement } = subject.achievement as JsonObject
      const document = { ...badge, credentialSubject: { ...subject, achievement } }
      return show((await issueOne(stage, document)).document)
    },
  },
  {
    what: 'text that is not JSON',
    ...{ code: 'FORMAT_NOT_JSON', check: 'format', outcome: 'failed' },
    verdict: ['invalid', 'unknown', 'anchor-confirmed'],
    present: () => ({ text: '{' }),
  },
  {
    what: 'JSON that is not a credential',
    ...{ code: 'FORMAT_NOT_A_CREDENTIAL', check: 'format', outcome: 'failed' },
    verdict: ['invalid', 'unknown', 'anchor-confirmed'],
    present: () => ({ text: '{}' }),
  },
  {
    what: 'a keyword that is not processed',
    ...{ code: 'FORMAT_UNSUPPORTED', check: 'format', outcome: 'unknown' },
    verdict: ['indeterminate', 'current', 'authenticity-confirmed'],
    present: async (stage) =>
      show((await issueOne(stage, { ...buildBadge('G'), '@nest': {} })).document),
  },
  {
    what: 'seventeen proofs',
    ...{ code: 'FORMAT_TOO_MANY_PROOFS', check: 'format', outcome: 'unknown' },
    verdict: ['indeterminate', 'unknown', 'anchor-confirmed'],
    present: (stage) => show({ ...good(stage), proof: Array(17).fill(proofsOf(good(stage))[1]) }),
  },
  {
    what: 'an anchor proof with one member more',
    ...{ code: 'FORMAT_BAD_ANCHOR_PROOF', check: 'format', outcome: 'failed' },
    verdict: ['invalid', 'unknown', 'anchor-confirmed'],
    present: (stage) =>
      show({ ...stage.unsigned, proof: { ...proofsOf(stage.unsigned)[0], created: '2024-01-01' } }),
  },
  {
    what: 'three parts of base64url that are no token',
    ...{ code: 'FORMAT_BAD_TOKEN', check: 'format', outcome: 'failed' },
    verdict: ['invalid', 'unknown', 'anchor-confirmed'],
    present: () => ({ text: 'e30.e30.' }),
  },
  asIssued('INTEGRITY_OK', 'integrity'),
  {
    what: 'a changed name',
    ...{ code: 'INTEGRITY_BROKEN', check: 'integrity', outcome: 'failed' },
    verdict: ['invalid', 'unknown', 'anchor-confirmed'],
    present: (stage) => show({ ...good(stage), name: 'Other' }),
  },
  asIssued('ANCHOR_FOUND', 'anchor'),
  {
    what: 'a batch that was never anchored',
    ...{ code: 'ANCHOR_NOT_FOUND', check: 'anchor', outcome: 'failed' },
    verdict: ['invalid', 'unknown', 'anchor-confirmed'],
    present: async (stage) =>
      show((await issueOne(stage, buildBadge('Hal'), { anchored: false })).document),
  },
  {
    what: 'a batch that was never anchored, and a newest block as old as may be',
    ...{ code: 'ANCHOR_NOT_FOUND', check: 'anchor', outcome: 'failed' },
    verdict: ['invalid', 'unknown', 'anchor-confirmed'],
    async present(stage) {
      const { document } = await issueOne(stage, buildBadge('Hal'), { anchored: false })
      return { ...(await atTime(stage, 600)), ...show(document) }
    },
  },
  {
    what: 'another size that the same path fits',
    ...{ code: 'ANCHOR_OTHER_SIZE', check: 'anchor', outcome: 'failed' },
    verdict: ['invalid', 'unknown', 'anchor-confirmed'],
    // The first of five has three siblings, as the first of six has.
    present: (stage) =>
      show(changeAnchor(stage.credentials[stage.indexes.indexOf(0)] as JsonObject, { size: 6 })),
  },
  {
    what: 'a batch in a block that is not final',
    ...{ code: 'ANCHOR_NOT_FINAL', check: 'anchor', outcome: 'unknown' },
    verdict: ['indeterminate', 'unknown', 'anchor-confirmed'],
    async present(stage) {
      const { document } = await issueOne(stage, buildBadge('Ida'))
      const { registry } = stage.chain
      const registries = [{ registry, finality: { confirmations: 1 } }]
      return {
        ...show(document),
        verifier: stage.verifier({ policy: { ...stage.policy, registries } }),
      }
    },
  },
  {
    what: 'a registry that the policy does not name',
    ...{ code: 'REGISTRY_UNKNOWN', check: 'anchor', outcome: 'unknown' },
    verdict: ['indeterminate', 'unknown', 'anchor-confirmed'],
    present: (stage) => ({
      ...show(good(stage)),
      verifier: stage.verifier({ policy: { ...stage.policy, registries: [] } }),
    }),
  },
  {
    what: 'a registry without a node to ask',
    ...{ code: 'REGISTRY_NOT_READ', check: 'anchor', outcome: 'unknown' },
    verdict: ['indeterminate', 'unknown', 'anchor-confirmed'],
    present: (stage) => ({ ...show(good(stage)), verifier: stage.verifier({ registries: [] }) }),
  },
  {
    what: 'a node that does not answer',
    ...{ code: 'CHAIN_UNREACHABLE', check: 'anchor', outcome: 'unknown' },
    verdict: ['indeterminate', 'unknown', 'anchor-confirmed'],
    present: (stage) =>
      withReader(stage, {
        readFacts: () =>
          Promise.reject(
            new RegistryError({ code: 'REGISTRY_UNREACHABLE', problem: 'it is dead' }),
          ),
      }),
  },
  {
    what: 'nodes that contradict each other',
    ...{ code: 'CHAIN_NO_QUORUM', check: 'anchor', outcome: 'unknown' },
    verdict: ['indeterminate', 'unknown', 'anchor-confirmed'],
    present(stage) {
      const { rpc } = stage.chain
      const liar: Rpc = {
        request: (call) =>
          call.method === 'eth_call' ? Promise.resolve('0x01') : rpc.request(call),
      }
      const nodes = [rpc, liar].map((it, i) => ({ name: `node ${i}`, rpc: it }))
      const chain = createQuorum({ nodes, threshold: 2 })
      return { ...show(good(stage)), verifier: stage.verifier({ registries: [], chain }) }
    },
  },
  {
    what: 'a node whose newest final block is two hours old',
    ...{ code: 'CHAIN_STALE', check: 'anchor', outcome: 'unknown' },
    verdict: ['indeterminate', 'unknown', 'anchor-confirmed'],
    present: (stage) => atTime(stage, 7200),
  },
  {
    what: 'a batch that a node may not know yet, whose newest block is minutes old',
    ...{ code: 'CHAIN_STALE', check: 'anchor', outcome: 'unknown' },
    verdict: ['indeterminate', 'unknown', 'anchor-confirmed'],
    async present(stage) {
      const { document } = await issueOne(stage, buildBadge('Hal'), { anchored: false })
      return { ...(await atTime(stage, 601)), ...show(document) }
    },
  },
]
