import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import { readBounded } from '../../src/adapters/node/readBounded.ts'
import type { Rpc } from '../../src/registry/Rpc.ts'

const mostAttempts = 3
const maxAnswerBytes = 2 ** 25
const options = { keepAlive: true, maxSockets: 8 } as const
const agents = { 'http:': new HttpAgent(options), 'https:': new HttpsAgent(options) }

/** What a node answered a call with that it did not carry out (JSON-RPC 2.0 §5.1). */
class AnswerError extends Error {
  readonly code: unknown
  readonly data: unknown
  constructor({ code, message, data }: { code?: unknown; message?: unknown; data?: unknown }) {
    super(String(message ?? ''))
    this.code = code
    this.data = data
  }
}

/**
 * A node to read from; asked nothing yet. Node's own client, because the start of a command that asks
 * five questions is most of its time. A call that found no answer is sent again, twice.
 *
 * @param options `signal` gives up all calls under way; `timeout` is how long an attempt may take, in milliseconds;
 * `attempts`, 3 unless told.
 * @throws {TypeError} where it is no URL.
 */
export function toRpc(
  address: string,
  {
    signal,
    timeout = 10_000,
    attempts = mostAttempts,
  }: { signal?: AbortSignal; timeout?: number; attempts?: number } = {},
): Rpc {
  const url = new URL(address)
  const until = signal ? [signal] : []
  let id = 0
  return {
    async request({ method, params }) {
      const own = ++id
      const body = JSON.stringify({ jsonrpc: '2.0', id: own, method, params })
      for (let attempt = 1; ; attempt++) {
        try {
          return readAnswer(await post(url, body, [AbortSignal.timeout(timeout), ...until]), own)
        } catch (error) {
          const isOver = signal?.aborted || attempt === attempts
          if (error instanceof AnswerError || isOver) throw error
        }
      }
    },
  }
}

function readAnswer(body: Uint8Array, id: number): unknown {
  const answer = JSON.parse(new TextDecoder().decode(body))
  if (answer?.error) throw new AnswerError(answer.error)
  // What was said to somebody else would be taken for a fact.
  if (answer?.id !== id) throw new Error('the answer is to another call')
  return answer.result
}

async function post(url: URL, body: string, until: AbortSignal[]): Promise<Uint8Array> {
  const isSecure = url.protocol === 'https:'
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const send = isSecure ? requestHttps : requestHttp
    const agent = agents[isSecure ? 'https:' : 'http:']
    // The signal also ends an answer that goes on and on.
    const signal = AbortSignal.any(until)
    send(url, { method: 'POST', headers, agent, signal }, resolve).on('error', reject).end(body)
  })
  const read = await readBounded(response, maxAnswerBytes)
  // Some nodes answer a refused call with another status, and say in the body why.
  if (response.statusCode === 200 || looksLikeAnswer(read)) return read
  throw new Error(`status ${response.statusCode}`)
}

function looksLikeAnswer(body: Uint8Array): boolean {
  return /"error"\s*:\s*\{\s*"/.test(new TextDecoder().decode(body.subarray(0, 1024)))
}
