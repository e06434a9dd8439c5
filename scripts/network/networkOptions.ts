import type { Command } from 'commander'

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
