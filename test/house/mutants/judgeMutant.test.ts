import { expect } from 'chai'
import { compileSuites, judgeMutant } from '../../../scripts/maintain/mutants/judgeMutant.ts'
import { toContract, toProject } from './project.ts'

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

/** What becomes of each mutant, by what it makes of its line. */
async function judge(assertion: string) {
  const sources = { ...toContract(library), 'test/contracts/Sample.t.sol': suite(assertion) }
  const { mutants, ...project } = toProject(sources)
  const options = { project, evmVersion: 'cancun' }
  const original = compileSuites(project.suites, options)!
  const few = { fuzz: { runs: 1, seed: '0x1' } }
  const verdicts = new Map<string, string>()
  for (const mutant of mutants) {
    const setup = { ...options, original, slow: new Set<string>(), quick: few, thorough: few }
    verdicts.set(mutant.becomes, (await judgeMutant(mutant, setup)).outcome)
  }
  return verdicts
}

describe('judgeMutant', () => {
  it('kills what a test notices, also by an endless loop', async () => {
    const verdicts = await judge('Sample.sum(3) == 6')

    expect(verdicts.get('for (uint i = 1; i < to; ++i) total += i;')).to.equal('killed')
    expect(verdicts.get('for (uint i = 1; i <= to; ) total += i;')).to.equal('killed')
  })

  it('leaves alive what no test notices, or no test calls', async () => {
    const verdicts = await judge('Sample.sum(3) == 6')

    expect(verdicts.get('for (uint i = 0; i <= to; ++i) total += i;')).to.equal('survived')
    expect(
      verdicts.get('function isSmall(uint x) internal pure returns (bool) { return true; }'),
    ).to.equal('survived')
  })

  it('does not count what does not compile', async () => {
    const verdicts = await judge('true')

    expect(verdicts.get('bytes calldata same;')).to.equal('invalid')
    expect(verdicts.get('for (uint i; i <= to; ++i) total += i;')).to.equal('survived')
  })
})
