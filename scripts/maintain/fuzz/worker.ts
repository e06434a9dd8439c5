import { parentPort, workerData } from 'node:worker_threads'
import { openCoverage } from './Coverage.ts'
import { folderOf, readCorpus } from './corpus.ts'
import { fuzzTarget } from './fuzzTarget.ts'
import { minimise } from './minimise.ts'
import type { WorkerData, WorkerMessage } from './runInWorker.ts'
import type { Target } from './Target.ts'
import { targets } from './targets/targets.ts'

const { names, seed, seconds, executions: most, isMinimised, memory } = workerData as WorkerData
const shown = new Uint8Array(memory, 8)
const [count, length] = [new Int32Array(memory, 0, 1), new Int32Array(memory, 4, 1)]
const source = new URL('../../../src/', import.meta.url).href
const coverage = openCoverage((url) => url.startsWith(source))
const tell = (message: WorkerMessage) => parentPort?.postMessage(message)

/** Where whoever watches finds it, if reading does not end. */
function show(input: Uint8Array): void {
  shown.set(input)
  length[0] = input.length
  Atomics.add(count, 0, 1)
}

async function fuzz(target: Target): Promise<void> {
  const { name } = target
  tell({ kind: 'begin', name })
  const seeds = (await target.seeds()).map((it) => Uint8Array.from(Buffer.from(it)))
  const end = performance.now() + seconds * 1000
  const outcome = await fuzzTarget(target, {
    coverage,
    inputs: [...readCorpus(folderOf(name)), ...seeds],
    seed,
    isOver: (executions) => executions >= most || performance.now() > end,
    onInput: show,
    onFinding: ({ input, error }) => {
      const problem = error instanceof Error ? `${error.stack}` : `${error}`
      tell({ kind: 'finding', input, problem })
    },
  })
  const { kept } = outcome
  const corpus = isMinimised ? await minimise(target, coverage, kept) : kept
  const { executions, covered } = outcome
  tell({ kind: 'end', name, executions, covered, corpus })
}

for (const target of targets.filter(({ name }) => names.includes(name))) await fuzz(target)
