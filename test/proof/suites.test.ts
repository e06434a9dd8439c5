import { expect } from 'chai'
import { findSuite } from '../../src/proof/suites.ts'

describe('findSuite', () => {
  it('knows the older type alone, without a cryptosuite', () => {
    const type = 'Ed25519Signature2020'
    expect(findSuite({ type })).to.include({ name: type })
    expect(findSuite({ type, cryptosuite: 'eddsa-rdfc-2022' })).to.equal(undefined)
    expect(findSuite({ type: 'Ed25519Signature2018' })).to.equal(undefined)
    expect(findSuite({})).to.equal(undefined)
  })

  it('knows a cryptosuite under its one type only', () => {
    const cryptosuite = 'eddsa-rdfc-2022'
    expect(findSuite({ type: 'DataIntegrityProof', cryptosuite })).to.include({ name: cryptosuite })
    expect(findSuite({ type: 'DataIntegrityProof' })).to.equal(undefined)
    expect(findSuite({ type: 'Proof', cryptosuite })).to.equal(undefined)
  })
})
