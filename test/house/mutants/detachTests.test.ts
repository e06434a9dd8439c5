import { expect } from 'chai'
import type { Project } from '../../../scripts/maintain/mutants/Project.ts'
import { judge, toContract, toProject } from './project.ts'

const contract = `contract Sample {
  uint public immutable X;
  constructor(uint x) { X = x + 1; }
}`

/** This contract and this test of it. */
function withTest(test: string) {
  return {
    ...toContract(contract),
    'test/contracts/Sample.t.sol': `// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;
import {Sample} from "../../contracts/Sample.sol";
${test}
`,
  }
}

function hasIngredient({ ingredients, suites }: Project): boolean {
  return ingredients[suites[0]!.harness]!.includes('contracts/Sample.sol')
}

describe('detachTests', () => {
  it('fetches what a test creates', () => {
    const project = toProject(
      withTest('contract T { function test() external { assert(new Sample(1).X() == 2); } }'),
    )

    expect(project.sources['test/contracts/Sample.t.sol']).to.include(
      'Sample(createFromArtifact("contracts/Sample.sol:Sample", abi.encode(1))).X()',
    )
    expect(hasIngredient(project)).to.equal(false)
  })

  it('leaves with a test what it inherits, reads, or creates in another way', () => {
    for (const test of [
      'contract T is Sample(1) { function test() external view { assert(X == 2); } }',
      'contract T { function test() external pure { assert(type(Sample).creationCode.length > 0); } }',
      'contract T { function test() external { new Sample{salt: 0}(1); } }',
    ]) {
      expect(hasIngredient(toProject(withTest(test)))).to.equal(true)
    }
  })

  it('changes nothing of what a test sees', async () => {
    const verdicts = await judge(
      withTest('contract T { function test() external { assert(new Sample(1).X() == 2); } }'),
    )

    expect(new Set(verdicts.values())).to.deep.equal(new Set(['killed']))
  })
})
