import { expect } from 'chai'
import { toList } from '../../src/base/toList.ts'

describe('toList', () => {
  it('makes a list of one, of none, and leaves a list as it is', () => {
    const list = ['a', ['b']]
    expect(toList(list)).to.equal(list)
    for (const one of ['a', '', 0, false, {}]) expect(toList(one)).to.deep.equal([one])
    for (const none of [undefined, null]) expect(toList(none)).to.deep.equal([])
  })
})
