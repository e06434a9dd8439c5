import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { Setup, Verdict } from './judgeMutant.ts'
import type { Mutant } from './Mutant.ts'
import type { Results } from './openResults.ts'

/** Longer than the tests of any contract take on a busy machine. */
const limit = 300_000

/** The compiler gives no memory back. */
const perWorker = 100

/** Judges the mutants in several processes, each of which keeps a warm compiler. */
export async function judgeAll(
  mutants: readonly Mutant[],
  setup: Setup,
  jobs: number,
  results: Pick<Results, 'favouritesOf'>,
  onVerdict: (mutant: Mutant, verdict: Verdict) => void,
): Promise<void> {
  const queue = [...mutants]
  const work = async () => {
    let worker: ChildProcess | undefined
    for (let count = 1, mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
      worker ??= start(setup)
      const verdict = await judge(worker, mutant, results.favouritesOf(mutant.file))
      onVerdict(mutant, verdict)
      if (verdict.outcome !== 'endless' && count++ % perWorker !== 0) continue
      worker.kill('SIGKILL')
      worker = undefined
    }
    worker?.kill('SIGKILL')
  }
  await Promise.all(Array.from({ length: jobs }, work))
}

function start(setup: Setup): ChildProcess {
  const worker = fork(new URL('worker.ts', import.meta.url), { serialization: 'advanced' })
  worker.send({ setup })
  return worker
}

/** Whatever takes a worker down, memory or time, would take a test down, too. */
async function judge(
  worker: ChildProcess,
  mutant: Mutant,
  favourites: readonly string[],
): Promise<Verdict> {
  const done = new AbortController()
  const signal = AbortSignal.any([done.signal, AbortSignal.timeout(limit)])
  worker.send({ mutant, favourites })
  try {
    const [verdict] = await Promise.race([
      once(worker, 'message', { signal }),
      once(worker, 'exit', { signal }).then(() => []),
    ])
    return (verdict as Verdict | undefined) ?? { outcome: 'endless' }
  } catch {
    return { outcome: 'endless' }
  } finally {
    done.abort()
  }
}
