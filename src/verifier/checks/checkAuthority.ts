import { equalAccountIds } from '../../base/accountId.ts'
import { toScope } from '../../trust/toScope.ts'
import { confirmIssuer } from '../confirmIssuer.ts'
import { findGrants } from '../findGrants.ts'
import { goesBy } from '../OnChainIssuer.ts'
import type { Presented } from '../Presented.ts'
import type { CheckResult, Fact } from '../Report.ts'
import type { Run } from '../Run.ts'
import { toResult, toSkipped } from '../result.ts'
import { toUnreachable } from './checkAnchor.ts'
import type { AnchoredBy } from './checkIdentity.ts'

/**
 * Whether the issuer may award the achievement: it is its own one, or whoever created it grants that (Open Badges
 * 3.0 has a `creator`, and no word for who else may award).
 *
 * @param anchored Absent for a bare document, which no grant leads to.
 */
export async function checkAuthority(
  { credential: { achievement, issuerId } }: Presented,
  anchored: AnchoredBy | undefined,
  run: Run,
): Promise<CheckResult> {
  if (!achievement) return toSkipped('authority', 'not applicable')
  const { creatorId } = achievement
  const source = { from: 'document' } as const
  const facts: readonly Fact[] =
    creatorId === undefined ? [] : [{ name: 'creator', value: creatorId, source }]
  if (creatorId === undefined || creatorId === issuerId) {
    return toResult('authority', 'passed', 'AUTHORITY_OWN', { facts })
  }
  try {
    const granted = anchored && (await findPermission(creatorId, achievement.id, anchored, run))
    return granted
      ? toResult('authority', 'passed', 'AUTHORITY_GRANTED', {
          facts: [...facts, ...granted.facts],
        })
      : toResult('authority', 'unknown', 'AUTHORITY_UNKNOWN', { facts })
  } catch (error) {
    return toUnreachable('authority', error, facts)
  }
}

/** Grants from the creator, who has to be confirmed as anybody else: a name on chain is free. */
async function findPermission(
  creatorId: string,
  achievementId: string,
  { proof: { registry }, issuer, anchoredAt: time, view }: AnchoredBy,
  run: Run,
) {
  if (!issuer) return undefined
  const scopes = [toScope('achievement', achievementId)]
  const granters = run.grants.filter((it) => equalAccountIds(it.registry, registry))
  for (const from of new Set(granters.map((it) => it.from))) {
    if (!goesBy(await view.readIssuer(from), creatorId)) continue
    const creator = { registry, issuerId: from }
    const confirmed = await confirmIssuer({ ...creator, name: creatorId, view, scopes, time }, run)
    if (confirmed.outcome !== 'passed') continue
    const question = { registry, issuerId: issuer.issuerId, view, scopes, time }
    const found = await findGrants(question, run, [creator])
    if (found) return found
  }
  return undefined
}
