import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { ChainReader } from '../../../registry/ChainReader.ts'
import { RegistryError } from '../../../registry/RegistryError.ts'
import type { Report } from '../../../verifier/Report.ts'
import type { RequestEntry } from './ServerOptions.ts'

/** What a server counts, and how it tells (Prometheus). */
export type Metrics = {
  /** A request that is over. */
  addRequest(entry: RequestEntry): void
  addReport(report: Report): void
  /** The same reader, whose failures are counted, and the nodes in it that do not count. */
  watch(chain: ChainReader): ChainReader
  /** The text of all of it, and its media type. */
  read(): Promise<{ readonly text: string; readonly mediaType: string }>
}

/** From a document that cannot be read to a node that hardly answers. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/**
 * Makes the metrics of one server, in a registry of their own.
 *
 * @param underWay How many requests and batches are being judged.
 */
export function createMetrics(underWay: () => { requests: number; batches: number }): Metrics {
  const registers = [new Registry()]
  const [register] = registers as [Registry]
  const requests = new Counter({
    name: 'cairn_requests_total',
    help: 'Requests that are over; status 0 where the client was gone before the answer.',
    labelNames: ['method', 'route', 'status'],
    registers,
  })
  const duration = new Histogram({
    name: 'cairn_request_duration_seconds',
    help: 'From the headers of a request to the end of its answer.',
    labelNames: ['route'],
    buckets,
    registers,
  })
  const verdicts = new Counter({
    name: 'cairn_verdicts_total',
    help: 'Credentials judged, once for each axis of the verdict.',
    labelNames: ['axis', 'value'],
    registers,
  })
  const nodeErrors = new Counter({
    name: 'cairn_node_errors_total',
    help: 'Questions about a chain that its nodes did not answer, or not well, by the code of the error.',
    labelNames: ['code'],
    registers,
  })
  const dissents = new Counter({
    name: 'cairn_node_dissents_total',
    help: 'Answers of single nodes that did not count: outvoted, behind the others, silent or failed. By the host of the node.',
    labelNames: ['host', 'problem'],
    registers,
  })
  new Gauge({
    name: 'cairn_under_way',
    help: 'What is being judged.',
    labelNames: ['kind'],
    registers,
    collect() {
      for (const [kind, count] of Object.entries(underWay())) this.set({ kind }, count)
    },
  })
  return {
    addRequest({ method, route, status, ms }) {
      requests.inc({ method, route, status })
      duration.observe({ route }, ms / 1000)
    },
    addReport({ verdict: { authenticity, lifecycle, policy } }) {
      const axes = { authenticity, lifecycle, policy: policy.outcome }
      for (const [axis, value] of Object.entries(axes)) verdicts.inc({ axis, value })
    },
    watch(chain) {
      chain.nodes?.watch(({ node: host, problem }) => dissents.inc({ host, problem }))
      return watchChain(chain, (code) => nodeErrors.inc({ code }))
    },
    read: async () => ({ text: await register.metrics(), mediaType: register.contentType }),
  }
}

function watchChain(chain: ChainReader, onError: (code: string) => void): ChainReader {
  const count = (error: unknown): never => {
    onError(error instanceof RegistryError ? error.code : 'UNEXPECTED')
    throw error
  }
  return {
    ...chain,
    readChainId: () => chain.readChainId().catch(count),
    identify: (contract, name) => chain.identify(contract, name).catch(count),
    readBlock: (at) => chain.readBlock(at).catch(count),
    readSlots: (contract, slots, block) => chain.readSlots(contract, slots, block).catch(count),
    call: (contract, data, block) => chain.call(contract, data, block).catch(count),
  }
}
