import { formatUnits } from 'viem'
import type { Receipt } from '../../src/registry/Registry.ts'

/** A transaction that was mined, and what was paid for it. */
export type Cost = Pick<Receipt, 'hash' | 'blockNumber' | 'gasUsed' | 'gasPrice'>

/** What a transaction cost: gas, and the chain's currency at the price that was paid. */
export function describeGas({ gasUsed, gasPrice }: Pick<Receipt, 'gasUsed' | 'gasPrice'>): string {
  const cost = describeEther(gasUsed * gasPrice)
  return `${gasUsed.toLocaleString('en')} gas, ${cost} at ${formatUnits(gasPrice, 9)} gwei`
}

/** An amount of wei in the chain's currency. */
export function describeEther(wei: bigint): string {
  return `${formatUnits(wei, 18)} ETH`
}

/** A receipt as plain JSON: amounts as decimal text, in gas and in wei per gas. */
export function toJsonReceipt({ logs: _, ...receipt }: Cost & Partial<Receipt>) {
  return {
    ...receipt,
    gasUsed: receipt.gasUsed.toString(),
    gasPrice: receipt.gasPrice.toString(),
  }
}
