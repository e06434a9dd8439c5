import type { Issuing } from './openIssuing.ts'

/** Credentials issued over HTTP: by what, and for whom. */
export type IssuingService = {
  readonly issuing: Issuing
  /** Whoever has it may issue and revoke. */
  readonly token: string
  /** A document waits this long for others at most, in milliseconds. */
  readonly interval: number
}
