import { network } from 'hardhat'
import { custom, http, type Transport } from 'viem'
import { startEthereumJs } from './ethereumjs/startEthereumJs.ts'
import { startAnvil } from './startAnvil.ts'

/** A node that the tests started, and have to stop. */
export type Node = { readonly transport: Transport; close(): Promise<void> }

/** Starts a node. */
export type OpenNode = () => Promise<Node>

/** Hardhat's node, inside this process. */
export async function openEmbedded(): Promise<Node> {
  const connection = await network.create('embedded')
  return { transport: custom(connection.provider as never), close: () => connection.close() }
}

/** anvil, over HTTP. */
export async function openAnvil(): Promise<Node> {
  const { url, stop } = await startAnvil()
  return { transport: http(url), close: stop }
}

/** A node of EthereumJS, over HTTP. */
export async function openEthereumJs(): Promise<Node> {
  const { url, stop } = await startEthereumJs()
  return { transport: http(url), close: stop }
}
