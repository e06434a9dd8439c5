import type { Contestant } from '../Contestant.ts'
import { cairn } from './cairn/cairn.ts'
import { documentStore1 } from './documentStore/version1.ts'
import { documentStore3 } from './documentStore/version3.ts'
import { attestations } from './eas/attestations.ts'
import { timestamps } from './eas/timestamps.ts'

/** Whom this package is compared with. */
export const peers: readonly Contestant[] = [
  attestations,
  timestamps,
  documentStore3,
  documentStore1,
]

/** All, this package first. */
export const contestants: readonly Contestant[] = [cairn, ...peers]
