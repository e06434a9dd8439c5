import type { Network } from './Network.ts'
import { defaultFolder, type NetworkOptions } from './networkOptions.ts'
import { openEmbedded } from './openEmbedded.ts'
import { openRpc } from './openRpc.ts'

/** Opens the network, does something on it, and closes it whatever happens. */
export async function withNetwork<Value>(
  { rpc, chain, keystore }: NetworkOptions,
  work: (network: Network) => Promise<Value>,
): Promise<Value> {
  const network =
    rpc === undefined
      ? await openEmbedded(chain ?? defaultFolder, keystore)
      : await openRpc(rpc, keystore)
  try {
    return await work(network)
  } finally {
    await network.close()
  }
}
