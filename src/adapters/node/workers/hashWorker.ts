// A thread that makes the hashes that are signed, for `createHashWorkers`. It has no key.
import { parentPort } from 'node:worker_threads'
import { type HashTask, hashForSigning } from '../../../proof/hashForSigning.ts'
import type { Hashed } from './createHashWorkers.ts'

const say = (message: Hashed) => parentPort?.postMessage(message)

async function hashAll(tasks: readonly HashTask[]): Promise<void> {
  const hashes: (Uint8Array | undefined)[] = []
  // What is wrong with a document is found once more by whoever asked, and told there.
  for (const task of tasks) hashes.push(await hashForSigning(task).catch(() => undefined))
  say({ hashes })
}

parentPort?.on('message', (tasks: readonly HashTask[]) => void hashAll(tasks))
say({ hashes: [] })
