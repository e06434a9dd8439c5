import type { CheckName, CheckResult, Report, Verdict } from './Report.ts'

type Over = Exclude<Verdict['lifecycle'], 'current' | 'unknown'>

const lifecycles: Readonly<Record<Over, string>> = {
  expired: 'Genuine, but expired.',
  'not-yet-valid': 'Genuine, but not valid yet.',
  revoked: 'Genuine, but revoked by its issuer.',
  suspended: 'Genuine, but suspended by its issuer.',
  superseded: 'Genuine, but superseded by a newer one.',
}

/** A verdict in one sentence or two, for a person with thirty seconds. */
export function toSentence({ verdict, checks, credential }: Omit<Report, 'sentence'>): string {
  const { authenticity, lifecycle, policy } = verdict
  const find = (check: CheckName) => checks.find((result) => result.check === check)
  if (authenticity === 'invalid') return `Not genuine: ${lower(firstOf(checks, 'failed'))}`
  if (authenticity === 'indeterminate') {
    const isIntact = find('integrity')?.outcome === 'passed'
    return [
      `Cannot tell: ${lower(firstOf(checks.filter(decides), 'unknown'))}`,
      ...(isIntact ? ['The document itself is intact.'] : []),
      ...(isOver(lifecycle) ? [`In any case it is ${lifecycle.replaceAll('-', ' ')}.`] : []),
    ].join(' ')
  }
  // A name that nobody but its bearer vouches for is not repeated.
  const isKnown = find('identity')?.code === 'IDENTITY_PINNED'
  const issuer = (isKnown ? credential?.issuerName : undefined) ?? credential?.issuerId
  const issued = `Issued by ${issuer}${dates(checks)}.`
  if (lifecycle === 'unknown') {
    return `Genuine, but its status is not known: ${lower(find('status')?.reason ?? '')}`
  }
  if (isOver(lifecycle)) return `${lifecycles[lifecycle]} ${issued}`
  return policy.outcome === 'accepted'
    ? `Genuine and current. ${issued}`
    : `Genuine and current, but your policy does not accept it (${policy.rule}). ${issued}`
}

function isOver(lifecycle: Verdict['lifecycle']): lifecycle is Over {
  return lifecycle !== 'current' && lifecycle !== 'unknown'
}

/** An issuer's proof that could not be judged is never the reason why a document cannot be. */
function decides({ check }: CheckResult): boolean {
  return check !== 'signature'
}

/** The reason of the first authenticity check with this outcome. */
function firstOf(checks: readonly CheckResult[], outcome: CheckResult['outcome']): string {
  return checks.find((result) => result.outcome === outcome)?.reason ?? 'a fact is missing.'
}

function dates(checks: readonly CheckResult[]): string {
  const day = (name: string) =>
    checks
      .flatMap(({ facts }) => facts)
      .find((fact) => fact.name === name)
      ?.value.toString()
      .slice(0, 10)
  const anchored = day('anchoredAt')
  const until = day('validUntil')
  return `${anchored ? `, anchored on ${anchored}` : ''}${until ? `, valid until ${until}` : ''}`
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
