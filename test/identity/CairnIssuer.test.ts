import { expect } from 'chai'
import { formatCairnIssuer, parseCairnIssuer } from '../../src/identity/CairnIssuer.ts'

const registry = { chainId: 1, address: `0x${'ab'.repeat(20)}` } as const
const account = `eip155:1:${registry.address}`

describe('CairnIssuer', () => {
  it('is read and written', () => {
    const issuer = { registry, issuerId: 17 }
    expect(parseCairnIssuer(`${account}/17`)).to.deep.equal(issuer)
    expect(parseCairnIssuer(`eip155:1:0x${'AB'.repeat(20)}/17`)).to.deep.equal(issuer)
    expect(formatCairnIssuer(issuer)).to.equal(`${account}/17`)
  })

  for (const text of [
    '',
    account,
    `${account}/`,
    `${account}/0`,
    `${account}/017`,
    `${account}/-1`,
    `${account}/1.5`,
    `${account}/1e3`,
    `${account}/17/`,
    `${account}/17\n`,
    `${account}/9007199254740993`,
    `/17`,
    `eip155:0:${registry.address}/17`,
    `solana:1:${registry.address}/17`,
    `eip155:1:0xab/17`,
    `https://uni.example/${account}/17`,
  ]) {
    it(`is not ${JSON.stringify(text)}`, () => {
      expect(parseCairnIssuer(text)).to.equal(undefined)
    })
  }
})
