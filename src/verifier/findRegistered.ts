import { equalAccountIds } from '../base/accountId.ts'
import type { JsonValue } from '../credential/parseJson.ts'
import type { CairnIssuer } from '../identity/CairnIssuer.ts'
import { formatCairnIssuer, parseCairnIssuer } from '../identity/CairnIssuer.ts'
import { findStale, toUnreachable } from './checks/checkAnchor.ts'
import type { Signer } from './checks/checkSignature.ts'
import { type Confirmation, confirmIssuer } from './confirmIssuer.ts'
import { goesBy } from './OnChainIssuer.ts'
import type { Presented } from './Presented.ts'
import type { RegistryView } from './RegistryView.ts'
import type { CheckResult } from './Report.ts'
import type { Run } from './Run.ts'
import { isOnWeb, resolveIssuer } from './resolveIssuer.ts'
import { toResult } from './result.ts'
import { toScopes } from './toScopes.ts'

/** An issuer on chain that is confirmed to be the one of a document. */
export type ConfirmedIssuer = CairnIssuer & {
  readonly confirmation: Confirmation
  readonly anchoredOnly: boolean
  readonly view: RegistryView
}

/** What chains say of the issuer of a document that has no anchor. */
export type Registered = {
  readonly confirmed: readonly ConfirmedIssuer[]
  /** What kept a chain from being asked, where one was to be. */
  readonly trouble?: CheckResult
  /** Whether the issuer keeps a record on a chain, or nobody could say that it keeps none. */
  readonly mayKeepRecord: boolean
}

/**
 * Looks for the issuer of a document on the chains that are trusted. Who holds a document would rather not be
 * led there, so nothing of it is asked but the name, and what the issuer itself signed.
 */
export async function findRegistered(
  presented: Presented,
  signers: readonly Signer[],
  run: Run,
): Promise<Registered> {
  const { issuerId: name } = presented.credential
  const domain = await resolveIssuer(name, run)
  const named = [
    ...pinnedIssuers(name, run),
    ...(domain?.cairnIssuers ?? []),
    ...signedIssuers(presented, signers),
  ]
  const guessed = [
    ...run.policy.roots,
    ...run.grants.map(({ registry, to }) => ({ registry, issuerId: to })),
  ]
  const all = new Map([...named, ...guessed].map((it) => [formatCairnIssuer(it), it]))
  const found = await Promise.all(
    [...all.values()].map((it) => lookUp(it, presented, signers, run)),
  )
  const confirmed = found.flatMap((it) => (it && 'confirmation' in it ? [it] : []))
  const trouble = found.flatMap((it) => (it && 'code' in it ? [it] : []))[0]
  const isUnasked = isOnWeb(name) && domain === undefined
  const anchors = run.policy.pins.some((pin) => pin.issuer === name && 'key' in pin)
  return {
    confirmed,
    ...(trouble && { trouble }),
    mayKeepRecord:
      named.length > 0 || confirmed.length > 0 || trouble !== undefined || isUnasked || anchors,
  }
}

function pinnedIssuers(name: string, { policy }: Run): readonly CairnIssuer[] {
  return policy.pins.flatMap((pin) =>
    pin.issuer === name && 'registered' in pin ? [pin.registered] : [],
  )
}

/** Issuers that one document leads to; nobody has this many. */
const mostSigned = 64

/**
 * Of a did:key: what it named in the document that it signed, wherever that stands. A signature over RDF binds no
 * place: a holder can write a value as a list of one, or a part of the issuer where it is named a second time.
 */
function signedIssuers(
  { credential }: Presented,
  signers: readonly Signer[],
): readonly CairnIssuer[] {
  const isOwn = signers.some(({ multikey }) => credential.issuerId === `did:key:${multikey}`)
  if (!isOwn) return []
  const found = new Map<string, CairnIssuer>()
  for (const text of textsOf(credential.document)) {
    const issuer = parseCairnIssuer(text)
    if (issuer) found.set(formatCairnIssuer(issuer), issuer)
    if (found.size === mostSigned) break
  }
  return [...found.values()]
}

function* textsOf(value: JsonValue): Generator<string> {
  if (typeof value === 'string') yield value
  if (typeof value !== 'object' || value === null) return
  for (const member of Object.values<JsonValue>(value)) yield* textsOf(member)
}

async function lookUp(
  registered: CairnIssuer,
  { credential }: Presented,
  signers: readonly Signer[],
  run: Run,
): Promise<ConfirmedIssuer | CheckResult | undefined> {
  const { issuerId: name } = credential
  const { registry, issuerId } = registered
  try {
    const view = await run.view(registry)
    // What a registry says that is not trusted does not count; that there is one does.
    if (view === 'REGISTRY_UNKNOWN') return undefined
    // One that is trusted, and was not asked, may say that the key is compromised.
    if (view === 'REGISTRY_NOT_READ') return unread
    const stale = findStale(view, run)
    if (stale) return stale
    const record = await view.readIssuer(issuerId)
    if (!record || !goesBy(record, name)) return undefined
    const scopes = toScopes(credential)
    const time = Math.floor((run.at ?? run.now) / 1000)
    const confirmation = await confirmIssuer({ name, registry, issuerId, view, scopes, time }, run)
    const isOwn = signers.some(({ multikey }) => name === `did:key:${multikey}`)
    const found = { registry, issuerId, anchoredOnly: record.anchoredOnly, view }
    if (confirmation.outcome === 'passed') return { ...found, confirmation }
    if (!isOwn) return areGrantsUnread(view, registered, run) ? unread : undefined
    return { ...found, confirmation: { outcome: 'passed', code: 'IDENTITY_SELF', facts: [] } }
  } catch (error) {
    return toUnreachable('anchor', error, [])
  }
}

const unread = toResult('anchor', 'unknown', 'REGISTRY_NOT_READ')

/** Whether a grant might confirm an issuer, and nothing is there to read it with. */
function areGrantsUnread(view: RegistryView, { registry }: CairnIssuer, run: Run): boolean {
  const isHere = (it: Pick<CairnIssuer, 'registry'>) => equalAccountIds(it.registry, registry)
  return view.grants === undefined && run.policy.roots.some(isHere) && run.grants.some(isHere)
}
