import { expect } from 'chai'
import { id } from 'ethers'
import { generalScope, toScope } from '../../src/trust/toScope.ts'

describe('toScope', () => {
  it('is keccak256 of the kind, a colon and the name in UTF-8', () => {
    expect(toScope('type', 'Certificate')).to.equal(id('type:Certificate'))
    expect(toScope('framework', 'ESCO')).to.equal(id('framework:ESCO'))
    const name = 'https://académie.example/é'
    expect(toScope('achievement', name)).to.equal(id(`achievement:${name}`))
  })

  it('is never the general one', () => {
    expect(generalScope).to.equal(`0x${'00'.repeat(32)}`)
    expect(toScope('type', '')).to.not.equal(generalScope)
  })
})
