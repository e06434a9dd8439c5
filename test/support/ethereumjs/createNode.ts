import type { Rpc } from '../../../src/registry/Rpc.ts'
import { blockMethods } from './blockMethods.ts'
import type { Genesis } from './genesis.ts'
import { createLedger } from './Ledger.ts'
import { mineMethods } from './mineMethods.ts'
import { RpcFault } from './RpcFault.ts'
import { stateMethods } from './stateMethods.ts'

const methods = new Map(Object.entries({ ...blockMethods, ...stateMethods, ...mineMethods }))

/**
 * A node made of the EthereumJS VM, an EVM that shares no code with the other nodes, as EIP-1193
 * `request`. It does one thing after the other, as asked.
 */
export async function createNode(genesis: Genesis): Promise<Rpc> {
  const ledger = await createLedger(genesis)
  let last: Promise<unknown> = Promise.resolve()
  return {
    request({ method, params = [] }) {
      const run = methods.get(method)
      if (!run) return Promise.reject(new RpcFault('METHOD', `there is no method ${method}`))
      const result = last.then(() => run(ledger, params))
      last = result.catch(() => undefined)
      return result
    },
  }
}
