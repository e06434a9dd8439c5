import { expect } from 'chai'
import { parseDidPkh, toDidPkh } from '../../src/identity/didPkh.ts'

const address = `0x${'ab'.repeat(20)}` as const

describe('didPkh', () => {
  it('names an account, whatever the case of its address', () => {
    const account = { chainId: 1, address }
    expect(toDidPkh(account)).to.equal(`did:pkh:eip155:1:${address}`)
    expect(parseDidPkh(toDidPkh(account))).to.deep.equal(account)
    expect(parseDidPkh(`did:pkh:eip155:1:0x${'Ab'.repeat(20)}`)).to.deep.equal(account)
  })

  const others = [
    '',
    'did:pkh:',
    `did:web:eip155:1:${address}`,
    `DID:PKH:eip155:1:${address}`,
    `did:pkh:EIP155:1:${address}`,
    `did:pkh:eip155:01:${address}`,
    `did:pkh:eip155:0:${address}`,
    `did:pkh:eip155::${address}`,
    `did:pkh:eip155:9007199254740993:${address}`,
    `did:pkh:eip155:1:${address}#blockchainAccountId`,
    `did:pkh:eip155:1:${address}:x`,
    `did:pkh:eip155:1:${address}\n`,
    `did:pkh:eip155:1:${address.slice(0, -2)}`,
    ` did:pkh:eip155:1:${address}`,
    `did:pkh:solana:1:${address}`,
  ]
  for (const text of others) {
    it(`is not ${JSON.stringify(text)}`, () => {
      expect(parseDidPkh(text)).to.equal(undefined)
    })
  }
})
