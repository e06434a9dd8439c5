import { expect } from 'chai'
import { isJsonObject } from '../../src/credential/isJsonObject.ts'

describe('isJsonObject', () => {
  it('knows an object from everything else', () => {
    expect([{}, { a: 1 }].every(isJsonObject)).to.equal(true)
    expect([null, undefined, [], [{}], 'x', 1, true].some(isJsonObject)).to.equal(false)
  })
})
