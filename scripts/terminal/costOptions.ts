import type { Command } from 'commander'
import { parseEther } from 'viem'
import { UsageError } from './fail.ts'

/** Options of what spends money. */
export type CostOptions = {
  /** In wei. */
  maxCost?: bigint
  dryRun?: boolean
  yes?: boolean
  json?: boolean
}

/** Adds the options of what spends money. */
export function withCostOptions(command: Command): Command {
  return command
    .option(
      '--max-cost <amount>',
      "the most that it may cost, in the chain's currency",
      parseAmount,
    )
    .option('--dry-run', 'show what would be done and what it would cost, and stop')
    .option('--yes', 'do not ask')
    .option('--json', 'print JSON')
}

/** An amount of the chain's currency, in wei. @throws {UsageError} where it is none. */
export function parseAmount(text: string): bigint {
  if (/^[0-9]+(\.[0-9]{1,18})?$/.test(text)) return parseEther(text)
  throw new UsageError(
    `--max-cost ${text} is no amount.`,
    "Expected the chain's currency, as 0.01.",
  )
}
