import { expect } from 'chai'
import { toUnsigned } from '../../../scripts/network/readRemoteAccount.ts'
import { RemoteSignerError } from '../../../src/registry/RemoteSignerError.ts'

const whole = {
  type: 'eip1559',
  chainId: 31337,
  nonce: 0,
  to: `0x${'ab'.repeat(20)}`,
  data: '0x12',
  gas: 21_000n,
  maxFeePerGas: 2n,
  maxPriorityFeePerGas: 1n,
}

describe('toUnsigned', () => {
  it('hands on all that the wallet library filled in', () => {
    const { type: _, ...unsigned } = whole
    expect(toUnsigned(whole)).to.deep.equal(unsigned)
    expect(toUnsigned({ ...whole, value: 0n })).to.deep.equal(unsigned)
    const { maxPriorityFeePerGas: __, data: ___, ...least } = whole
    expect(toUnsigned(least)).to.deep.include({ data: '0x', maxPriorityFeePerGas: 0n })
  })

  it('refuses what would be signed in part', () => {
    for (const change of [
      { value: 1n },
      { to: undefined },
      { nonce: undefined },
      { gas: undefined },
      { maxFeePerGas: undefined },
    ]) {
      expect(() => toUnsigned({ ...whole, ...change }), Object.keys(change)[0])
        .to.throw(RemoteSignerError)
        .with.property('code', 'REMOTE_SIGNER_ACCOUNT')
    }
  })
})
