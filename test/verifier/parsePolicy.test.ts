import { expect } from 'chai'
import type { JsonObject, JsonValue } from '../../src/credential/parseJson.ts'
import { generalScope, toScope } from '../../src/trust/toScope.ts'
import { defaultMaxBlockAge, defaultPolicy } from '../../src/verifier/Policy.ts'
import { PolicyError, parseGrants, parsePolicy } from '../../src/verifier/parsePolicy.ts'

const address = `0x${'Ab'.repeat(20)}`
const registry = `eip155:1:${address}`
const multikey = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
const seventeen = Array.from({ length: 17 }, (_, i) => `https://node${i}.example`)
const full = {
  version: 1,
  registries: [
    {
      registry,
      finality: { confirmations: 3 },
      trustRegistry: `eip155:1:${address}`,
      timeTolerance: 12,
    },
  ],
  nodes: [{ chainId: 1, urls: ['https://a.example/key', 'https://b.example'], quorum: 2 }],
  pins: [
    { issuer: 'did:web:academy.example', key: `eip155:10:${address}` },
    { issuer: 'did:web:university.example', registered: `${registry}/17` },
    { issuer: 'did:web:school.example', assertionKey: multikey },
  ],
  roots: [`${registry}/3`],
  grants: [{ registry, from: 3, to: 17, scope: 'type:Badge', sequence: 2 }],
  require: ['trust'],
  accept: { ids: ['https://academy.example/a'], types: ['Badge'] },
  signature: 'unless-anchored',
  anchor: 'optional',
  shortStatusLists: true,
  maxBlockAge: 60,
  trustedBlocks: [{ chainId: 1, hash: `0x${'ab'.repeat(32)}` }],
  maxBundleAge: 3600,
}

describe('parsePolicy', () => {
  it('reads every member, addresses in lower case', () => {
    const lower = address.toLowerCase()
    const account = { chainId: 1, address: lower }
    const { version: _, ...rest } = full
    expect(parsePolicy(full)).to.deep.equal({
      ...rest,
      registries: [{ ...full.registries[0], registry: account, trustRegistry: account }],
      pins: [
        { issuer: 'did:web:academy.example', key: { chainId: 10, address: lower } },
        { issuer: 'did:web:university.example', registered: { registry: account, issuerId: 17 } },
        full.pins[2],
      ],
      roots: [{ registry: account, issuerId: 3 }],
      grants: [
        { registry: account, from: 3, to: 17, scope: toScope('type', 'Badge'), sequence: 2 },
      ],
    })
  })

  it('keeps apart a policy that lists no registry, and one that trusts none', () => {
    expect(parsePolicy({ version: 1 })).to.deep.equal(defaultPolicy)
    expect(defaultPolicy).to.not.have.property('registries')
    expect(parsePolicy({ version: 1, registries: [] }).registries).to.deep.equal([])
  })

  it('trusts nobody by default, wants `finalized` and blocks of the last two hours', () => {
    const policy = parsePolicy({ version: 1, registries: [{ registry }] })
    expect(policy.pins).to.deep.equal([])
    expect(policy.maxBlockAge).to.equal(defaultMaxBlockAge)
    expect(policy.registries?.[0]?.finality).to.equal('finalized')
  })

  it('takes several registries, chains and plain addresses of nodes', () => {
    const other = `eip155:2:${address}`
    const nodes = [...full.nodes, { chainId: 2, urls: ['http://127.0.0.1:8545'] }]
    const policy = parsePolicy({ ...full, registries: [{ registry }, { registry: other }], nodes })
    expect(policy.registries).to.have.length(2)
    expect(policy.nodes?.map(({ chainId }) => chainId)).to.deep.equal([1, 2])
  })

  const { version: _, ...withoutVersion } = full
  const refused: readonly (readonly [what: string, value: JsonValue])[] = [
    ['no object', null],
    ['a list', []],
    ['no version', withoutVersion as JsonObject],
    ['another version', { ...full, version: 2 }],
    ['a member that is not known', { ...full, requireAnchor: true }],
    ['a member of every object', { ...full, toString: true }],
    ['the member `constructor`', { ...full, constructor: true }],
    ['a member of a registry that is not known', { ...full, registries: [{ registry, tag: 1 }] }],
    ['a member of a pin that is not known', { ...full, pins: [{ ...full.pins[0], type: 'x' }] }],
    [
      'a registry twice',
      { ...full, registries: [{ registry }, { registry: registry.toLowerCase() }] },
    ],
    ['a member of nodes that is not known', { ...full, nodes: [{ ...full.nodes[0], key: 1 }] }],
    ['a chain twice', { ...full, nodes: [full.nodes[0], full.nodes[0]] as JsonValue }],
    ['no node', { ...full, nodes: [{ chainId: 1, urls: [] }] }],
    ['more nodes than are asked', { ...full, nodes: [{ chainId: 1, urls: seventeen }] }],
    ['a node that is no URL', { ...full, nodes: [{ chainId: 1, urls: ['a.example'] }] }],
    ['a node that is no web server', { ...full, nodes: [{ chainId: 1, urls: ['file:///a'] }] }],
    ['a quorum of nobody', { ...full, nodes: [{ ...full.nodes[0], quorum: 0 }] as JsonValue }],
    [
      'a quorum of more than there are',
      { ...full, nodes: [{ ...full.nodes[0], quorum: 3 }] as JsonValue },
    ],
    ['a block without its chain', { ...full, trustedBlocks: [{ hash: `0x${'ab'.repeat(32)}` }] }],
    ['a block that is no hash', { ...full, trustedBlocks: [{ chainId: 1, hash: 'latest' }] }],
    [
      'a block with more',
      { ...full, trustedBlocks: [{ chainId: 1, hash: `0x${'ab'.repeat(33)}` }] },
    ],
    [
      'a block after more',
      { ...full, trustedBlocks: [{ chainId: 1, hash: `x0x${'ab'.repeat(32)}` }] },
    ],
    ['a node behind another scheme', { ...full, nodes: [{ chainId: 1, urls: ['a:http://b'] }] }],
    ['a bundle of no age', { ...full, maxBundleAge: 0 }],
    ['a registry without a chain', { ...full, registries: [{ registry: address }] }],
    ['a pin without a key', { ...full, pins: [{ issuer: 'did:web:academy.example' }] }],
    ['a pin whose key is no account', { ...full, pins: [{ issuer: 'x:y', key: 'did:key:z6Mk' }] }],
    ['an unknown finality', { ...full, registries: [{ registry, finality: 'safe' }] }],
    [
      'negative confirmations',
      { ...full, registries: [{ registry, finality: { confirmations: -1 } }] },
    ],
    [
      'half a confirmation',
      { ...full, registries: [{ registry, finality: { confirmations: 0.5 } }] },
    ],
    [
      'confirmations and more',
      { ...full, registries: [{ registry, finality: { confirmations: 1, x: 1 } }] },
    ],
    ['an assertion key that is none', { ...full, pins: [{ issuer: 'x:y', assertionKey: 'z6Mk' }] }],
    ['a root without an issuer', { ...full, roots: [registry] }],
    ['an issuer of number 0', { ...full, roots: [`${registry}/0`] }],
    ['a grant of no scope', { ...full, grants: [{ registry, from: 1, to: 2, scope: 'Badge' }] }],
    ['a scope without a name', { ...full, grants: [{ registry, from: 1, to: 2, scope: 'type:' }] }],
    ['a check that cannot be required', { ...full, require: ['anchor'] }],
    ['an empty list of achievements', { ...full, accept: { ids: [] } }],
    ['half a second of tolerance', { ...full, registries: [{ registry, timeTolerance: 0.5 }] }],
    ['a maximum age of nothing', { ...full, maxBlockAge: 0 }],
    ['a maximum age in words', { ...full, maxBlockAge: '60' }],
  ]
  for (const [what, value] of refused) {
    it(`refuses ${what}`, () => {
      expect(() => parsePolicy(value))
        .to.throw(PolicyError)
        .with.property('code', 'POLICY_MALFORMED')
    })
  }
})

describe('parseGrants', () => {
  const grant = { registry, from: 1, to: 2, scope: 'general' }

  it('reads grants, of sequence 0 unless told', () => {
    const account = { chainId: 1, address: address.toLowerCase() }
    expect(parseGrants([grant])).to.deep.equal([
      { registry: account, from: 1, to: 2, scope: generalScope, sequence: 0 },
    ])
  })

  it('takes a name as it is, colons and all', () => {
    const scope = 'achievement:https://academy.example/a:b'
    const [read] = parseGrants([{ ...grant, scope }])
    expect(read?.scope).to.equal(toScope('achievement', 'https://academy.example/a:b'))
  })

  it('refuses scopes that are none, and sequences beyond those of the chain', () => {
    for (const scope of ['not general', 'general grant', 'a type:Badge', 'typed:x']) {
      expect(() => parseGrants([{ ...grant, scope }]), scope).to.throw(PolicyError)
    }
    const [last] = parseGrants([{ ...grant, sequence: 2 ** 32 - 1 }])
    expect(last?.sequence).to.equal(2 ** 32 - 1)
    expect(() => parseGrants([{ ...grant, sequence: 2 ** 32 }])).to.throw(PolicyError)
  })

  it('refuses more than are looked at', () => {
    expect(parseGrants(Array(64).fill(grant))).to.have.lengthOf(64)
    expect(() => parseGrants(Array(65).fill(grant))).to.throw(PolicyError)
  })
})
