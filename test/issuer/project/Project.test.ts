import { expect } from 'chai'
import type { JsonValue } from '../../../src/credential/parseJson.ts'
import {
  hasSecret,
  ProjectError,
  parseProject,
  toProjectJson,
} from '../../../src/issuer/project/Project.ts'

const address = `0x${'ab'.repeat(20)}`
const least = { version: 1, registry: `eip155:1:${address}` }
const whole = {
  ...least,
  network: { rpc: 'https://node.example' },
  issuerId: 7,
  account: { address, keystore: 'keys/account.json' },
  signingKey: { multikey: 'z6Mk', keystore: 'keys/signing.json' },
  template: 'template.json',
  price: { amount: '2500', currency: 'EUR' },
}

describe('parseProject', () => {
  it('reads every member, and writes what it reads', () => {
    for (const value of [
      least,
      whole,
      { ...whole, network: { chain: 'chain' }, price: { feed: address }, account: { address } },
    ]) {
      expect(toProjectJson(parseProject(value as JsonValue))).to.deep.equal(value)
    }
  })

  const refused: readonly (readonly [what: string, change: object])[] = [
    ['another version', { version: 2 }],
    ['no registry', { registry: undefined }],
    ['a registry without a chain', { registry: address }],
    ['a member that is not known', { rpc: 'https://node.example' }],
    ['two networks', { network: { rpc: 'https://node.example', chain: 'chain' } }],
    ['a node that is no web address', { network: { rpc: 'ws://node.example' } }],
    ['a node whose address may hold a key', { network: { rpc: 'https://node.example/v3/abc' } }],
    ['an issuer without a number', { issuerId: 0 }],
    ['an account that is none', { account: { address: '0x12' } }],
    ['a secret key', { account: { address, privateKey: `0x${'11'.repeat(32)}` } }],
    ['a price of two kinds', { price: { amount: '1', currency: 'EUR', feed: address } }],
    ['a price without a currency', { price: { amount: '1' } }],
  ]
  for (const [what, change] of refused) {
    it(`refuses ${what}`, () => {
      const value = JSON.parse(JSON.stringify({ ...whole, ...change }))
      expect(() => parseProject(value))
        .to.throw(ProjectError)
        .with.property('code', 'PROJECT_MALFORMED')
    })
  }

  it('takes all for a secret that can be one', () => {
    for (const url of ['https://a.example', 'http://127.0.0.1:8545/']) {
      expect(hasSecret(url), url).to.equal(false)
    }
    for (const url of [
      ...['https://k@a.example', 'https://u:k@a.example', 'https://a.example/k'],
      ...['https://a.example/?k', 'no url'],
    ]) {
      expect(hasSecret(url), url).to.equal(true)
    }
  })
})
