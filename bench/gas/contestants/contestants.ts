import type { Contestant } from '../Contestant.ts'
import { cairn } from './cairn/cairn.ts'
import { documentStore1 } from './documentStore/version1.ts'
import { documentStore3 } from './documentStore/version3.ts'
import { attestations } from './eas/attestations.ts'
import { timestamps } from './eas/timestamps.ts'

/** Whom and what is measured, this package first. */
export const contestants: readonly Contestant[] = [
  cairn,
  attestations,
  timestamps,
  documentStore3,
  documentStore1,
]
