import type { Rpc } from '../../src/registry/Rpc.ts'

/** A node that is passed on to, and what it was asked: the method of each request. */
export function countCalls(rpc: Rpc): { readonly rpc: Rpc; readonly asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    rpc: {
      request(call) {
        asked.push(call.method)
        return rpc.request(call)
      },
    },
  }
}
