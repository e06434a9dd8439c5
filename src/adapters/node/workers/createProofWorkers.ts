import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { ResolveKey } from '../../../base/ResolveKey.ts'
import type { ProofResult } from '../../../proof/ProofResult.ts'
import { type VerifyProof, verifyProof } from '../../../proof/verifyProof.ts'
import type { FromWorker, Task, ToWorker } from './messages.ts'

/** Threads that check proofs. */
export type ProofWorkers = {
  /** As the function of that name, in a thread once there are many. */
  readonly verifyProof: VerifyProof
  /** How many threads have started and not ended. */
  threads(): number
  /** Ends the threads. What they were at is checked here. */
  close(): Promise<void>
}

/** A thread takes as long to start as some hundred proofs take. */
const fewProofs = 256

const mostThreads = 16

/** The file beside this one, as it was written or as it was built. */
const file = new URL(
  import.meta.url.endsWith('.ts') ? './proofWorker.ts' : './proofWorker.js',
  import.meta.url,
)

/**
 * Checks issuers' proofs in threads of their own: canonical RDF and signatures are most of the work of a credential
 * whose proof is checked. The threads start when there have been more than a few, keep no process alive, and decide
 * nothing by failing: what a thread does not answer is checked in the main thread.
 *
 * @param options `threads`, 0 for none; by default as many as the machine runs at a time, at most 16. `after`, how
 * many proofs are checked before any thread starts; 256 by default.
 *
 * @example
 * const workers = createProofWorkers()
 * const verifier = createVerifier({ policy, node, now: Date.now, verifyProof: workers.verifyProof })
 * for await (const report of verifier.verifyAll(lines)) console.log(report.sentence)
 * await workers.close()
 */
export function createProofWorkers({
  threads = availableParallelism(),
  after = fewProofs,
}: {
  readonly threads?: number
  readonly after?: number
} = {}): ProofWorkers {
  let asked = 0
  let all: readonly ReturnType<typeof openThread>[] = []
  const ready = () => all.filter((thread) => thread.isReady())
  return {
    async verifyProof(options) {
      if (asked++ < after || options.contexts) return verifyProof(options)
      if (asked === after + 1) {
        all = Array.from({ length: Math.min(threads, mostThreads) }, openThread)
      }
      const [idlest] = ready().sort((a, b) => a.pending() - b.pending())
      return (await idlest?.check(options)) ?? verifyProof(options)
    },
    threads: () => ready().length,
    async close() {
      await Promise.all(all.map((thread) => thread.close()))
    },
  }
}

type Question = Extract<FromWorker, { readonly question: number }>

type Pending = {
  readonly resolveKey: ResolveKey | undefined
  readonly answer: (result: ProofResult | undefined) => void
}

function openThread() {
  // Without the options of the process, of which some are for its own entry alone.
  const worker = new Worker(file, { execArgv: [] })
  const waiting = new Map<number, Pending>()
  let isReady = false
  let count = 0
  const tell = (message: ToWorker) => worker.postMessage(message)

  const answer = (id: number, result: ProofResult | undefined) => {
    waiting.get(id)?.answer(result)
    waiting.delete(id)
    if (waiting.size === 0) worker.unref()
  }
  const resolve = async ({ id, question, verificationMethod, purpose }: Question) => {
    const asked = async () => waiting.get(id)?.resolveKey?.(verificationMethod, purpose)
    // An unreachable host says nothing about the document.
    tell({ id, question, key: await asked().catch(() => undefined) })
  }
  const end = () => {
    isReady = false
    for (const id of waiting.keys()) answer(id, undefined)
  }
  worker.unref()
  worker.on('message', (message: FromWorker) => {
    if ('started' in message) isReady = true
    else if ('result' in message) answer(message.id, message.result)
    else if ('question' in message) void resolve(message)
    else answer(message.id, undefined)
  })
  worker.on('error', end)
  worker.on('exit', end)

  return {
    isReady: () => isReady,
    pending: () => waiting.size,
    /** What came of it; `undefined` where the thread had no answer. */
    check({ resolveKey, ...options }: Task & { readonly resolveKey?: ResolveKey }) {
      return new Promise<ProofResult | undefined>((resolve) => {
        const id = count++
        waiting.set(id, { resolveKey, answer: resolve })
        worker.ref()
        tell({ id, task: options })
      })
    },
    async close() {
      end()
      await worker.terminate()
    },
  }
}
