import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { buildBadge, createSigner } from '../academy.ts'
import { issueOne } from '../openStage.ts'
import { asIssued, type Case, did, from, good, proofsOf, show, withFacts } from './Case.ts'

/** What the checks after `anchor` can answer. */
export const issuerCases: readonly Case[] = [
  asIssued('KEY_UNCLAIMED', 'key'),
  asIssued('SIGNATURE_OK', 'signature'),
  {
    what: "another document's proof, anchored with it",
    ...{ code: 'SIGNATURE_BROKEN', check: 'signature', outcome: 'failed' },
    verdict: ['invalid', 'current', 'authenticity-confirmed'],
    async present(stage) {
      const proof = proofsOf(good(stage))[0] as JsonObject
      return show((await issueOne(stage, { ...buildBadge('Jo'), proof })).document)
    },
  },
  {
    what: 'a proof of another suite, anchored with it',
    ...{ code: 'SIGNATURE_UNKNOWN', check: 'signature', outcome: 'unknown' },
    verdict: ['valid', 'current'],
    async present(stage) {
      const proof = { type: 'DataIntegrityProof', cryptosuite: 'bbs-2023' }
      return show((await issueOne(stage, { ...buildBadge('Kim'), proof })).document)
    },
  },
  {
    what: 'an issuer whose key the policy names',
    ...{ code: 'IDENTITY_PINNED', check: 'identity', outcome: 'passed' },
    verdict: ['valid', 'current'],
    present: (stage) => show(good(stage)),
  },
  {
    what: 'an issuer that is the key',
    ...{ code: 'IDENTITY_SELF', check: 'identity', outcome: 'passed' },
    verdict: ['valid', 'current', 'identity-confirmed'],
    present: async (stage) =>
      show((await issueOne(stage, from(did(stage, 2)), { account: 2 })).document),
  },
  {
    what: 'an issuer that is another key',
    ...{ code: 'IDENTITY_OTHER_KEY', check: 'identity', outcome: 'failed' },
    verdict: ['invalid', 'current', 'identity-confirmed'],
    present: async (stage) =>
      show((await issueOne(stage, from(did(stage, 2)), { account: 3 })).document),
  },
  {
    what: 'a key that is not the one that the policy names',
    ...{ code: 'IDENTITY_OTHER_PIN', check: 'identity', outcome: 'unknown' },
    verdict: ['indeterminate', 'current', 'identity-confirmed'],
    present: async (stage) =>
      show((await issueOne(stage, buildBadge('Lu'), { account: 3 })).document),
  },
  {
    what: 'an issuer that nothing confirms',
    ...{ code: 'IDENTITY_UNCONFIRMED', check: 'identity', outcome: 'unknown' },
    verdict: ['indeterminate', 'current', 'identity-confirmed'],
    present: async (stage) =>
      show((await issueOne(stage, from('did:web:other.example'), { account: 3 })).document),
  },
  {
    what: 'an issuer by the key that the policy names for another one',
    ...{ code: 'IDENTITY_UNCONFIRMED', check: 'identity', outcome: 'unknown' },
    verdict: ['indeterminate', 'current', 'identity-confirmed'],
    present: async (stage) => show((await issueOne(stage, from('did:web:other.example'))).document),
  },
  {
    what: "a document whose anchor proof was cut off, with its issuer's proof",
    ...{ code: 'IDENTITY_UNCONFIRMED', check: 'identity', outcome: 'unknown' },
    verdict: ['indeterminate', 'unknown', 'anchor-wanted'],
    present: (stage) => show({ ...good(stage), proof: proofsOf(good(stage))[0] }),
  },
  {
    what: 'a document whose only proof was cut off',
    ...{ code: 'IDENTITY_NO_ANCHOR', check: 'identity', outcome: 'unknown' },
    verdict: ['indeterminate', 'unknown', 'anchor-wanted'],
    present: ({ unsigned: { proof: _, ...bare } }) => show(bare),
  },
  asIssued('STATUS_CURRENT', 'status'),
  {
    what: 'one that was revoked',
    ...{ code: 'STATUS_REVOKED', check: 'status', outcome: 'failed' },
    verdict: ['valid', 'revoked'],
    async present(stage) {
      const { document, root, index } = await issueOne(stage, buildBadge('Mo'))
      await stage.chain.writer().revoke({ root, indexes: [index] })
      return show(document)
    },
  },
  {
    what: 'one whose batch was revoked',
    ...{ code: 'STATUS_REVOKED', check: 'status', outcome: 'failed' },
    verdict: ['valid', 'revoked'],
    present: (stage) => withFacts(stage, { batchRevoked: true, batchSuspended: true }),
  },
  {
    what: 'one that was suspended',
    ...{ code: 'STATUS_SUSPENDED', check: 'status', outcome: 'failed' },
    verdict: ['valid', 'suspended'],
    async present(stage) {
      const { document, root, index } = await issueOne(stage, buildBadge('Ned'))
      await stage.chain.writer().suspend({ root, indexes: [index] })
      return show(document)
    },
  },
  {
    what: 'one whose batch was suspended',
    ...{ code: 'STATUS_SUSPENDED', check: 'status', outcome: 'failed' },
    verdict: ['valid', 'suspended'],
    present: (stage) => withFacts(stage, { batchSuspended: true }),
  },
  {
    what: 'one that was superseded and suspended',
    ...{ code: 'STATUS_SUPERSEDED', check: 'status', outcome: 'failed' },
    verdict: ['valid', 'superseded'],
    present: (stage) => withFacts(stage, { superseded: true, suspended: true }),
  },
  {
    what: 'a document without an anchor proof',
    ...{ code: 'STATUS_NO_ANCHOR', check: 'status', outcome: 'unknown' },
    verdict: ['indeterminate', 'unknown', 'anchor-wanted'],
    present: () => show(buildBadge('Oz')),
  },
  {
    what: 'a registry without a node to ask',
    ...{ code: 'STATUS_NOT_READ', check: 'status', outcome: 'unknown' },
    verdict: ['indeterminate', 'unknown', 'anchor-confirmed'],
    present: (stage) => ({ ...show(good(stage)), verifier: stage.verifier({ registries: [] }) }),
  },
  asIssued('VALIDITY_OK', 'validity'),
  {
    what: 'one whose end has passed',
    ...{ code: 'VALIDITY_EXPIRED', check: 'validity', outcome: 'failed' },
    verdict: ['valid', 'expired'],
    async present(stage) {
      const document = { ...buildBadge('Quin'), validUntil: '2024-01-01T00:00:00Z' }
      return show((await issueOne(stage, document)).document)
    },
  },
  {
    what: 'one whose time has not come',
    ...{ code: 'VALIDITY_NOT_YET', check: 'validity', outcome: 'failed' },
    verdict: ['valid', 'not-yet-valid'],
    async present(stage) {
      const document = { ...buildBadge('Ray'), validFrom: '2025-01-01T00:00:00Z' }
      return show((await issueOne(stage, document, { signer: await createSigner() })).document)
    },
  },
  {
    what: 'a changed document',
    ...{ code: 'MOOT', check: 'signature', outcome: 'skipped' },
    verdict: ['invalid', 'unknown', 'anchor-confirmed'],
    present: (stage) => show({ ...good(stage), name: 'Other' }),
  },
  {
    what: "a document without the issuer's proof",
    ...{ code: 'NOT_APPLICABLE', check: 'signature', outcome: 'skipped' },
    verdict: ['valid', 'current'],
    present: (stage) => show(stage.unsigned),
  },
  {
    what: 'a good credential that came alone',
    ...{ code: 'HOLDER_ALONE', check: 'holder', outcome: 'skipped' },
    verdict: ['valid', 'current'],
    present: (stage) => show(good(stage)),
  },
  {
    what: 'a credential that came alone where the policy wants its holder',
    ...{ code: 'HOLDER_ALONE', check: 'holder', outcome: 'unknown' },
    verdict: ['valid', 'current', 'holder-required'],
    present: (stage) => {
      const policy = { ...stage.policy, require: ['holder'] } as const
      return { ...show(good(stage)), verifier: stage.verifier({ policy }) }
    },
  },
  {
    what: 'a credential that names no schema',
    ...{ code: 'NOT_APPLICABLE', check: 'schema', outcome: 'skipped' },
    verdict: ['valid', 'current'],
    present: (stage) => show(good(stage)),
  },
]
