import { expect } from 'chai'
import {
  equalAccountIds,
  formatAccountId,
  InvalidAccountIdError,
  parseAccountId,
} from '../../src/base/accountId.ts'
import { toHex } from '../../src/base/hex.ts'
import { fc } from '../support/fastCheck.ts'

const address = '0xd8da6bf26964af9d7eed9e03e53415d37aa96045'
const mixed = '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045'

describe('accountId', () => {
  it('reads what it writes', () => {
    const chain = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })
    const account = fc.uint8Array({ minLength: 20, maxLength: 20 })
    fc.assert(
      fc.property(chain, account, (chainId, bytes) => {
        const id = { chainId, address: toHex(bytes) }
        expect(parseAccountId(formatAccountId(id))).to.deep.equal(id)
      }),
    )
  })

  it('does not tell the case of an address apart', () => {
    expect(parseAccountId(`eip155:1:${mixed}`)).to.deep.equal({ chainId: 1, address })
    expect(formatAccountId({ chainId: 1, address: mixed })).to.equal(`eip155:1:${address}`)
    expect(equalAccountIds({ chainId: 1, address: mixed }, { chainId: 1, address })).to.equal(true)
  })

  it('tells chains and addresses apart', () => {
    const other = address.replace('d', 'e') as typeof address
    expect(equalAccountIds({ chainId: 1, address }, { chainId: 10, address })).to.equal(false)
    expect(equalAccountIds({ chainId: 1, address }, { chainId: 1, address: other })).to.equal(false)
  })

  const refused = {
    nothing: '',
    'another namespace': `cosmos:1:${address}`,
    'a namespace in upper case': `EIP155:1:${address}`,
    'no chain': `eip155::${address}`,
    'chain 0': `eip155:0:${address}`,
    'a leading zero': `eip155:01:${address}`,
    'a chain in hex': `eip155:0x1:${address}`,
    'a chain with a sign': `eip155:+1:${address}`,
    'a chain of 2^53': `eip155:9007199254740992:${address}`,
    'no address': 'eip155:1',
    'an address of 19 bytes': `eip155:1:${address.slice(0, -2)}`,
    'an address without a prefix': `eip155:1:${address.slice(2)}`,
    'a fourth part': `eip155:1:${address}:`,
    'a space': ` eip155:1:${address}`,
  }
  for (const [what, text] of Object.entries(refused)) {
    it(`refuses ${what}`, () => {
      expect(() => parseAccountId(text))
        .to.throw(InvalidAccountIdError)
        .with.property('code', 'INVALID_ACCOUNT_ID')
    })
  }
})
