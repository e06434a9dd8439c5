import { expect } from 'chai'
import { type Ballot, vote } from '../../src/quorum/vote.ts'
import { RegistryError, type RegistryErrorCode } from '../../src/registry/RegistryError.ts'

const says = (node: string, value: string): Ballot<string> => ({ node, value })
const fails = (node: string, code: RegistryErrorCode): Ballot<string> => ({
  node,
  problem: code,
  error: new RegistryError({ code, problem: 'it failed' }),
})
const decide = (threshold: number, ...ballots: Ballot<string>[]) => {
  try {
    return vote(ballots, threshold, (value) => value.toLowerCase())
  } catch (error) {
    return (error as RegistryError).code
  }
}

describe('vote', () => {
  it('takes what enough say alike, and names who says something else', () => {
    const outcome = decide(2, says('a', 'X'), says('b', 'y'), says('c', 'x'))
    expect(outcome).to.deep.equal({
      value: 'X',
      dissent: [{ node: 'b', problem: 'other-answer' }],
    })
  })

  it('names who failed, and with what', () => {
    const failed = fails('b', 'REGISTRY_WRONG_CHAIN')
    const outcome = decide(2, says('a', 'x'), failed, says('c', 'x'))
    expect(outcome).to.have.deep.property('dissent', [
      { node: 'b', problem: 'REGISTRY_WRONG_CHAIN' },
    ])
  })

  it('takes nothing that too few say', () => {
    expect(decide(2, says('a', 'x'), says('b', 'y'))).to.equal('REGISTRY_NO_QUORUM')
    expect(decide(3, says('a', 'x'), says('b', 'x'), says('c', 'y'))).to.equal('REGISTRY_NO_QUORUM')
    expect(decide(2, says('a', 'x'), fails('b', 'REGISTRY_UNREACHABLE'))).to.equal(
      'REGISTRY_NO_QUORUM',
    )
    expect(decide(1)).to.equal('REGISTRY_NO_QUORUM')
  })

  it('does not choose between two answers that have enough each', () => {
    const even = [says('a', 'x'), says('b', 'x'), says('c', 'y'), says('d', 'y')]
    expect(decide(2, ...even)).to.equal('REGISTRY_NO_QUORUM')
    expect(decide(2, ...even, says('e', 'x'))).to.equal('REGISTRY_NO_QUORUM')
  })

  it('fails as enough of them fail, where no answer has enough', () => {
    const gone = (node: string) => fails(node, 'REGISTRY_UNREACHABLE')
    const other = (node: string) => fails(node, 'REGISTRY_NOT_FOUND')
    expect(decide(2, gone('a'), gone('b'), says('c', 'x'))).to.equal('REGISTRY_UNREACHABLE')
    expect(decide(2, gone('a'), gone('b'), says('c', 'x'), says('d', 'x'))).to.include({
      value: 'x',
    })
    expect(decide(2, gone('a'), other('b'), says('c', 'x'))).to.equal('REGISTRY_NO_QUORUM')
    expect(decide(1, gone('a'), other('b'))).to.equal('REGISTRY_NO_QUORUM')
    const split = [says('a', 'x'), says('b', 'x'), says('c', 'y'), says('d', 'y')]
    expect(decide(2, ...split, gone('e'), gone('f'))).to.equal('REGISTRY_NO_QUORUM')
  })
})
