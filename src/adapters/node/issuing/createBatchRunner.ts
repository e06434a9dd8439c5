import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { JsonObject } from '../../../credential/parseJson.ts'
import { readProgress } from '../batch/findBatches.ts'
import type { Intake } from './createIntake.ts'
import { type BatchMaker, finishBatch } from './finishBatch.ts'

/** Takes the batches of an intake to their anchors, one after the other: their transactions are of one account. */
export type BatchRunner = {
  /** Learns from the folders how far each batch had come. */
  start(): Promise<void>
  /** Goes on with all that are not at their end; ends at the first that does not come to it. */
  run(): Promise<void>
  isSealed(batch: number): boolean
  isAnchored(batch: number): boolean
  /** Resolves when the credentials of a batch are on disk; rejects with what its making fails with. */
  whenSealed(batch: number): Promise<void>
  /** The credential of a batch that is sealed. */
  read(batch: number, index: number): Promise<JsonObject>
  /** Lets what is under way come to its end, and begins nothing more. */
  stop(): Promise<void>
}

/** How a runner works. */
export type BatchRunnerOptions = BatchMaker & {
  readonly folder: string
  readonly intake: Pick<Intake, 'batches' | 'documentsOf'>
  readonly onBatch: (outcome: { readonly batch: number; readonly error?: unknown }) => void
}

/** Makes a runner. */
export function createBatchRunner(options: BatchRunnerOptions): BatchRunner {
  const { folder, intake, onBatch } = options
  const pathOf = (batch: number) => join(folder, `batch-${String(batch + 1).padStart(6, '0')}`)
  const states = new Map<number, ReturnType<typeof createState>>()
  const stateOf = (batch: number) => {
    const state = states.get(batch) ?? createState()
    states.set(batch, state)
    return state
  }
  let isStopping = false
  let working: Promise<void> = Promise.resolve()
  let queued: Promise<void> | undefined

  /** @returns Whether it came to its anchor. */
  const finish = async (batch: number): Promise<boolean> => {
    const state = stateOf(batch)
    try {
      const documents = intake.documentsOf(batch)
      await finishBatch(pathOf(batch), options, { documents, onSealed: state.seal })
      state.anchor()
      onBatch({ batch })
      return true
    } catch (error) {
      state.fail(error)
      onBatch({ batch, error })
      return false
    }
  }
  const runAll = async () => {
    for (let batch = 0; batch < intake.batches && !isStopping; batch++) {
      if (!stateOf(batch).isAnchored() && !(await finish(batch))) return
    }
  }
  return {
    async start() {
      for (let batch = 0; batch < intake.batches; batch++) {
        // Of one that was not begun there is no folder yet.
        const progress = await readProgress(pathOf(batch)).catch(unlessMissing)
        if (progress?.signed) stateOf(batch).seal()
        if (progress?.state === 'mined' || progress?.state === 'final') stateOf(batch).anchor()
      }
    },
    run() {
      // Who asks while one waits already is served by that.
      queued ??= working.then(() => {
        queued = undefined
        return runAll()
      })
      working = queued
      return working
    },
    isSealed: (batch) => stateOf(batch).isSealed(),
    isAnchored: (batch) => stateOf(batch).isAnchored(),
    whenSealed: (batch) => stateOf(batch).sealed,
    async read(batch, index) {
      const name = `${String(index + 1).padStart(5, '0')}.json`
      return JSON.parse(await readFile(join(pathOf(batch), name), 'utf8')) as JsonObject
    },
    async stop() {
      isStopping = true
      await working
    },
  }
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

/** How far a batch has come. */
function createState() {
  let [isSealed, isAnchored] = [false, false]
  let resolve = () => {}
  let reject: (error: unknown) => void = () => {}
  const sealed = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  // Perhaps nobody waits.
  sealed.catch(() => {})
  return {
    sealed,
    isSealed: () => isSealed,
    isAnchored: () => isAnchored,
    seal() {
      isSealed = true
      resolve()
    },
    anchor() {
      isAnchored = true
    },
    fail: (error: unknown) => reject(error),
  }
}
