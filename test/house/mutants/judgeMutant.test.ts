import { expect } from 'chai'
import { judge, toContract } from './project.ts'

const library = `library Sample {
  function sum(uint to) internal pure returns (uint total) {
    for (uint i = 1; i <= to; ++i) total += i;
  }
  function sizeOf(bytes calldata given) internal pure returns (uint) {
    bytes calldata same = given;
    return same.length;
  }
  function isSmall(uint x) internal pure returns (bool) { return x < 10; }
}`
const suite = (assertion: string) => `// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;
import {Sample} from "../../contracts/Sample.sol";
contract SampleTest {
  function test_it() external pure { assert(${assertion}); }
}
`

const sourcesOf = (assertion: string) => ({
  ...toContract(library),
  'test/contracts/Sample.t.sol': suite(assertion),
})

describe('judgeMutant', () => {
  let verdicts: ReadonlyMap<string, string>

  before(async () => {
    verdicts = await judge(sourcesOf('Sample.sum(3) == 6'))
  })

  it('kills what a test notices, also by an endless loop', () => {
    expect(verdicts.get('for (uint i = 1; i < to; ++i) total += i;')).to.equal('killed')
    expect(verdicts.get('for (uint i = 1; i <= to; ) total += i;')).to.equal('killed')
  })

  it('leaves alive what no test notices, or no test calls', () => {
    expect(verdicts.get('for (uint i = 0; i <= to; ++i) total += i;')).to.equal('survived')
    expect(
      verdicts.get('function isSmall(uint x) internal pure returns (bool) { return true; }'),
    ).to.equal('survived')
  })

  it('does not count what does not compile', () => {
    expect(verdicts.get('bytes calldata same;')).to.equal('invalid')
  })
})
