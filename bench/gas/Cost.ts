import { type Hex, size } from 'viem'

/** What EIP-8037 adds to each new slot: 64 bytes at 1,530 and 2,900, instead of 20,000. */
export const dearerSlot = 64 * 1_530 + 2_900 - 20_000

/** What a piece of work cost: whole transactions, as wallets pay for them. */
export type Cost = {
  readonly gas: number
  /** Storage slots that were empty before and are not any more. */
  readonly newSlots: number
  /** What the same should cost where new slots and calldata are dearer: EIP-8037, EIP-7976. */
  readonly forecast: number
  readonly transactions: number
}

/** The cost of one transaction. */
export function toCost(options: { gas: number; newSlots: number; data: Hex }): Cost {
  const { gas, newSlots, data } = options
  // EIP-7976: a transaction pays at least 64 for each byte of calldata.
  const floor = 21_000 + 64 * size(data)
  const forecast = Math.max(gas, floor) + dearerSlot * newSlots
  return { gas, newSlots, forecast, transactions: 1 }
}

/** Several costs as one. */
export function addCosts(costs: readonly Cost[]): Cost {
  const sum = (figure: keyof Cost) => costs.reduce((total, cost) => total + cost[figure], 0)
  return {
    gas: sum('gas'),
    newSlots: sum('newSlots'),
    forecast: sum('forecast'),
    transactions: sum('transactions'),
  }
}
