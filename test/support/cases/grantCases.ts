import { FetchError } from '../../../src/base/FetchError.ts'
import type { FetchResource } from '../../../src/base/FetchResource.ts'
import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { deployments } from '../../../src/deployments/deployments.ts'
import { buildDidDocument } from '../../../src/identity/buildDidDocument.ts'
import { createTrustReader } from '../../../src/trust/createTrustReader.ts'
import { createTrustWriter } from '../../../src/trust/createTrustWriter.ts'
import type { Edge } from '../../../src/trust/Grant.ts'
import { generalScope, toScope } from '../../../src/trust/toScope.ts'
import type { VerifierOptions } from '../../../src/verifier/createVerifier.ts'
import type { Policy } from '../../../src/verifier/Policy.ts'
import { claimKey, controller } from '../claimKey.ts'
import { chainId } from '../openChain.ts'
import { issueOne, type Stage } from '../openStage.ts'
import { asIssued, type Case, from, type Presented, show } from './Case.ts'

const identifier = 'did:web:registered.example'
export const trustRegistry = { chainId, address: deployments.TrustRegistry.address }

/** Has one issuer vouch for another; both are of the tests' controller. */
export async function grant({ chain }: Stage, edge: Omit<Edge, 'sequence'>): Promise<Edge> {
  const writer = createTrustWriter({ sender: chain.sender(controller), registry: trustRegistry })
  const whole = { ...edge, sequence: 0 }
  await writer.grant(whole, { depth: 0 })
  return whole
}

async function present(
  stage: Stage,
  document: JsonObject,
  policy: Partial<Policy>,
  options: Partial<VerifierOptions> = {},
): Promise<Presented> {
  const now = await stage.chain.now()
  const trust = createTrustReader({ rpc: stage.chain.rpc, registry: trustRegistry })
  const verifier = stage.verifier({
    policy: { ...stage.policy, ...policy },
    trustRegistries: [trust],
    now: () => now,
    ...options,
  })
  return { ...show(document), verifier }
}

/** A badge of an issuer for whom a root of the policy vouches. */
async function presentGranted(stage: Stage): Promise<Presented> {
  const { registry } = stage.chain
  const { issuerId } = await claimKey(stage.chain, { identifier, account: 6 })
  const root = await claimKey(stage.chain, { identifier: 'did:web:root.example', account: 7 })
  const edge = await grant(stage, { from: root.issuerId, to: issuerId, scope: generalScope })
  const { document } = await issueOne(stage, from(identifier), { account: 6 })
  return present(stage, document, {
    roots: [{ registry, issuerId: root.issuerId }],
    grants: [{ ...edge, registry }],
  })
}

/** A badge of an issuer on chain, for somebody who asks its domain. */
async function presentDomain(stage: Stage, fetch: (id: number) => FetchResource) {
  const { issuerId } = await claimKey(stage.chain, { identifier, account: 6 })
  const { document } = await issueOne(stage, from(identifier), { account: 6 })
  return present(stage, document, {}, { fetch: fetch(issuerId) })
}

/** A host that says which issuer on chain the domain is. */
function hosting(stage: Stage, issuerId: number): FetchResource {
  const cairnIssuers = [{ registry: stage.chain.registry, issuerId }]
  const document = buildDidDocument({ did: identifier, assertionKeys: [], cairnIssuers })
  const body = new TextEncoder().encode(JSON.stringify(document))
  return async (url) => ({ body, url })
}

/** A badge whose achievement somebody else created. */
export function createdBy(issuer: string, creator: string): JsonObject {
  const badge = from(issuer)
  const subject = badge.credentialSubject as JsonObject
  const achievement = {
    ...(subject.achievement as JsonObject),
    creator: { id: creator, type: ['Profile'] },
  }
  return { ...badge, credentialSubject: { ...subject, achievement } }
}

/** What `identity`, `trust` and `authority` can answer where others vouch. */
export const grantCases: readonly Case[] = [
  {
    what: 'an issuer for whom a root of the policy vouches',
    ...{ code: 'IDENTITY_GRANTED', check: 'identity', outcome: 'passed' },
    verdict: ['valid', 'current'],
    present: presentGranted,
  },
  {
    what: 'an issuer for whom a root of the policy vouches',
    ...{ code: 'TRUST_PATH', check: 'trust', outcome: 'passed' },
    verdict: ['valid', 'current'],
    present: presentGranted,
  },
  {
    what: 'a pinned issuer for whom nobody vouches',
    ...{ code: 'TRUST_NO_PATH', check: 'trust', outcome: 'unknown' },
    verdict: ['valid', 'current'],
    async present(stage) {
      const roots = [{ registry: stage.chain.registry, issuerId: 1 }]
      return present(stage, stage.credentials[0] as JsonObject, { roots })
    },
  },
  {
    what: 'an issuer whose domain names it',
    ...{ code: 'IDENTITY_DOMAIN', check: 'identity', outcome: 'passed' },
    verdict: ['valid', 'current'],
    present: (stage) => presentDomain(stage, (issuerId) => hosting(stage, issuerId)),
  },
  {
    what: 'an issuer whose domain names another one',
    ...{ code: 'IDENTITY_NOT_NAMED', check: 'identity', outcome: 'unknown' },
    verdict: ['indeterminate', 'current', 'identity-confirmed'],
    present: (stage) => presentDomain(stage, (issuerId) => hosting(stage, issuerId + 1)),
  },
  {
    what: 'an issuer whose domain is dead',
    ...{ code: 'IDENTITY_UNREACHABLE', check: 'identity', outcome: 'unknown' },
    verdict: ['indeterminate', 'current', 'identity-confirmed'],
    present: (stage) =>
      presentDomain(stage, () => async (url) => {
        throw new FetchError({ code: 'FETCH_UNREACHABLE', url, problem: 'nobody is there' })
      }),
  },
  asIssued('AUTHORITY_OWN', 'authority'),
  {
    what: 'an achievement that somebody else created',
    ...{ code: 'AUTHORITY_UNKNOWN', check: 'authority', outcome: 'unknown' },
    verdict: ['valid', 'current'],
    async present(stage) {
      const badge = createdBy('did:web:academy.example', 'did:web:creator.example')
      return present(stage, (await issueOne(stage, badge)).document, {})
    },
  },
  {
    what: 'an achievement whose creator lets the issuer award it',
    ...{ code: 'AUTHORITY_GRANTED', check: 'authority', outcome: 'passed' },
    verdict: ['valid', 'current'],
    async present(stage) {
      const { registry } = stage.chain
      const name = 'did:web:creator.example'
      const { issuerId } = await claimKey(stage.chain, { identifier, account: 6 })
      const creator = await claimKey(stage.chain, { identifier: name, account: 7 })
      const badge = createdBy(identifier, name)
      const { id } = (badge.credentialSubject as { achievement: { id: string } }).achievement
      const scope = toScope('achievement', id)
      const edge = await grant(stage, { from: creator.issuerId, to: issuerId, scope })
      const { document } = await issueOne(stage, badge, { account: 6 })
      return present(stage, document, {
        pins: [
          { issuer: identifier, registered: { registry, issuerId } },
          { issuer: name, registered: { registry, issuerId: creator.issuerId } },
        ],
        grants: [{ ...edge, registry }],
      })
    },
  },
]
