import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

type Call = { readonly method: string; readonly params: readonly unknown[] }

/** Starts a node on loopback that passes on what another one says, but for what it is told to change. */
export async function startLiar(url: string, toAnswer: (result: never, call: Call) => unknown) {
  const server = createServer(async (request, response) => {
    const parts: Uint8Array[] = []
    for await (const part of request) parts.push(part)
    const body = Buffer.concat(parts).toString()
    const headers = { 'content-type': 'application/json' }
    const answer = await (await fetch(url, { method: 'POST', headers, body })).json()
    const isAnswered = Object.hasOwn(answer, 'result')
    const said = isAnswered
      ? { ...answer, result: toAnswer(answer.result as never, JSON.parse(body)) }
      : answer
    response.writeHead(200, headers).end(JSON.stringify(said))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const stop = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/key`, stop }
}
