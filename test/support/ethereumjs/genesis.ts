import { embeddedNetwork } from '../../../scripts/network/embeddedNetwork.ts'
import { toTestAccount } from '../../../scripts/network/openEmbedded.ts'
import type { Address } from '../../../src/base/hex.ts'

/** Rules of a chain, in EthereumJS's words. */
export type Hardfork = 'prague' | 'osaka'

/** What a chain starts with. */
export type Genesis = {
  readonly chainId: number
  readonly hardfork: Hardfork
  /** Seconds since 1970. */
  readonly timestamp: number
  readonly funded: readonly Address[]
}

/**
 * Starts as the embedded network does: with its rules, which @ethereumjs/vm 10.1.3 has all of, the
 * precompile for P-256 (EIP-7951) among them. By those of Prague there is none.
 */
export function toGenesis(hardfork: Hardfork = embeddedNetwork.hardfork): Genesis {
  const { chainId, initialDate } = embeddedNetwork
  const funded = Array.from({ length: 10 }, (_, account) => toTestAccount(account).address)
  return { chainId, hardfork, timestamp: Date.parse(initialDate) / 1000, funded }
}
