import type { Address, Hex } from '../base/hex.ts'

/** A contract that creates others, and how it came about. */
export type DeploymentProxy = {
  readonly address: Address
  /** What is at its address where it is the one. */
  readonly code: Hex
  /** The account that created it, whose key nobody has: its signature was made up. */
  readonly creator: Address
  /** The one transaction of that account, signed, good on every chain because it names none. */
  readonly transaction: Hex
  /** What that transaction costs at most: its gas at its price, in wei. */
  readonly cost: bigint
}

/**
 * The deterministic deployment proxy: called with a salt and creation code, it creates that contract at
 * an address that follows from the two (CREATE2, EIP-1014). Many chains have it from their beginning;
 * EIP-7997 asks it of all.
 */
export const deploymentProxy: DeploymentProxy = {
  address: '0x4e59b44847b379578588920ca78fbf26c0b4956c',
  code: '0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf3',
  creator: '0x3fab184622dc19b6109349b94811493bf2a45362',
  transaction:
    '0xf8a58085174876e800830186a08080b853604580600e600039806000f350fe7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf31ba02222222222222222222222222222222222222222222222222222222222222222a02222222222222222222222222222222222222222222222222222222222222222',
  cost: 10n ** 16n,
}
