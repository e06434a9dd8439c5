import type { Hex } from '../base/hex.ts'
import { isGoodAt } from '../registry/isGoodAt.ts'
import type { Edge, GrantRecord } from './Grant.ts'
import { generalScope } from './toScope.ts'

/** A grant, and what a registry knows of it. */
export type WrittenGrant = { readonly edge: Edge; readonly record: GrantRecord }

/** What is looked for among grants. */
export type PathSearch = {
  /** The issuers where a path may start. */
  readonly roots: ReadonlySet<number>
  /** The issuer where it has to end. */
  readonly issuer: number
  /** What has to be vouched for, 32 bytes; general grants do for any. */
  readonly scope: Hex
  /** When each grant has to be good, in seconds since 1970. */
  readonly time: number
}

/**
 * A shortest path of grants from a root to an issuer: general grants, then such of the scope. It is found
 * from its end, because a grant says how many may follow it.
 *
 * @returns The edges in order, none where the issuer is a root itself; `undefined` where there is no path.
 *
 * @example
 * findPath(grants, { roots: new Set([1]), issuer: 17, scope: generalScope, time })
 */
export function findPath(
  grants: readonly WrittenGrant[],
  { roots, issuer, scope, time }: PathSearch,
): readonly Edge[] | undefined {
  if (roots.has(issuer)) return []
  const good = grants.filter((it) => isGoodAt(it.record, time))
  let ends: readonly Step[] = [{ issuer, isGeneral: false, path: [] }]
  // A path that comes by an issuer twice in the same phase can be cut short.
  const seen = new Set<string>()
  while (ends.length > 0) {
    const longer = ends.flatMap((end) =>
      good.filter((it) => canPrecede(it, end, scope)).map((it) => prepend(it.edge, end)),
    )
    const found = longer.find((step) => roots.has(step.issuer))
    if (found) return found.path
    ends = longer.filter((step) => {
      const state = `${step.issuer} ${step.isGeneral}`
      return !seen.has(state) && seen.add(state)
    })
  }
  return undefined
}

/** The end of a path, as far as it is known. */
type Step = {
  /** Where it starts. */
  readonly issuer: number
  /** Whether its first grant is a general one, so that only such can precede it. */
  readonly isGeneral: boolean
  readonly path: readonly Edge[]
}

function canPrecede({ edge, record }: WrittenGrant, end: Step, scope: Hex): boolean {
  const fits = edge.scope === generalScope || (edge.scope === scope && !end.isGeneral)
  return edge.to === end.issuer && fits && record.depth >= end.path.length
}

function prepend(edge: Edge, { path }: Step): Step {
  return { issuer: edge.from, isGeneral: edge.scope === generalScope, path: [edge, ...path] }
}
