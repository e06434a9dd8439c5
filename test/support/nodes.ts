import { network } from 'hardhat'
import { custom, http, type Transport } from 'viem'
import type { Hardfork } from './ethereumjs/genesis.ts'
import { startEthereumJs } from './ethereumjs/startEthereumJs.ts'
import { startAnvil } from './startAnvil.ts'

/** A node beside us answers at once, or does not at all. */
const options = { retryCount: 0 } as const

/** A node that the tests started, and have to stop. */
export type Node = { readonly transport: Transport; close(): Promise<void> }

/** Starts a node. */
export type OpenNode = () => Promise<Node>

/** Hardhat's node, inside this process. */
export async function openEmbedded(): Promise<Node> {
  const connection = await network.create('embedded')
  return {
    transport: custom(connection.provider as never, options),
    close: () => connection.close(),
  }
}

/** anvil, over HTTP. */
export async function openAnvil(): Promise<Node> {
  const { url, stop } = await startAnvil()
  return { transport: http(url, options), close: stop }
}

/** A node of EthereumJS, over HTTP: by the rules of the others, or by older ones. */
export async function openEthereumJs(hardfork?: Hardfork): Promise<Node> {
  const { url, stop } = await startEthereumJs(hardfork)
  return { transport: http(url, options), close: stop }
}

/** A node that listens already, and that somebody else stops. */
export function openUrl(url: string): OpenNode {
  return async () => ({ transport: http(url, options), close: async () => {} })
}
