import type { BaseError } from '../../base/BaseError.ts'
import type { MixedInput, RunOptions, Verifier } from '../../verifier/createVerifier.ts'
import type {
  AskedPresentation,
  HolderQuestion,
} from '../../verifier/presentation/HolderQuestion.ts'
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

/** One thing that was presented, or a presentation with a question of its own. */
export type AskedInput = Input | ({ readonly name: string } & AskedPresentation)

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
  for await (const { name, ...answer } of answerInputs(inputs, ({ bytes }) => bytes, judge)) {
    yield 'answer' in answer ? { name, report: answer.answer } : { name, error: answer.error }
  }
}

/**
 * The same where presentations are among the inputs.
 *
 * @param question What was given to whoever presents something, where an input has none of its own; without it
 * nobody is asked who does.
 */
export async function* verifyMixedInputs(
  verifier: Pick<Verifier, 'verifyMixed'>,
  inputs: AsyncIterable<AskedInput>,
  question?: HolderQuestion,
  options?: RunOptions,
): AsyncGenerator<JudgedMixed> {
  const judge = (mixed: AsyncIterable<MixedInput>) => verifier.verifyMixed(mixed, question, options)
  const toMixed = (input: Readable<AskedInput>) => ('bytes' in input ? input.bytes : input)
  for await (const { name, ...answer } of answerInputs(inputs, toMixed, judge)) {
    if ('error' in answer) yield { name, error: answer.error }
    else if ('credentials' in answer.answer) yield { name, presentation: answer.answer }
    else yield { name, report: answer.answer }
  }
}

type Answered<Answer> = { readonly name: string } & (
  | { readonly answer: Answer }
  | { readonly error: BaseError }
)

type Failed = { readonly name: string; readonly error: BaseError }

/** An input that could be read. */
type Readable<One> = Exclude<One, Failed>

async function* answerInputs<One extends { readonly name: string }, Content, Answer>(
  inputs: AsyncIterable<One>,
  toContent: (input: Readable<One>) => Content,
  judge: (inputs: AsyncIterable<Content>) => AsyncIterable<Answer>,
): AsyncGenerator<Answered<Answer>> {
  const queue = new Queue()
  const reports = judge(queue.fill(inputs, toContent))[Symbol.asyncIterator]()
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

function isFailed(input: { readonly name: string }): input is Failed {
  return 'error' in input
}

type Waiting = { readonly name: string; readonly error?: BaseError }

/** Inputs that were taken and have no answer yet: names of those being judged, and errors. */
class Queue {
  readonly #waiting: Waiting[] = []
  readonly #sleepers: (() => void)[] = []
  #isClosed = false

  async *fill<One extends { readonly name: string }, Content>(
    inputs: AsyncIterable<One>,
    toContent: (input: Readable<One>) => Content,
  ): AsyncGenerator<Content> {
    for await (const input of inputs) {
      const { name } = input
      this.#waiting.push(isFailed(input) ? { name, error: input.error } : { name })
      this.wake()
      // Errors at the front need no verifier to be taken: reading can wait for it.
      while (this.#waiting.length > maxWaiting && this.#waiting[0]?.error && !this.#isClosed) {
        await this.change()
      }
      if (this.#isClosed) return
      if (!isFailed(input)) yield toContent(input as Readable<One>)
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
