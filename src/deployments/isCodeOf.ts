import { keccak256 } from '../base/hash.ts'
import { fromHex, type Hex, toHex } from '../base/hex.ts'
import type { Deployment } from './Deployment.ts'

/**
 * Whether the code that a chain has at an address is the contract that was deployed. The address alone
 * says so where the deployment proxy is the real one; a chain can have another from its beginning.
 */
export function isCodeOf({ codeHash, immutables }: Deployment, code: Hex): boolean {
  const bytes = fromHex(code)
  for (const [start, length] of immutables) bytes.fill(0, start, start + length)
  return toHex(keccak256(bytes)) === codeHash
}
