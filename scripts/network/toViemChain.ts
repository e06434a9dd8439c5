import { type Chain, defineChain } from 'viem'

/** A chain as viem wants it described; the node's address is given elsewhere. */
export function toViemChain(chainId: number): Chain {
  return defineChain({
    id: chainId,
    name: `eip155:${chainId}`,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [] } },
  })
}
