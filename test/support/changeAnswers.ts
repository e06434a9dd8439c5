import type { Rpc } from '../../src/registry/Rpc.ts'

/** A node that answers one method otherwise. */
export function changeAnswers(
  rpc: Rpc,
  method: string,
  toAnswer: (answer: never, params: readonly unknown[]) => unknown,
): Rpc {
  return {
    request: async (call) => {
      const answer = await rpc.request(call)
      return call.method === method ? toAnswer(answer as never, call.params) : answer
    },
  }
}

/** Of what is read of slots: says of every word that it is zero. */
export function forget(answer: string): string {
  return answer.slice(0, 130) + answer.slice(130).replace(/./g, '0')
}
