import { formatUnits } from 'viem'
import type { Receipt } from '../../src/registry/Registry.ts'

/** What a transaction cost: gas, and the chain's currency at the price that was paid. */
export function describeGas({ gasUsed, gasPrice }: Pick<Receipt, 'gasUsed' | 'gasPrice'>): string {
  const cost = formatUnits(gasUsed * gasPrice, 18)
  return `${gasUsed.toLocaleString('en')} gas, ${cost} ETH at ${formatUnits(gasPrice, 9)} gwei`
}

/** A receipt as plain JSON: amounts as decimal text, in gas and in wei per gas. */
export function toJsonReceipt({ logs: _, ...receipt }: Receipt) {
  return {
    ...receipt,
    gasUsed: receipt.gasUsed.toString(),
    gasPrice: receipt.gasPrice.toString(),
  }
}
