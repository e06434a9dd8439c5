import { type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import { startHost } from '../startHost.ts'

/** One call of JSON-RPC, as it was asked. */
export type Call = {
  readonly id: unknown
  readonly method: string
  readonly params: readonly unknown[]
}

/** What JSON-RPC answers one call with. */
export type Answer = { readonly id?: unknown; readonly result?: unknown; readonly error?: unknown }

/** What to do with one request: give an answer of its own, or none. */
export type Fault = (exchange: {
  /** Several, where they came in one request. */
  readonly calls: readonly Call[]
  readonly response: ServerResponse
  /** What the node says to each call. */
  ask(): Promise<readonly Answer[]>
  /** Answers in the form in which the calls came. */
  reply(answers: readonly Answer[]): void
}) => Promise<void> | void

/** A fault, and the requests that it happens to: the number counts from 0. */
export type Plan = { readonly fault: Fault; hits(number: number, calls: readonly Call[]): boolean }

/** A node on the loopback interface that hands every request on to another, but for what is planned. */
export type NodeProxy = {
  readonly url: string
  /** The methods that were asked since the last plan, in order. */
  readonly asked: readonly string[]
  /** From now on this happens, and the count begins again. */
  plan(plan?: Plan): void
  stop(): Promise<void>
}

/** Starts a proxy before a node. */
export async function startProxy(target: string): Promise<NodeProxy> {
  let asked: string[] = []
  let count = 0
  let current: Plan | undefined
  const honest: Fault = async ({ ask, reply }) => reply(await ask())
  const host = await startHost(async (request, response) => {
    const body = JSON.parse(await readText(request)) as Call | readonly Call[]
    const calls = [body].flat() as readonly Call[]
    asked.push(...calls.map(({ method }) => method))
    const isHit = current?.hits(count++, calls) ?? false
    const ask = async () => [JSON.parse(await post(target, JSON.stringify(body)))].flat()
    const reply = (answers: readonly Answer[]) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(Array.isArray(body) ? answers : answers[0]))
    }
    await (isHit && current ? current.fault : honest)({ calls, response, ask, reply })
  })
  return {
    url: `http://127.0.0.1:${host.port}`,
    get asked() {
      return asked
    },
    plan(plan) {
      current = plan
      count = 0
      asked = []
    },
    stop: host.stop,
  }
}

async function readText(message: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of message.setEncoding('utf8')) text += chunk
  return text
}

function post(url: string, body: string): Promise<string> {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  return new Promise((resolve, reject) => {
    send(url, { method: 'POST', headers }, (answer) => void readText(answer).then(resolve, reject))
      .on('error', reject)
      .end(body)
  })
}
