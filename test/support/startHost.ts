import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'

/** A web server on the loopback interface. */
export type Host = {
  readonly port: number
  /** How many connections were opened so far. */
  connections(): number
  stop(): Promise<void>
}

/** Starts a server on a free port of 127.0.0.1; with `tls`, one that speaks https. */
export async function startHost(
  listener: RequestListener,
  tls?: { readonly cert: string; readonly key: string },
): Promise<Host> {
  const server = tls ? createTlsServer(tls, listener) : createServer(listener)
  const sockets = new Set<Socket>()
  let opened = 0
  server.on('connection', (socket: Socket) => {
    opened++
    sockets.add(socket)
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => opened,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
