import { expect } from 'chai'
import { InvalidQuorumError } from '../../src/quorum/createQuorum.ts'
import { openChains, toMajority } from '../../src/quorum/openChains.ts'
import type { Rpc } from '../../src/registry/Rpc.ts'

describe('openChains', () => {
  const asked: string[] = []
  const open = (url: string): Rpc => ({
    request: async () => {
      asked.push(url)
      return url.includes('bad') ? '0x2' : '0x1'
    },
  })
  const urls = ['https://one.example/key', 'https://bad.example', 'https://two.example']

  it('asks all nodes of a chain, and takes what more than half of them say', async () => {
    const chains = openChains([{ chainId: 1, urls }], open)
    expect(await chains.get(1)?.readChainId()).to.equal(1)
    expect(asked).to.have.members(urls)
    expect(chains.get(1)?.nodes).to.include({ asked: 3, needed: 2 })
  })

  it('takes what as many say as it is told', async () => {
    const chains = openChains([{ chainId: 1, urls, quorum: 3 }], open)
    const error = await chains
      .get(1)
      ?.readChainId()
      .catch((it) => it)
    expect(error).to.have.property('code', 'REGISTRY_NO_QUORUM')
  })

  it('refuses two addresses of one host', () => {
    const same = ['https://one.example/a', 'https://one.example/b']
    expect(() => openChains([{ chainId: 1, urls: same }], open)).to.throw(InvalidQuorumError)
  })
})

describe('toMajority', () => {
  it('is more than half', () => {
    expect([1, 2, 3, 4, 5].map(toMajority)).to.deep.equal([1, 2, 2, 3, 3])
  })
})
