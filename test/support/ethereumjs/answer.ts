import * as v from 'valibot'
import { readShape } from '../../../src/base/readShape.ts'
import type { Rpc } from '../../../src/registry/Rpc.ts'
import { RpcFault } from './RpcFault.ts'

const shape = v.object({
  jsonrpc: v.literal('2.0'),
  id: v.optional(v.union([v.string(), v.number(), v.null()]), null),
  method: v.string(),
  params: v.optional(v.array(v.unknown()), []),
})

/** What a node answers to a text: one answer of JSON-RPC 2.0, or one to each of many requests. */
export async function answer(rpc: Rpc, text: string): Promise<unknown> {
  let asked: unknown
  try {
    asked = JSON.parse(text)
  } catch {
    return toFailure(null, new RpcFault('PARSE', 'that is not JSON'))
  }
  if (!Array.isArray(asked)) return answerOne(rpc, asked)
  if (asked.length === 0) return toFailure(null, new RpcFault('REQUEST', 'nothing is asked'))
  return Promise.all(asked.map((one) => answerOne(rpc, one)))
}

async function answerOne(rpc: Rpc, asked: unknown): Promise<unknown> {
  const read = readShape(shape, asked)
  if ('faults' in read) return toFailure(null, new RpcFault('REQUEST', 'that is no request'))
  const { id, method, params } = read.value
  try {
    return { jsonrpc: '2.0', id, result: await rpc.request({ method, params }) }
  } catch (error) {
    return toFailure(id, error)
  }
}

function toFailure(id: string | number | null, error: unknown) {
  const fault =
    error instanceof RpcFault ? error : new RpcFault('INTERNAL', (error as Error).message)
  const { code, message, data } = fault
  return { jsonrpc: '2.0', id, error: { code, message, ...(data && { data }) } }
}
