import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { until } from './until.ts'

/** The `cairn` command while it goes on. */
export type RunningCairn = {
  readonly stdout: string
  readonly stderr: string
  /** How it ended: the exit code, or the signal that it did not handle. */
  readonly ended: Promise<number | NodeJS.Signals | null>
  signal(name: NodeJS.Signals): void
}

/** Starts the command from its sources, and waits for its first word. */
export async function startCairn(
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<RunningCairn> {
  const env = { ...process.env, NO_COLOR: '1', ...more }
  const child = spawn(process.execPath, [resolve('scripts/cairn.ts'), ...args], { env })
  let [stdout, stderr] = ['', '']
  let isOver = false
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text))
  const ended = new Promise<number | NodeJS.Signals | null>((done) => {
    child.once('close', (code, signal) => {
      isOver = true
      done(code ?? signal)
    })
  })
  await until(() => isOver || stdout.includes('\n'))
  return {
    get stdout() {
      return stdout
    },
    get stderr() {
      return stderr
    },
    ended,
    signal: (name) => void child.kill(name),
  }
}
