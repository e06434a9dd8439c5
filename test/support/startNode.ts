import { createServer } from 'node:net'
import { network } from 'hardhat'

/** Starts a Hardhat node that listens on loopback, with the time of today. */
export async function startNode() {
  const override = { initialDate: new Date().toISOString() }
  const server = await network.createServer(
    { network: 'embedded', override },
    '127.0.0.1',
    await findPort(),
  )
  const { address, port } = await server.listen()
  return { url: `http://${address}:${port}`, stop: () => server.close() }
}

/** A port that nobody listens on. */
export async function findPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}
