import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import {
  type HashForSigning,
  type HashTask,
  hashForSigning,
} from '../../../proof/hashForSigning.ts'

/** What a thread says: that it has started, with none, or a hash for each task. */
export type Hashed = { readonly hashes: readonly (Uint8Array | undefined)[] }

/** Threads that make the hashes that are signed. */
export type HashWorkers = {
  /** As `hashForSigning`, in a thread once there are many. */
  readonly hash: HashForSigning
  /** How many threads have started and not ended. */
  threads(): number
  /** Ends the threads. What they were at is done here. */
  close(): Promise<void>
}

/** A thread takes as long to start as some hundred hashes take. */
const few = 256
const mostThreads = 16
/** Tasks in one message: each message costs as much as a tenth of a hash. */
const perMessage = 16

/** The file beside this one, as it was written or as it was built. */
const file = new URL(
  import.meta.url.endsWith('.ts') ? './hashWorker.ts' : './hashWorker.js',
  import.meta.url,
)

type Waiting = HashTask & { readonly answer: (hash: Uint8Array | undefined) => void }

/**
 * Makes canonical RDF in threads of their own, which is most of the work of signing; the key stays in the main thread.
 * The threads start when there have been more than a few, keep no process alive, and decide nothing by failing: what a
 * thread does not answer is done in the main thread.
 *
 * @param options `threads`, 0 for none; by default as many as the machine runs at a time beside the main thread, at most 16.
 * `after`, how many hashes are made before any thread starts; 256 by default.
 *
 * @example
 * const workers = createHashWorkers()
 * await signEddsaRdfc2022({ document, signer, created, hash: workers.hash })
 * await workers.close()
 */
export function createHashWorkers({
  threads = Math.max(1, availableParallelism() - 1),
  after = few,
}: {
  readonly threads?: number
  readonly after?: number
} = {}): HashWorkers {
  let asked = 0
  const queue: Waiting[] = []
  let all: ReturnType<typeof openThread>[] = []
  const ready = () => all.filter((thread) => thread.isReady())
  const serve = () => {
    for (const thread of ready()) if (queue.length > 0) thread.serve(queue)
    // Nobody is there to do it.
    if (ready().length === 0) for (const { answer } of queue.splice(0)) answer(undefined)
  }
  return {
    async hash({ document, options }) {
      if (++asked === after + 1) {
        all = Array.from({ length: Math.min(threads, mostThreads) }, () => openThread(serve))
      }
      const made = await new Promise<Uint8Array | undefined>((answer) => {
        queue.push({ document, options, answer })
        serve()
      })
      return made ?? hashForSigning({ document, options })
    },
    threads: () => ready().length,
    async close() {
      await Promise.all(all.splice(0).map((thread) => thread.close()))
    },
  }
}

/** @param onIdle Called whenever it can take more, or can take none any more. */
function openThread(onIdle: () => void) {
  // Without the options of the process, of which some are for its own entry alone.
  const worker = new Worker(file, { execArgv: [] })
  let state: 'starting' | 'ready' | 'ended' = 'starting'
  let atWork: readonly Waiting[] = []
  const answer = (hashes: Hashed['hashes']) => {
    const done = atWork
    atWork = []
    worker.unref()
    done.forEach((task, i) => void task.answer(hashes[i]))
  }
  const end = () => {
    state = 'ended'
    answer([])
    onIdle()
  }
  worker.unref()
  worker.on('message', ({ hashes }: Hashed) => {
    state = 'ready'
    answer(hashes)
    onIdle()
  })
  worker.on('error', end)
  worker.on('exit', end)
  return {
    isReady: () => state === 'ready',
    /** Takes tasks from a queue, where it has none. */
    serve(queue: Waiting[]) {
      if (atWork.length > 0) return
      atWork = queue.splice(0, perMessage)
      worker.ref()
      worker.postMessage(atWork.map(({ document, options }) => ({ document, options })))
    },
    async close() {
      end()
      await worker.terminate()
    },
  }
}
