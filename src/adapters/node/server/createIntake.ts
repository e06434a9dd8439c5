import type { IncomingMessage } from 'node:http'
import type { Input } from '../Input.ts'
import { readLines } from '../readLines.ts'
import { ServerError } from './ServerError.ts'
import type { ServerLimits } from './ServerOptions.ts'

/** The lines of a batch as they are taken in. */
export type Intake = {
  /** One for each line, until they end or {@link Intake.end} is called. */
  readonly inputs: AsyncIterable<Input>
  /** Why it ended before the request did. */
  readonly fault: unknown
  /** Says that the oldest line that was taken has its answer. */
  give(): void
  /** Takes no more lines. The first reason is kept. */
  end(fault?: unknown): void
}

/** Bytes of lines that have no answer yet. More are not taken before some of them have one. */
const mostHeld = 2 ** 24

/**
 * Takes in the lines of a request, no more than the limits allow and no faster than they are answered.
 *
 * A client that sends no whole line for too long, while it has every answer, is not waited for.
 */
export function createIntake(
  incoming: IncomingMessage,
  { maxBytes, maxLines, idleMilliseconds }: ServerLimits,
): Intake {
  const sizes: number[] = []
  let held = 0
  let isEnded = false
  let fault: unknown
  let wake = () => {}
  let stop = () => {}
  const stopped = new Promise<void>((resolve) => {
    stop = resolve
  })
  const end = (reason?: unknown) => {
    if (!isEnded) fault = reason
    isEnded = true
    stop()
    wake()
  }
  const give = () => {
    held -= sizes.shift() ?? 0
    wake()
  }
  const changed = () =>
    new Promise<void>((resolve) => {
      wake = resolve
    })

  async function* take(): AsyncGenerator<Input> {
    const lines = readLines('', incoming.iterator({ destroyOnReturn: false }), maxBytes)
    for (let count = 1; ; count++) {
      const step = await nextLine(lines.next())
      // A line that the end of the connection cut off is none.
      if (isEnded || !step || step.done) return
      if (count > maxLines) return end(tooMany(maxLines))
      // What was trimmed off is held, too.
      const size = 'bytes' in step.value ? step.value.bytes.buffer.byteLength : 0
      while (held > 0 && held + size > mostHeld && !isEnded) await changed()
      if (isEnded) return
      sizes.push(size)
      held += size
      yield step.value
    }
  }

  async function nextLine(line: Promise<IteratorResult<Input>>) {
    line.catch(() => {})
    for (;;) {
      let timer: NodeJS.Timeout | undefined
      const idle = new Promise<'idle'>((resolve) => {
        timer = setTimeout(() => resolve('idle'), idleMilliseconds)
      })
      try {
        const step = await Promise.race([line, stopped, idle])
        if (step !== 'idle') return step
        if (sizes.length === 0) return end(tooSlow())
      } catch {
        // The connection broke: there is nobody to be told.
        return end()
      } finally {
        clearTimeout(timer)
      }
    }
  }

  return {
    inputs: take(),
    get fault() {
      return fault
    },
    give,
    end,
  }
}

function tooMany(maxLines: number): ServerError {
  const problem = `the batch has more than ${maxLines} lines`
  return new ServerError({ code: 'SERVER_TOO_MANY_LINES', problem })
}

function tooSlow(): ServerError {
  return new ServerError({ code: 'SERVER_REQUEST_TIMEOUT', problem: 'the next line did not come' })
}
