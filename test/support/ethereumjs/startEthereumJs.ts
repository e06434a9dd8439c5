import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { answer } from './answer.ts'
import { createNode } from './createNode.ts'
import { type Hardfork, toGenesis } from './genesis.ts'

/** Starts a node of EthereumJS that listens on loopback: JSON-RPC over HTTP. */
export async function startEthereumJs(hardfork?: Hardfork) {
  const rpc = await createNode(toGenesis(hardfork))
  const server = createServer(async (request, response) => {
    const answered = await answer(rpc, await text(request))
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answered))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const stop = async () => {
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }
  return { url: `http://127.0.0.1:${port}`, stop }
}
