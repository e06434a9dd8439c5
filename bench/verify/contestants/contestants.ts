import { availableParallelism } from 'node:os'
import type { Contestant } from '../Trial.ts'

/** A name for tables, and how to load what stands behind it: each runs in a process of its own. */
export const contestants: Readonly<Record<string, () => Promise<Contestant>>> = {
  'cairn, anchor alone': async () => (await import('./cairn.ts')).createCairn('unless-anchored'),
  'cairn, with eddsa-rdfc-2022': async () => (await import('./cairn.ts')).createCairn('always'),
  [`cairn, with eddsa-rdfc-2022, ${availableParallelism()} threads`]: async () =>
    (await import('./cairn.ts')).createCairn('always', availableParallelism()),
  '@digitalbazaar/vc': async () => (await import('./digitalbazaar.ts')).digitalbazaar,
  '@digitalcredentials/verifier-core': async () => (await import('./verifierCore.ts')).verifierCore,
}
