import { expect } from 'chai'
import { isContractAccount } from '../../src/registry/isContractAccount.ts'

describe('isContractAccount', () => {
  it('tells a contract from an account with a key, also a delegated one', async () => {
    const address = `0x${'ab'.repeat(20)}` as const
    const isOne = (code: string) => isContractAccount({ request: async () => code }, address)
    expect(await isOne('0x')).to.equal(false)
    expect(await isOne(`0xEF0100${'cd'.repeat(20)}`)).to.equal(false)
    expect(await isOne('0x6080')).to.equal(true)
    expect(await isOne('0xef0001')).to.equal(true)
  })
})
