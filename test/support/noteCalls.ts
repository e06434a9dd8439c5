import { decodeFunctionData } from 'viem'
import { type Hex, isHex } from '../../src/base/hex.ts'
import { abi } from '../../src/registry/abi.ts'
import type { Receipt, TransactionSender } from '../../src/registry/Registry.ts'

/** A registry on a chain that there is not. */
export const registry = { chainId: 5, address: `0x${'a1'.repeat(20)}` } as const

/** An account that notes what it is asked to send. */
export function noteCalls(logs: Receipt['logs'] = []) {
  const sent: { readonly to?: string; readonly data: Hex }[] = []
  const sender: TransactionSender = {
    account: { chainId: 5, address: `0x${'b2'.repeat(20)}` },
    async send(transaction) {
      sent.push(transaction)
      return { hash: `0x${'77'.repeat(32)}`, blockNumber: 1, gasUsed: 1n, gasPrice: 1n, logs }
    },
  }
  return {
    sender,
    sent,
    /** What was sent last, with addresses in lower case. */
    read() {
      const { functionName, args } = decodeFunctionData({ abi, data: sent.at(-1)!.data })
      return { functionName, args: toLowerCase(args) as readonly unknown[] }
    },
  }
}

function toLowerCase(value: unknown): unknown {
  if (typeof value === 'string') return isHex(value) ? value.toLowerCase() : value
  if (Array.isArray(value)) return value.map(toLowerCase)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, toLowerCase(it)]))
}
