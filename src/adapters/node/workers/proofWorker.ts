// A thread that checks proofs for `createProofWorkers`.
import { parentPort } from 'node:worker_threads'
import type { PublicKey } from '../../../base/PublicKey.ts'
import { verifyProof } from '../../../proof/verifyProof.ts'
import type { FromWorker, Task, ToWorker } from './messages.ts'

const port = parentPort
const waiting = new Map<number, (key: PublicKey | undefined) => void>()
let questions = 0

const say = (message: FromWorker) => port?.postMessage(message)

async function check(id: number, task: Task): Promise<void> {
  try {
    const result = await verifyProof({
      ...task,
      // Hosts are asked by the main thread alone, which has the limits and remembers the answers.
      resolveKey: (verificationMethod, purpose) =>
        new Promise((resolve) => {
          const question = questions++
          waiting.set(question, resolve)
          say({ id, question, verificationMethod, purpose })
        }),
    })
    say({ id, result })
  } catch {
    say({ id, isUnanswered: true })
  }
}

port?.on('message', (message: ToWorker) => {
  if ('task' in message) void check(message.id, message.task)
  else {
    waiting.get(message.question)?.(message.key)
    waiting.delete(message.question)
  }
})
say({ started: true })
