import { equalAccountIds } from '../base/accountId.ts'
import type { Hex } from '../base/hex.ts'
import type { CairnIssuer } from '../identity/CairnIssuer.ts'
import { findPath, type WrittenGrant } from '../trust/findPath.ts'
import type { Edge } from '../trust/Grant.ts'
import { generalScope } from '../trust/toScope.ts'
import type { RegistryView } from './RegistryView.ts'
import type { Fact } from './Report.ts'
import type { Run } from './Run.ts'

/** What somebody has to be vouched for. */
export type GrantQuestion = CairnIssuer & {
  readonly view: RegistryView
  /** Any one of them will do; a general grant does for all. */
  readonly scopes: readonly Hex[]
  /** Seconds since 1970. */
  readonly time: number
}

/** A path of grants that holds, as facts of a report. */
export type GrantedPath = { readonly facts: readonly Fact[] }

/**
 * Looks for a path of grants, among those of the policy and those presented, from one of these roots to an
 * issuer of the same registry.
 *
 * @param roots The policy's, unless told otherwise.
 * @returns `undefined` where none of them leads there.
 * @throws {RegistryError} where the node or the registry fails.
 */
export async function findGrants(
  { registry, issuerId, view, scopes, time }: GrantQuestion,
  run: Run,
  roots: readonly CairnIssuer[] = run.policy.roots,
): Promise<GrantedPath | undefined> {
  const here = <Item extends { readonly registry: CairnIssuer['registry'] }>(it: Item) =>
    equalAccountIds(it.registry, registry)
  const starts = new Set(roots.filter(here).map((root) => root.issuerId))
  if (starts.size === 0) return undefined
  const written = await readGrants(run.grants.filter(here), view)
  for (const scope of [generalScope, ...scopes]) {
    const path = findPath(written, { roots: starts, issuer: issuerId, scope, time })
    if (!path) continue
    const root = path[0]?.from ?? issuerId
    // The registry's own judgement, not only what was worked out here.
    const question = { root, issuer: issuerId, scope, path, time }
    if (path.length > 0 && (await view.grants?.judgePath(question)) !== undefined) continue
    return { facts: toFacts(root, path, view) }
  }
  return undefined
}

async function readGrants(
  edges: readonly Edge[],
  view: RegistryView,
): Promise<readonly WrittenGrant[]> {
  const { grants } = view
  if (!grants) return []
  const found = await Promise.all(
    edges.map(async ({ from, to, scope, sequence }) => {
      const edge = { from, to, scope, sequence }
      const record = await grants.readGrant(edge)
      return record ? [{ edge, record }] : []
    }),
  )
  return found.flat()
}

function toFacts(root: number, path: readonly Edge[], { source }: RegistryView): readonly Fact[] {
  const steps = path.map(({ from, to }) => `${from} to ${to}`)
  return [
    { name: 'root', value: root, source: { from: 'policy' } },
    { name: 'grants', value: steps.join(', ') || 'none needed', source },
  ]
}
