import type { Address, Hex, LocalAccount } from 'viem'
import type { Cost } from './Cost.ts'

/** A call of a contract, by the test account of that number. */
export type Call = { readonly to: Address; readonly data: Hex; readonly from: number }

/** What came of a transaction. */
export type Sent = Cost & {
  readonly logs: readonly { readonly topics: readonly Hex[]; readonly data: Hex }[]
}

/** One node, on which all contestants stand in one run. */
export type Stage = {
  /** For a person: which node, and whose rules. */
  readonly name: string
  readonly chainId: number
  /** One of the accounts that have money. */
  account(index: number): LocalAccount
  deploy(code: Hex): Promise<Address>
  /** Sends a transaction, in a block of its own. */
  send(call: Call): Promise<Sent>
}
