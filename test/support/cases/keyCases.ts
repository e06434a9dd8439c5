import { template } from '../academy.ts'
import { claimKey, controller, passTime } from '../claimKey.ts'
import { issueOne, type Stage } from '../openStage.ts'
import { type Case, from, type Presented, show } from './Case.ts'

const identifier = 'did:web:registered.example'

/** A badge of an issuer on chain, for somebody who trusts that issuer. */
async function presentRegistered(
  stage: Stage,
  issuerId: number,
  account: number,
  timeTolerance = 0,
): Promise<Presented> {
  const { document } = await issueOne(stage, from(identifier), { account })
  const registered = { registry: stage.chain.registry, issuerId }
  const pins = [...stage.policy.pins, { issuer: identifier, registered }]
  const now = await stage.chain.now()
  const registries = [{ ...registered, finality: 'finalized', timeTolerance }] as const
  const policy = { ...stage.policy, registries, pins }
  return { ...show(document), verifier: stage.verifier({ policy, now: () => now }) }
}

/** What `key` and `identity` can answer about keys that belong to an issuer on chain. */
export const keyCases: readonly Case[] = [
  {
    what: 'a key of the issuer that the policy names',
    ...{ code: 'KEY_GOOD', check: 'key', outcome: 'passed' },
    verdict: ['valid', 'current'],
    async present(stage) {
      const { issuerId } = await claimKey(stage.chain, { identifier, account: 6 })
      return presentRegistered(stage, issuerId, 6)
    },
  },
  {
    what: 'a key that had ended',
    ...{ code: 'KEY_ENDED', check: 'key', outcome: 'failed' },
    verdict: ['invalid', 'current', 'authenticity-confirmed'],
    async present(stage) {
      const { issuerId, consent } = await claimKey(stage.chain, { identifier, account: 6 })
      const end = (await stage.chain.now()) / 1000 + 100
      await stage.chain.issuerWriter(controller).endKey(consent.key, end)
      await passTime(stage.chain, 200)
      return presentRegistered(stage, issuerId, 6)
    },
  },
  {
    what: 'a key that was compromised',
    ...{ code: 'KEY_COMPROMISED', check: 'key', outcome: 'failed' },
    verdict: ['invalid', 'current', 'authenticity-confirmed'],
    async present(stage) {
      const { issuerId, consent } = await claimKey(stage.chain, { identifier, account: 6 })
      const since = (await stage.chain.now()) / 1000
      await stage.chain.issuerWriter(controller).declareKeyCompromised(consent.key, since)
      return presentRegistered(stage, issuerId, 6)
    },
  },
  {
    what: 'a key that became bad within the tolerance of block times',
    ...{ code: 'KEY_AT_EDGE', check: 'key', outcome: 'unknown' },
    verdict: ['indeterminate', 'current', 'authenticity-confirmed'],
    async present(stage) {
      const { issuerId, consent } = await claimKey(stage.chain, { identifier, account: 6 })
      const presented = await presentRegistered(stage, issuerId, 6, 12)
      await passTime(stage.chain, 5)
      const since = (await stage.chain.now()) / 1000
      await stage.chain.issuerWriter(controller).declareKeyCompromised(consent.key, since)
      return presented
    },
  },
  {
    what: 'a key that may only revoke',
    ...{ code: 'KEY_NOT_FOR_ANCHORS', check: 'key', outcome: 'failed' },
    verdict: ['invalid', 'current', 'authenticity-confirmed'],
    async present(stage) {
      const options = { identifier, account: 6, roles: ['revoke', 'suspend'] } as const
      const { issuerId } = await claimKey(stage.chain, options)
      return presentRegistered(stage, issuerId, 6)
    },
  },
  {
    what: "a key of an issuer by another name, under the academy's",
    ...{ code: 'IDENTITY_OTHER_ISSUER', check: 'identity', outcome: 'failed' },
    verdict: ['invalid', 'current', 'identity-confirmed'],
    async present(stage) {
      await claimKey(stage.chain, { identifier, account: 6 })
      const { document } = await issueOne(stage, from(template.issuer.id), { account: 6 })
      const now = await stage.chain.now()
      return { ...show(document), verifier: stage.verifier({ now: () => now }) }
    },
  },
]
