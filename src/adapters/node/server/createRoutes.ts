import { createNodeReader } from '../../../registry/createNodeReader.ts'
import { createVerifier, type VerifierOptions } from '../../../verifier/createVerifier.ts'
import { createGate } from './createGate.ts'
import { createMetrics, type Metrics } from './createMetrics.ts'
import { createReadiness } from './createReadiness.ts'
import type { Bindings } from './Notes.ts'
import { checkMediaType } from './readBody.ts'
import { readOpenApi } from './readOpenApi.ts'
import type { ServerLimits, ServerOptions } from './ServerOptions.ts'
import { streamBatch } from './streamBatch.ts'
import { verifyCredential } from './verifyCredential.ts'
import { verifyPresentation } from './verifyPresentation.ts'

/** One thing that can be asked. */
export type Route = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** Whether it is still answered while the server stops. */
  readonly isLasting: boolean
  /** After this time the connection is broken, whatever the client does. */
  readonly milliseconds: number
  readonly answer: (env: Bindings) => Response | Promise<Response>
}

const linesTypes = ['application/jsonl', 'application/x-ndjson', 'application/json-lines']

/** What can be asked of a server with one verifier, and what is counted of it. */
export function createRoutes(
  options: ServerOptions['verifier'],
  limits: ServerLimits,
): { readonly routes: readonly Route[]; readonly metrics: Metrics } {
  const gate = createGate(limits.maxRequests)
  const batches = createGate(limits.maxBatches)
  const metrics = createMetrics(() => ({ requests: gate.inside, batches: batches.inside }))
  const watched = watch(options, metrics)
  const verifier = createVerifier(watched)
  const readReadiness = createReadiness(watched)
  const onReport = metrics.addReport
  // The last answers still have to be taken.
  const milliseconds = 2 * limits.requestMilliseconds
  const quick = { method: 'GET', isLasting: true, milliseconds } as const
  const one = { method: 'POST', isLasting: false, milliseconds } as const
  const by = { verifier, limits, gate, onReport }
  const routes: readonly Route[] = [
    {
      ...one,
      path: '/credentials/verify',
      answer: ({ incoming }) => verifyCredential(incoming, by),
    },
    {
      ...one,
      path: '/presentations/verify',
      answer: ({ incoming }) => verifyPresentation(incoming, by),
    },
    {
      ...one,
      path: '/credentials/verify-batch',
      milliseconds: limits.batchMilliseconds + milliseconds,
      answer: ({ incoming }) => {
        checkMediaType(incoming, linesTypes)
        const onEnd = batches.enter()
        const lines = streamBatch(incoming, { verifier, limits, onReport, onEnd })
        return new Response(lines, { headers: { 'Content-Type': 'application/jsonl' } })
      },
    },
    { ...quick, path: '/health', answer: () => Response.json({ status: 'alive' }) },
    {
      ...quick,
      path: '/ready',
      isLasting: false,
      answer: async () => Response.json(await readReadiness()),
    },
    {
      ...quick,
      path: '/metrics',
      answer: async () => {
        const { text, mediaType } = await metrics.read()
        return new Response(text, { headers: { 'Content-Type': mediaType } })
      },
    },
    { ...quick, path: '/openapi.json', answer: () => Response.json(readOpenApi()) },
  ]
  return { routes, metrics }
}

/** The same options, with chains whose failures are counted. */
function watch({ node, ...options }: VerifierOptions, metrics: Metrics): VerifierOptions {
  const chain = options.chain ?? (node && createNodeReader(node))
  const chains = [...(options.chains ?? [])].map(([id, it]) => [id, metrics.watch(it)] as const)
  return { ...options, ...(chain && { chain: metrics.watch(chain) }), chains: new Map(chains) }
}
