import type { BaseError } from '../../base/BaseError.ts'
import type { RunOptions, Verifier } from '../../verifier/createVerifier.ts'
import type { HolderQuestion } from '../../verifier/presentation/HolderQuestion.ts'
import type { PresentationReport } from '../../verifier/presentation/PresentationReport.ts'
import type { Report } from '../../verifier/Report.ts'
import type { Input } from './Input.ts'

/** What became of one input: a report on a credential or a presentation, or why there is none. */
export type Judged = { readonly name: string } & (
  | { readonly report: Report }
  | { readonly presentation: PresentationReport }
  | { readonly error: BaseError }
)

/** How many unreadable inputs may wait to be taken before reading pauses. */
const maxWaiting = 256

/**
 * Judges what could be read, all at one time and one block, and hands on the errors of the rest: one
 * answer for each input, in order. Inputs are read as the verifier takes them, so memory does not grow
 * with their number.
 *
 * @param question What was given to whoever presents something; without it nobody is asked who does.
 *
 * @example
 * for await (const judged of verifyInputs(verifier, readInputs(['batch/']))) {
 *   console.log(judged.name, 'report' in judged ? judged.report.sentence : judged.error.code)
 * }
 */
export async function* verifyInputs(
  verifier: Pick<Verifier, 'verifyMixed'>,
  inputs: AsyncIterable<Input>,
  options?: RunOptions,
  question?: HolderQuestion,
): AsyncGenerator<Judged> {
  const queue = new Queue()
  const answers = verifier.verifyMixed(queue.fill(inputs), question, options)
  const reports = answers[Symbol.asyncIterator]()
  try {
    for (;;) {
      let isThere = false
      const next = reports.next().finally(() => {
        isThere = true
        queue.wake()
      })
      // It is awaited below; until then a failure is not unhandled.
      next.catch(() => {})
      while (!isThere) {
        const error = queue.takeError()
        // Nothing may come between the look and the wait, or a change would go unnoticed.
        if (error) yield error
        else await queue.change()
      }
      const step = await next
      for (let error = queue.takeError(); error; error = queue.takeError()) yield error
      if (step.done) return
      const name = queue.takeName()
      const { value } = step
      yield 'credentials' in value ? { name, presentation: value } : { name, report: value }
    }
  } finally {
    queue.close()
    // Not awaited: the verifier may be waiting for an input.
    reports.return?.().catch(() => {})
  }
}

type Waiting = { readonly name: string; readonly error?: BaseError }

/** Inputs that were taken and have no answer yet: names of those being judged, and errors. */
class Queue {
  readonly #waiting: Waiting[] = []
  readonly #sleepers: (() => void)[] = []
  #isClosed = false

  async *fill(inputs: AsyncIterable<Input>): AsyncGenerator<Uint8Array> {
    for await (const input of inputs) {
      const { name } = input
      this.#waiting.push('error' in input ? { name, error: input.error } : { name })
      this.wake()
      // Errors at the front need no verifier to be taken: reading can wait for it.
      while (this.#waiting.length > maxWaiting && this.#waiting[0]?.error && !this.#isClosed) {
        await this.change()
      }
      if (this.#isClosed) return
      if ('bytes' in input) yield input.bytes
    }
  }

  /** The error that is next in order, where one is. */
  takeError(): Judged | undefined {
    const [first] = this.#waiting
    if (!first?.error) return undefined
    this.#waiting.shift()
    this.wake()
    return { name: first.name, error: first.error }
  }

  takeName(): string {
    return this.#waiting.shift()?.name ?? ''
  }

  close(): void {
    this.#isClosed = true
    this.wake()
  }

  /** Resolves when something is put in or taken out, or an answer is there. */
  change(): Promise<void> {
    return new Promise((resolve) => this.#sleepers.push(resolve))
  }

  wake(): void {
    for (const resolve of this.#sleepers.splice(0)) resolve()
  }
}
