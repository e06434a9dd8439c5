import type { Command } from 'commander'
import type { HolderQuestion } from '../../src/verifier/presentation/HolderQuestion.ts'
import { UsageError } from '../terminal/fail.ts'

/** What was given to whoever presents something. */
export type HolderFlags = { challenge?: string; domain?: string }

/** Adds the options that say what was given to whoever presents something. */
export function withHolderOptions(command: Command): Command {
  return command
    .option('--challenge <text>', 'what you gave to whoever presents something; with --domain')
    .option('--domain <name>', 'who you are to whoever presents something; with --challenge')
}

/**
 * The question of these flags; `undefined` where there is none.
 *
 * @throws {UsageError} where it is half a question.
 */
export function toHolderQuestion({ challenge, domain }: HolderFlags): HolderQuestion | undefined {
  if (challenge === undefined && domain === undefined) return undefined
  if (challenge && domain) return { challenge, domain }
  throw new UsageError(
    'Half a question can have been answered before.',
    'Name both `--challenge` and `--domain`.',
  )
}
