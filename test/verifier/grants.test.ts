import { expect } from 'chai'
import type { CairnIssuer } from '../../src/identity/CairnIssuer.ts'
import { RegistryError } from '../../src/registry/RegistryError.ts'
import { createTrustReader, type TrustReader } from '../../src/trust/createTrustReader.ts'
import type { Edge } from '../../src/trust/Grant.ts'
import { generalScope, toScope } from '../../src/trust/toScope.ts'
import type { Policy } from '../../src/verifier/Policy.ts'
import { template } from '../support/academy.ts'
import { from } from '../support/cases/Case.ts'
import { createdBy, grant, trustRegistry } from '../support/cases/grantCases.ts'
import { claimKey } from '../support/claimKey.ts'
import { issueOne, openStage, type Stage } from '../support/openStage.ts'

const identifier = 'did:web:registered.example'
const creator = 'did:web:creator.example'
const { achievement } = from(identifier).credentialSubject as { achievement: { id: string } }

describe('grants of an issuer', () => {
  let stage: Stage
  let issuer: CairnIssuer
  /** Goes by the name of the creator, and granted all that is asked about. */
  let granter: CairnIssuer
  let grants: Policy['grants']
  before(async () => {
    stage = await openStage()
    const { registry } = stage.chain
    issuer = { registry, ...(await claimKey(stage.chain, { identifier, account: 6 })) }
    granter = { registry, ...(await claimKey(stage.chain, { identifier: creator, account: 7 })) }
    const edge = { from: granter.issuerId, to: issuer.issuerId }
    const edges: readonly Edge[] = [
      await grant(stage, { ...edge, scope: generalScope }),
      await grant(stage, { ...edge, scope: toScope('achievement', achievement.id) }),
    ]
    grants = edges.map((it) => ({ ...it, registry }))
  })
  after(() => stage.chain.close())

  /** What becomes of a badge that the issuer anchored, and whose achievement somebody created. */
  const judge = async (
    change: Partial<Policy>,
    { by = identifier, trusted = {} }: { by?: string; trusted?: Partial<TrustReader> } = {},
  ) => {
    const badge = by === identifier ? from(identifier) : createdBy(identifier, by)
    const { document } = await issueOne(stage, badge, { account: 6, seed: by })
    const trust = createTrustReader({ rpc: stage.chain.rpc, registry: trustRegistry })
    const now = await stage.chain.now()
    const verifier = stage.verifier({
      policy: { ...stage.policy, grants, ...change },
      trustRegistries: [{ ...trust, ...trusted }],
      now: () => now,
    })
    const { checks } = await verifier.verify(JSON.stringify(document))
    const code = (name: string) => checks.find(({ check }) => check === name)?.code
    return [code('identity'), code('trust'), code('authority')]
  }
  const refused = ['IDENTITY_UNCONFIRMED', 'TRUST_NO_PATH', 'AUTHORITY_OWN']

  it('count from a root of the same registry, and not from its number in another one', async () => {
    const granted = ['IDENTITY_GRANTED', 'TRUST_PATH', 'AUTHORITY_OWN']
    expect(await judge({ roots: [granter] })).to.deep.equal(granted)
    const registry = await stage.chain.deploy()
    expect(await judge({ roots: [{ ...granter, registry }] })).to.deep.equal(refused)
  })

  it('are those of the policy and those that were given besides', async () => {
    const { document } = await issueOne(stage, from(identifier), { account: 6, seed: 'besides' })
    const now = await stage.chain.now()
    const policy = { ...stage.policy, grants: [], roots: [granter] }
    const options = { policy, registries: [], node: stage.chain.rpc, now: () => now }
    const codesOf = async (more: { grants?: Policy['grants'] }) => {
      const report = await stage.verifier({ ...options, ...more }).verify(JSON.stringify(document))
      return report.checks.map(({ code }) => code)
    }
    expect(await codesOf({})).to.include('TRUST_NO_PATH')
    expect(await codesOf({ grants })).to.include('TRUST_PATH')
  })

  it('are read where the verifier was given a node and no reader', async () => {
    const { document } = await issueOne(stage, from(identifier), { account: 6, seed: 'node' })
    const now = await stage.chain.now()
    const policy = { ...stage.policy, grants, roots: [granter] }
    const { rpc } = stage.chain
    const trusting = stage.verifier({ policy, registries: [], node: rpc, now: () => now })
    const { checks } = await trusting.verify(JSON.stringify(document))
    expect(checks.map(({ code }) => code)).to.include.members(['IDENTITY_GRANTED', 'TRUST_PATH'])
  })

  it('count for nothing where the policy knows of none, or names no root', async () => {
    expect(await judge({ roots: [granter], grants: [] })).to.deep.equal(refused)
    const unwritten = (grants ?? []).map((grant) => ({ ...grant, sequence: 9 }))
    expect(await judge({ roots: [granter], grants: unwritten })).to.deep.equal(refused)
    const unasked = ['IDENTITY_UNCONFIRMED', 'NOT_APPLICABLE', 'AUTHORITY_OWN']
    expect(await judge({ roots: [] })).to.deep.equal(unasked)
  })

  it('are not known where their registry cannot be read, which is no flaw of anybody', async () => {
    const away = () =>
      Promise.reject(new RegistryError({ code: 'REGISTRY_UNREACHABLE', problem: 'away' }))
    const unread = ['CHAIN_UNREACHABLE', 'CHAIN_UNREACHABLE', 'AUTHORITY_OWN']
    expect(await judge({ roots: [granter] }, { trusted: { readGrant: away } })).to.deep.equal(
      unread,
    )
    expect(await judge({ roots: [granter] }, { trusted: { judgePath: away } })).to.deep.equal(
      unread,
    )
    const pins = [
      { issuer: identifier, registered: issuer },
      { issuer: creator, registered: granter },
    ]
    const ofCreator = await judge({ pins }, { by: creator, trusted: { readGrant: away } })
    expect(ofCreator).to.deep.equal(['IDENTITY_PINNED', 'NOT_APPLICABLE', 'CHAIN_UNREACHABLE'])
  })

  it('are not read from a registry of grants between other issuers, or from what is none', async () => {
    const other = await stage.chain.deploy()
    const unread = ['CHAIN_UNREACHABLE', 'CHAIN_UNREACHABLE', 'AUTHORITY_OWN']
    const readCredentialRegistry = async () => other
    const elsewhere = { trusted: { readCredentialRegistry } }
    expect(await judge({ roots: [granter] }, elsewhere)).to.deep.equal(unread)
    const problem = 'another contract'
    const identify = () =>
      Promise.reject(new RegistryError({ code: 'REGISTRY_NOT_FOUND', problem }))
    expect(await judge({ roots: [granter] }, { trusted: { identify } })).to.deep.equal(unread)
  })

  it('are asked about once they are known to be the right ones, and their registry only once', async () => {
    let asked = 0
    const trust = createTrustReader({ rpc: stage.chain.rpc, registry: trustRegistry })
    const identify = async () => {
      asked++
      return trust.identify()
    }
    await judge({ roots: [granter] }, { trusted: { identify } })
    expect(asked).to.equal(1)
  })

  it('are not needed for an issuer that is a root itself', async () => {
    const never = () => Promise.reject(new Error('asked'))
    const own = { roots: [issuer], grants: [] }
    expect(await judge(own, { trusted: { judgePath: never } })).to.deep.equal([
      'IDENTITY_GRANTED',
      'TRUST_PATH',
      'AUTHORITY_OWN',
    ])
  })

  it('count for nothing where their registry judges the path otherwise', async () => {
    const trusted = { judgePath: async () => ({ flaw: 'broken', place: 0 }) as const }
    expect(await judge({ roots: [granter] }, { trusted })).to.deep.equal(refused)
  })

  it('are not needed for an achievement that the issuer says is its own', async () => {
    const badge = createdBy(identifier, identifier)
    const { document } = await issueOne(stage, badge, { account: 6, seed: 'own' })
    const now = await stage.chain.now()
    const { checks } = await stage.verifier({ now: () => now }).verify(JSON.stringify(document))
    const authority = checks.find(({ check }) => check === 'authority')
    expect(authority?.code).to.equal('AUTHORITY_OWN')
    expect(authority?.facts.map(({ name, value }) => [name, value])).to.deep.equal([
      ['creator', identifier],
    ])
  })

  it('are of the creator where somebody confirms who that is, and not by its name alone', async () => {
    const pins = [{ issuer: creator, registered: granter }]
    expect((await judge({ pins }, { by: creator }))[2]).to.equal('AUTHORITY_GRANTED')
    expect((await judge({}, { by: creator }))[2]).to.equal('AUTHORITY_UNKNOWN')
  })

  it('are not of the creator where another one gave them, though a root of the policy', async () => {
    const by = 'did:web:other.example'
    expect((await judge({ roots: [granter] }, { by }))[2]).to.equal('AUTHORITY_UNKNOWN')
    // Not even where the policy takes it for the creator: on chain it has another name.
    const pins = [{ issuer: by, registered: granter }]
    expect((await judge({ pins }, { by }))[2]).to.equal('AUTHORITY_UNKNOWN')
  })

  it('are to the issuer on chain, and to nobody whose key is of none', async () => {
    const badge = createdBy(template.issuer.id, creator)
    const { document } = await issueOne(stage, badge, { seed: 'unclaimed' })
    const policy = { ...stage.policy, grants, roots: [granter] }
    const now = await stage.chain.now()
    const { checks } = await stage
      .verifier({ policy, now: () => now })
      .verify(JSON.stringify(document))
    const codes = checks.map(({ code }) => code)
    expect(codes).to.include.members(['IDENTITY_PINNED', 'TRUST_NO_PATH', 'AUTHORITY_UNKNOWN'])
  })
})
