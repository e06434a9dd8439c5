import { concatBytes, uintBytes } from '../base/bytes.ts'
import { type Hex, toHex } from '../base/hex.ts'
import { toUint } from '../base/uint.ts'

/**
 * Positions as the registry takes them: four bytes each, ascending, none twice, which costs least.
 *
 * @throws {InvalidUintError} where one is no whole number of 32 bits.
 */
export function packIndexes(indexes: readonly number[]): Hex {
  const ascending = [...new Set(indexes)].sort((a, b) => a - b)
  return toHex(concatBytes(...ascending.map((index) => uintBytes(toUint(index, 32), 4))))
}
