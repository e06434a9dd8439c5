import { expect } from 'chai'
import { solidityPackedKeccak256 } from 'ethers'
import { loadFastKeccak256 } from '../../src/base/hash.ts'
import { toHex } from '../../src/base/hex.ts'
import { AnchorProofError } from '../../src/proof/AnchorProofError.ts'
import { hashLeaf } from '../../src/proof/hashLeaf.ts'
import { fc } from '../support/fastCheck.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const address = bytes(20).map(toHex)
const position = fc.record({
  registry: fc.record({ chainId: fc.nat(Number.MAX_SAFE_INTEGER), address }),
  key: address,
  index: fc.nat(2 ** 32 - 1),
  salt: bytes(32),
})

describe('hashLeaf', () => {
  it('is what Solidity makes of the packed members', () => {
    fc.assert(
      fc.property(position, bytes(32), ({ registry, key, index, salt }, digest) => {
        const expected = solidityPackedKeccak256(
          ['uint8', 'uint256', 'address', 'address', 'uint32', 'bytes32', 'bytes32'],
          [0, registry.chainId, registry.address, key, index, salt, digest],
        )
        expect(toHex(hashLeaf({ registry, key, index, salt }, digest))).to.equal(expected)
      }),
    )
  })

  it('is the same with the fast hash', async () => {
    const hash = await loadFastKeccak256()
    fc.assert(
      fc.property(position, bytes(32), (it, digest) => {
        expect(hashLeaf(it, digest, hash)).to.deep.equal(hashLeaf(it, digest))
      }),
    )
  })

  it('does not depend on the case of addresses', () => {
    const registry = { chainId: 1, address: '0xd8da6bf26964af9d7eed9e03e53415d37aa96045' } as const
    const mixed = { chainId: 1, address: '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045' } as const
    const rest = { key: registry.address, index: 0, salt: new Uint8Array(32) }
    const digest = new Uint8Array(32)
    expect(hashLeaf({ registry: mixed, ...rest }, digest)).to.deep.equal(
      hashLeaf({ registry, ...rest }, digest),
    )
  })

  it('refuses a salt and a digest that only together have the right length', () => {
    const address = `0x${'11'.repeat(20)}` as const
    const place = { registry: { chainId: 1, address }, key: address, index: 0 }
    const hash = (salt: number, digest: number) => () =>
      hashLeaf({ ...place, salt: new Uint8Array(salt) }, new Uint8Array(digest))
    expect(hash(31, 33)).to.throw(AnchorProofError).with.property('code', 'ANCHOR_PROOF_MALFORMED')
    expect(hash(32, 33)).to.throw(AnchorProofError)
    expect(hash(31, 32)).to.throw(AnchorProofError)
    expect(hash(32, 32)).to.not.throw()
  })
})
