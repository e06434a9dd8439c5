import { Worker } from 'node:worker_threads'

/** What a worker is told. */
export interface WorkerData {
  /** Of the targets. */
  readonly names: readonly string[]
  readonly seed: number
  /** For each target. */
  readonly seconds: number
  /** For each target, give or take a few. */
  readonly executions: number
  /** Whether the fewest and shortest inputs are looked for in the end, which takes a while. */
  readonly isMinimised: boolean
  /** How many inputs were begun, the length of the last one, and that input. */
  readonly memory: SharedArrayBuffer
}

/** What became of a target. */
export interface End {
  readonly name: string
  readonly executions: number
  readonly covered: number
  readonly corpus: readonly Uint8Array[]
}

/** What a worker tells. */
export type WorkerMessage =
  | { readonly kind: 'begin'; readonly name: string }
  | { readonly kind: 'finding'; readonly input: Uint8Array; readonly problem: string }
  | ({ readonly kind: 'end' } & End)

/** Told of what is found, and of each target that came to its end. */
export interface Listener {
  onFinding(name: string, input: Uint8Array, problem: string): void
  onEnd(end: End): void
}

/** Seconds of computing that no input of a few thousand bytes takes; a busy machine does not count. */
const patience = 30
const header = 8
const longest = 2 ** 16

/**
 * Fuzzes targets in a thread of its own, which can be ended where an input is never read to its end, or where it
 * takes all memory: both are findings, and the next target has its turn.
 */
export async function runInWorker(
  { names, ...options }: Omit<WorkerData, 'memory'>,
  listener: Listener,
): Promise<void> {
  let left = names
  while (left.length > 0) {
    const last = await runSome({ ...options, names: left }, listener)
    left = last === undefined ? [] : left.slice(left.indexOf(last) + 1)
  }
}

/** @returns The target that broke off; nothing where all came to their end. */
function runSome(
  options: Omit<WorkerData, 'memory'>,
  { onFinding, onEnd }: Listener,
): Promise<string | undefined> {
  const memory = new SharedArrayBuffer(header + longest)
  const [count, length] = [new Int32Array(memory, 0, 1), new Int32Array(memory, 4, 1)]
  const last = () => Uint8Array.from(new Uint8Array(memory, header, Atomics.load(length, 0)))
  const worker = new Worker(new URL('worker.ts', import.meta.url), {
    workerData: { ...options, memory } satisfies WorkerData,
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  })
  let name: string | undefined
  let problem: string | undefined
  let before = { count: -1, seconds: 0 }
  const watch = setInterval(() => {
    const now = { count: Atomics.load(count, 0), seconds: secondsComputed() }
    if (name === undefined || now.count !== before.count) before = now
    else if (now.seconds - before.seconds > patience) {
      problem = `It was not read within ${patience} seconds.`
      worker.terminate()
    }
  }, 1000)
  return new Promise((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'begin') name = message.name
      else if (message.kind === 'finding') onFinding(`${name}`, message.input, message.problem)
      else {
        name = undefined
        onEnd(message)
      }
    })
    worker.on('error', (error) => {
      if (name === undefined) reject(error)
      else problem = `${error.stack ?? error}`
    })
    worker.on('exit', () => {
      clearInterval(watch)
      if (name !== undefined) onFinding(name, last(), problem ?? 'It was not read to its end.')
      resolve(name)
    })
  })
}

function secondsComputed(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
