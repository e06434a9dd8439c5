import { expect } from 'chai'
import { keccak256 } from 'ethers'
import type { Deployment } from '../../src/deployments/Deployment.ts'
import { isCodeOf } from '../../src/deployments/isCodeOf.ts'

const none = `0x${'00'.repeat(32)}` as const
const deployment: Deployment = {
  address: `0x${'11'.repeat(20)}`,
  salt: none,
  creationCodeHash: none,
  codeHash: keccak256('0x60000060ff0000ee') as `0x${string}`,
  immutables: [
    [1, 2],
    [5, 2],
  ],
}

describe('isCodeOf', () => {
  const answers: readonly (readonly [what: string, code: `0x${string}`, isIt: boolean])[] = [
    ['the code as it was compiled', '0x60000060ff0000ee', true],
    ['its immutable values', '0x60aabb60ffccddee', true],
    ['capital letters', '0x60AABB60FFCCDDEE', true],
    ['another byte before', '0x61000060ff0000ee', false],
    ['another byte between', '0x60000061ff0000ee', false],
    ['another byte after', '0x60000060ff0000ef', false],
    ['one byte more', '0x60000060ff0000ee00', false],
    ['one byte less', '0x60000060ff0000', false],
    ['no code', '0x', false],
  ]
  for (const [what, code, isIt] of answers) {
    it(`${isIt ? 'knows' : 'does not take'} ${what}`, () => {
      expect(isCodeOf(deployment, code)).to.equal(isIt)
    })
  }
})
