import type { BaseError } from '../../base/BaseError.ts'
import type { RunOptions, Verifier } from '../../verifier/createVerifier.ts'
import type { HolderQuestion } from '../../verifier/presentation/HolderQuestion.ts'
import type { PresentationReport } from '../../verifier/presentation/PresentationReport.ts'
import type { Report } from '../../verifier/Report.ts'
import type { Input } from './Input.ts'

/** What became of one input: a report, or why there is none. */
export type Judged = { readonly name: string } & (
  | { readonly report: Report }
  | { readonly error: BaseError }
)

/** What became of one input among which there may be presentations. */
export type JudgedMixed =
  | Judged
  | { readonly name: string; readonly presentation: PresentationReport }

/** How many unreadable inputs may wait to be taken before reading pauses. */
const maxWaiting = 256

/**
 * Judges what could be read, all at one time and one block, and hands on the errors of the rest: one
 * answer for each input, in order. Inputs are read as the verifier takes them, so memory does not grow
 * with their number.
 *
 * @example
 * for await (const judged of verifyInputs(verifier, readInputs(['batch/']))) {
 *   console.log(judged.name, 'report' in judged ? judged.report.sentence : judged.error.code)
 * }
 */
export async function* verifyInputs(
  verifier: Pick<Verifier, 'verifyAll'>,
  inputs: AsyncIterable<Input>,
  options?: RunOptions,
): AsyncGenerator<Judged> {
  const judge = (bytes: AsyncIterable<Uint8Array>) => verifier.verifyAll(bytes, options)
  for await (const { name, ...answer } of answerInputs(inputs, judge)) {
    yield 'answer' in answer ? { name, report: answer.answer } : { name, error: answer.error }
  }
}

/**
 * The same where presentations are among the inputs.
 *
 * @param question What was given to whoever presents something; without it nobody is asked who does.
 */
export async function* verifyMixedInputs(
  verifier: Pick<Verifier, 'verifyMixed'>,
  inputs: AsyncIterable<Input>,
  question?: HolderQuestion,
  options?: RunOptions,
): AsyncGenerator<JudgedMixed> {
  const judge = (bytes: AsyncIterable<Uint8Array>) => verifier.verifyMixed(bytes, question, options)
  for await (const { name, ...answer } of answerInputs(inputs, judge)) {
    if ('error' in answer) yield { name, error: answer.error }
    else if ('credentials' in answer.answer) yield { name, presentation: answer.answer }
    else yield { name, report: answer.answer }
  }
}

type Answered<Answer> = { readonly name: string } & (
  | { readonly answer: Answer }
  | { readonly error: BaseError }
)

async function* answerInputs<Answer>(
  inputs: AsyncIterable<Input>,
  judge: (inputs: AsyncIterable<Uint8Array>) => AsyncIterable<Answer>,
): AsyncGenerator<Answered<Answer>> {
  const queue = new Queue()
  const reports = judge(queue.fill(inputs))[Symbol.asyncIterator]()
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
      yield { name: queue.takeName(), answer: step.value }
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
  takeError(): { readonly name: string; readonly error: BaseError } | undefined {
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
