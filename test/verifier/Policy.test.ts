import { expect } from 'chai'
import type { JsonObject, JsonValue } from '../../src/credential/parseJson.ts'
import {
  defaultMaxBlockAge,
  defaultPolicy,
  PolicyError,
  parsePolicy,
} from '../../src/verifier/Policy.ts'

const address = `0x${'Ab'.repeat(20)}`
const registry = `eip155:1:${address}`
const full = {
  version: 1,
  registries: [{ registry, finality: { confirmations: 3 } }],
  pins: [{ issuer: 'did:web:academy.example', key: `eip155:10:${address}` }],
  maxBlockAge: 60,
}

describe('parsePolicy', () => {
  it('reads every member, addresses in lower case', () => {
    const lower = address.toLowerCase()
    expect(parsePolicy(full)).to.deep.equal({
      registries: [{ registry: { chainId: 1, address: lower }, finality: { confirmations: 3 } }],
      pins: [{ issuer: 'did:web:academy.example', key: { chainId: 10, address: lower } }],
      maxBlockAge: 60,
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
