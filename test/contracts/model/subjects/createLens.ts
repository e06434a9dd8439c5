import type { Result } from 'ethers'
import type { Answers } from '../Answer.ts'
import type { World } from '../history/World.ts'
import type { Subject } from './Subject.ts'

/** The contract, by `eth_call` at one block, named by its hash (EIP-1898). */
export function createLens({ chain }: World): Subject {
  const { lens, provider, registry, trust } = chain
  return {
    without: [],
    async ask(questions, edges, { hash }) {
      const args = [registry.address, questions, trust.address, edges]
      const data = lens.abi.encodeFunctionData('look', args)
      const answer = (await provider.request({
        method: 'eth_call',
        params: [{ to: lens.address, data }, { blockHash: hash }],
      })) as string
      const { moment, answers, grants } = lens.abi.decodeFunctionResult('look', answer)
      return {
        moment: toPlain(moment),
        answers: answers.map(toPlain),
        grants: grants.map(toPlain),
      } as Answers
    },
  }
}

function toPlain(result: Result): Record<string, unknown> {
  return result.toObject(true)
}
