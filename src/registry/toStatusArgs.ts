import type { Address } from '../base/hex.ts'
import { packIndexes } from './packIndexes.ts'
import { type BatchChange, reasons, type StatusChange } from './Registry.ts'

/** The arguments of a call that changes the status of a batch, as the registry takes them. */
export function toBatchArgs(
  { anchorKey, root, reason = 'unspecified' }: BatchChange,
  key: Address,
) {
  return [anchorKey ?? key, root, reasons.indexOf(reason)] as const
}

/**
 * The arguments of a call that changes the status of positions, as the registry takes them.
 *
 * @throws {InvalidUintError} where a position is no whole number of 32 bits.
 */
export function toStatusArgs(change: StatusChange, key: Address) {
  const [anchorKey, root, reason] = toBatchArgs(change, key)
  return [anchorKey, root, packIndexes(change.indexes), reason] as const
}
