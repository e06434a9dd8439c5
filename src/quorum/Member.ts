import { type AccountId, formatAccountId } from '../base/accountId.ts'
import type { ChainReader, ReadableContract } from '../registry/ChainReader.ts'
import { identifyOnce } from '../registry/identifyOnce.ts'

/** One node of a quorum. */
export type Member = {
  readonly name: string
  /** Checks that the node has the contract, on the chain meant. */
  identify(contract: AccountId, name: ReadableContract): Promise<void>
  /** Asks the node, once it has every contract that it was to have: else its answers count for nothing. */
  ask<Value>(question: (chain: ChainReader) => Promise<Value>): Promise<Value>
}

/** Takes in a node under a name. */
export function openMember(name: string, chain: ChainReader): Member {
  const owed = new Map<string, () => Promise<void>>()
  const settle = async () => {
    for (const [id, identify] of owed) {
      await identify()
      owed.delete(id)
    }
  }
  return {
    name,
    async identify(contract, contractName) {
      const id = `${contractName} ${formatAccountId(contract)}`
      if (!owed.has(id)) owed.set(id, identifyOnce({ chain, registry: contract }, contractName))
      await settle()
    },
    async ask(question) {
      await settle()
      return question(chain)
    },
  }
}
