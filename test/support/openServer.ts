import { readFile } from 'node:fs/promises'
import { toRpc } from '../../scripts/network/toRpc.ts'
import type { RequestEntry, ServerOptions } from '../../src/adapters/node/server/ServerOptions.ts'
import { startServer } from '../../src/adapters/node/server/startServer.ts'
import { parseJson } from '../../src/credential/parseJson.ts'
import type { VerifierOptions } from '../../src/verifier/createVerifier.ts'
import { parsePolicy } from '../../src/verifier/parsePolicy.ts'
import { startNode } from './startNode.ts'
import { writeSample } from './writeSample.ts'

/** A server of the tests, and what it told of its requests. */
export type OpenServer = {
  readonly url: string
  readonly entries: readonly RequestEntry[]
  stop(): Promise<boolean>
}

/** A node with a sample on it, the sample's texts, and a verifier that asks the node. */
export async function openChainToServe(folder: string) {
  const node = await startNode()
  const sample = await writeSample(folder, node.url)
  const [good, revoked] = await Promise.all(
    [sample.good, sample.revoked].map((path) => readFile(path, 'utf8')),
  )
  const verifier: VerifierOptions = {
    policy: parsePolicy(parseJson(await readFile(sample.policy))),
    node: toRpc(node.url),
    now: Date.now,
  }
  return { ...node, sample, verifier, good: good as string, revoked: revoked as string, toBody }
}

/** The body of a request for one credential. */
function toBody(credential: string, options?: object): string {
  const rest = options ? `,"options":${JSON.stringify(options)}` : ''
  return `{"verifiableCredential":${credential}${rest}}`
}

/** Starts a server on a free port of loopback. */
export async function openServer(options: ServerOptions): Promise<OpenServer> {
  const entries: RequestEntry[] = []
  const server = await startServer({
    port: 0,
    onRequest: (entry) => entries.push(entry),
    ...options,
  })
  return { ...server, entries }
}

/** Sends a body, JSON unless another type is named. */
export async function post(url: string, body: string | Uint8Array, type = 'application/json') {
  return fetch(url, { method: 'POST', headers: { 'content-type': type }, body: body as BodyInit })
}
