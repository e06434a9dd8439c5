import type { Command } from 'commander'
import type { Network } from './Network.ts'
import { openEmbedded } from './openEmbedded.ts'
import { openRpc } from './openRpc.ts'

/** Where the demo writes, and where an embedded network is kept unless another folder is named. */
export const defaultFolder = 'demo/output'

/** Which network a command works on. */
export type NetworkOptions = { readonly rpc?: string; readonly chain?: string }

/** Adds the options that say which network a command works on. */
export function withNetworkOptions(command: Command): Command {
  return command
    .option('--rpc <url>', 'JSON-RPC address of a node')
    .option('--chain <folder>', `folder of an embedded network (default: ${defaultFolder})`)
}

/** Opens the network, does something on it, and closes it whatever happens. */
export async function withNetwork<Value>(
  { rpc, chain }: NetworkOptions,
  work: (network: Network) => Promise<Value>,
): Promise<Value> {
  const network =
    rpc === undefined ? await openEmbedded(chain ?? defaultFolder) : await openRpc(rpc)
  try {
    return await work(network)
  } finally {
    await network.close()
  }
}
