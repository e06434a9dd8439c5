import type { Facts } from '../registry/Registry.ts'
import type { ReadableEntry } from './StatusEntry.ts'
import type { StatusResult } from './StatusResult.ts'

/** What is compared. */
export type MirrorQuestion = {
  readonly entry: ReadableEntry
  /** What the list says of the entry. */
  readonly status: StatusResult
  /** The index of the credential's leaf. */
  readonly index: number
  /** What the chain says of that leaf. */
  readonly facts: Pick<Facts, 'revoked' | 'batchRevoked' | 'suspended' | 'batchSuspended'>
}

/**
 * Whether a list agrees with the chain. `unknown` where the list says nothing; `not-mirrored` where it is
 * about something that the chain does not record.
 */
export type MirrorResult =
  | { readonly outcome: 'agrees' | 'unknown' | 'not-mirrored' }
  | { readonly outcome: 'disagrees'; readonly code: MirrorFault; readonly reason: string }

const reasons = {
  MIRROR_OTHER_INDEX: 'The entry has another index than the leaf.',
  MIRROR_CLEAR: 'The chain has a status for the credential, and the list does not.',
  MIRROR_SET: 'The list has a status for the credential, and the chain does not.',
} as const

/** In which way a list and the chain disagree. */
export type MirrorFault = keyof typeof reasons

/**
 * Compares what a status list says of a credential with what the chain says of its leaf. The chain
 * decides: where they disagree the list is behind, or somebody else's.
 *
 * @example
 * compareMirror({ entry, status, index: proof.index, facts }).outcome // 'agrees'
 */
export function compareMirror({ entry, status, index, facts }: MirrorQuestion): MirrorResult {
  const onChain = bitOf(entry.purpose, facts)
  if (onChain === undefined) return { outcome: 'not-mirrored' }
  if (entry.kind === 'bitstring' && entry.index !== index) return disagree('MIRROR_OTHER_INDEX')
  if (status.outcome === 'unknown' || status.outcome === 'failed') return { outcome: 'unknown' }
  const onList = status.outcome === 'set'
  if (onList === onChain) return { outcome: 'agrees' }
  return disagree(onList ? 'MIRROR_SET' : 'MIRROR_CLEAR')
}

function bitOf(purpose: string, facts: MirrorQuestion['facts']): boolean | undefined {
  if (purpose === 'revocation') return facts.revoked || facts.batchRevoked
  if (purpose === 'suspension') return facts.suspended || facts.batchSuspended
  return undefined
}

function disagree(code: MirrorFault): MirrorResult {
  return { outcome: 'disagrees', code, reason: reasons[code] }
}
