import { createInterface } from 'node:readline/promises'
import { UsageError } from './fail.ts'

/**
 * Shows what is about to be done and asks whether to.
 *
 * @throws {UsageError} where nobody is there to answer, or the answer is no.
 */
export async function confirm(plan: string, options: { yes?: boolean }): Promise<void> {
  process.stderr.write(`${plan}\n`)
  if (options.yes) return
  if (!process.stdin.isTTY) {
    throw new UsageError('Nobody is there to confirm.', 'Pass `--yes` where no person watches.')
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await terminal.question('Go on? [y/N] ')
  terminal.close()
  if (!/^y(es)?$/i.test(answer.trim())) {
    throw new UsageError('Nothing was done.', 'Answer `y` to go on.')
  }
}
