import { type Hex, toHex } from '../base/hex.ts'
import { toUint } from '../base/uint.ts'
import { isGoodAt } from '../registry/isGoodAt.ts'
import { toWord } from '../registry/slot.ts'
import { type Edge, type GrantRecord, toTime } from './Grant.ts'
import { generalScope } from './toScope.ts'

/** What is asked of a path of grants. */
export type PathQuestion = {
  /** The issuer where it has to start. Which root to trust is up to the reader. */
  readonly root: number
  /** The issuer where it has to end. */
  readonly issuer: number
  /** What has to be vouched for, 32 bytes: `generalScope`, or what `toScope` gives. */
  readonly scope: Hex
  /** The edges in order; none only where the root is the issuer. */
  readonly path: readonly Edge[]
  /** When each of them has to be good, in seconds since 1970: that of the anchor. */
  readonly time: number
}

/** What can be wrong with a path of grants. The order is the contract's. */
export const pathFlaws = ['broken', 'out-of-scope', 'unknown', 'too-long', 'not-good'] as const

/**
 * One of `pathFlaws`: edges do not meet, or not the root or the issuer; an edge is of another scope; a grant
 * was never written; more edges follow than it allows; it is not good at that time.
 */
export type PathFlaw = (typeof pathFlaws)[number]

/** The first thing that is wrong with a path of grants. */
export type PathFault = {
  readonly flaw: PathFlaw
  /** The edge, from 0; the number of edges where they do not lead to the issuer. */
  readonly place: number
}

/** Edges of the longest path that can be without a fault: the first grant allows so many after it. */
const longestPath = 256

/**
 * The edges of a path whose grants decide: all of them, or the first where there are so many that it
 * cannot allow those that follow.
 *
 * @throws {InvalidUintError} where a number of the question does not fit.
 * @throws {RegistryError} `REGISTRY_BAD_VALUE` where the scope is not 32 bytes.
 */
export function toDecidingEdges(question: PathQuestion): readonly Edge[] {
  const { path } = toTerms(question)
  return path.length > longestPath ? path.slice(0, 1) : path
}

/**
 * What is wrong with a path of grants; `undefined` where it leads from the root to the issuer. The same
 * rule as the contract's.
 *
 * @param grants What is known of the deciding edges, in their order; `undefined` for one never written.
 * @throws {InvalidUintError}
 * @throws {RegistryError} `REGISTRY_BAD_VALUE`
 */
export function judgePath(
  question: PathQuestion,
  grants: readonly (GrantRecord | undefined)[],
): PathFault | undefined {
  const { root, issuer, scope, path, time } = toTerms(question)
  let reached = root
  let reachedScope: string = generalScope
  for (const [place, edge] of toDecidingEdges(question).entries()) {
    const edgeScope = edge.scope.toLowerCase()
    if (BigInt(edge.from) !== reached) return { flaw: 'broken', place }
    // It stays general until it becomes the one that is asked for, and then stays that.
    if (edgeScope !== reachedScope && edgeScope !== scope) return { flaw: 'out-of-scope', place }
    const flaw = judgeGrant(grants[place], path.length - 1 - place, time)
    if (flaw) return { flaw, place }
    reached = BigInt(edge.to)
    reachedScope = edgeScope
  }
  return reached === issuer ? undefined : { flaw: 'broken', place: path.length }
}

/** What is asked, checked. */
function toTerms({ root, issuer, scope, path, time }: PathQuestion) {
  return {
    root: toUint(root, 64),
    issuer: toUint(issuer, 64),
    scope: toHex(toWord(scope, 32)),
    path,
    time: toTime(time),
  }
}

/** Path length as in RFC 5280 §6.1.4 (l) and (m): each grant allows as many as follow it. */
function judgeGrant(
  grant: GrantRecord | undefined,
  following: number,
  time: number,
): PathFlaw | undefined {
  if (!grant) return 'unknown'
  if (grant.depth < following) return 'too-long'
  return isGoodAt(grant, time) ? undefined : 'not-good'
}
