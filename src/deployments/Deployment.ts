import type { Address, Hex } from '../base/hex.ts'

/** A contract that is at one address on every chain that has it (CREATE2, EIP-1014). */
export type Deployment = {
  readonly address: Address
  /** One for each version of the contracts. */
  readonly salt: Hex
  /** keccak256 of what creates it, arguments of the constructor included: the address follows from it. */
  readonly creationCodeHash: Hex
  /** keccak256 of its code, with zeros for the immutable values, which can differ between chains. */
  readonly codeHash: Hex
  /** Where in its code the immutable values are, in bytes: start and length of each. */
  readonly immutables: readonly (readonly [start: number, length: number])[]
}
