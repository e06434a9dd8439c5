import { FetchRequest, JsonRpcProvider, Network } from 'ethers'
import { createPublicClient, http } from 'viem'
import { toRpc } from '../../../scripts/network/toRpc.ts'
import { fromEthers } from '../../../src/adapters/ethers.ts'
import { fromViem } from '../../../src/adapters/viem.ts'
import type { Rpc } from '../../../src/registry/Rpc.ts'
import { createVerifier } from '../../../src/verifier/createVerifier.ts'
import type { Report } from '../../../src/verifier/Report.ts'
import { buildBadge } from '../academy.ts'
import { openChain } from '../openChain.ts'
import { issueOne, openStage } from '../openStage.ts'
import { startAnvil } from '../startAnvil.ts'
import { type NodeProxy, startProxy } from './startProxy.ts'

/** What is presented, by what is true of it. */
export const kinds = ['good', 'revoked', 'forged'] as const
/** The verdict where the node is in order. */
export const honest = {
  good: ['valid', 'current'],
  revoked: ['valid', 'revoked'],
  forged: ['invalid', 'unknown'],
} as const satisfies Record<Kind, readonly [string, string]>

export type Kind = (typeof kinds)[number]

/** Clients of a node, with time limits that a test can wait for; and what ends them. */
const clients = {
  command: (url: string) => ({ rpc: toRpc(url, { timeout: 300 }), close() {} }),
  viem(url: string) {
    const transport = http(url, { timeout: 300, retryCount: 0 })
    return { rpc: fromViem(createPublicClient({ transport })), close() {} }
  },
  ethers(url: string) {
    const network = Network.from(31337)
    const request = new FetchRequest(url)
    request.timeout = 300
    request.setThrottleParams({ maxAttempts: 1 })
    const provider = new JsonRpcProvider(request, network, {
      staticNetwork: network,
      batchMaxCount: 1,
    })
    return { rpc: fromEthers(provider, { timeout: 300 }), close: () => provider.destroy() }
  },
} as const satisfies Record<string, (url: string) => { readonly rpc: Rpc; close(): void }>

export type Client = keyof typeof clients

/** A node behind a proxy, with three credentials, and somebody who verifies them by way of the proxy. */
export type FaultyStage = {
  readonly proxy: NodeProxy
  judge(kind: Kind, client?: Client): Promise<Report>
  /** The text of a credential, and a policy to judge it by. */
  readonly texts: Readonly<Record<Kind, string>>
  close(): Promise<void>
}

/** Starts anvil, issues, and waits until it is final. */
export async function openFaultyStage(): Promise<FaultyStage> {
  const { url, stop } = await startAnvil()
  const transport = http(url, { retryCount: 0 })
  const stage = await openStage(await openChain(async () => ({ transport, close: stop })))
  const revoked = await issueOne(stage, buildBadge('Ned'))
  await stage.chain.writer(0).revoke({ root: revoked.root, indexes: [revoked.index] })
  const forged = await issueOne(stage, buildBadge('Ola'), { anchored: false })
  await stage.chain.mine(100)
  const proxy = await startProxy(url)
  const now = await stage.chain.now()
  const texts = {
    good: JSON.stringify(stage.unsigned),
    revoked: JSON.stringify(revoked.document),
    forged: JSON.stringify(forged.document),
  }
  return {
    proxy,
    texts,
    async judge(kind, client = 'command') {
      const { rpc, close } = clients[client](proxy.url)
      try {
        const verifier = createVerifier({ policy: stage.policy, node: rpc, now: () => now })
        return await verifier.verify(texts[kind])
      } finally {
        close()
      }
    },
    async close() {
      await proxy.stop()
      await stage.chain.close()
    },
  }
}
