import { toHex } from '../../base/hex.ts'
import { toIsoTime } from '../../base/toIsoTime.ts'
import type { JsonValue } from '../../credential/parseJson.ts'
import type { AnchorProof } from '../../proof/AnchorProof.ts'
import type { Facts } from '../../registry/Registry.ts'
import { judgeStatusEntry } from '../../status/judgeStatusEntry.ts'
import { readStatusEntries } from '../../status/readStatusEntries.ts'
import type { ReadableEntry, StatusEntry } from '../../status/StatusEntry.ts'
import type { StatusResult } from '../../status/StatusResult.ts'
import type { CheckCode } from '../CheckCode.ts'
import { isPartShown, type Presented } from '../Presented.ts'
import type { RegistryView } from '../RegistryView.ts'
import type { CheckResult, Fact, Source } from '../Report.ts'
import type { Run } from '../Run.ts'
import { readStatusList, type StatusListReading } from '../readStatusList.ts'
import { toResult } from '../result.ts'
import { toUnreachable } from './checkAnchor.ts'

/** What the status of a document can be looked up by. */
export type StatusBasis = {
  /** The anchors that were found. */
  readonly anchors: readonly {
    readonly proof: AnchorProof
    readonly facts: Facts
    /** Seconds since 1970. */
    readonly anchoredAt: number
    readonly view: RegistryView
  }[]
  /** What there is to say of anchors that were not. */
  readonly unread: readonly CheckResult[]
  /** Of a bare document: whether a chain may tell what became of it, to which it does not lead. */
  readonly mayKeepRecord?: boolean
}

/**
 * Whether the document is revoked, suspended or superseded: by the chain, as of the final block or the last one
 * of the time that is asked about, and by every status list that it names. The chain decides; a list at the index of the leaf only repeats it.
 *
 * @returns One result for each place that was looked at; the worst counts.
 */
export async function checkStatus(
  presented: Presented,
  basis: StatusBasis,
  run: Run,
): Promise<readonly CheckResult[]> {
  const entries = readStatusEntries(presented.credential.document.credentialStatus)
  const listed =
    entries.length === 0
      ? []
      : await Promise.all(entries.map((entry) => checkEntry(entry, presented, basis, run)))
  const onChain =
    run.at === undefined
      ? basis.anchors.map(({ facts, view }) => checkFacts(facts, view.source))
      : await checkPast(basis, { ...run, at: run.at })
  return [...onChain, ...basis.unread, ...bareResults(presented, basis, entries), ...listed.flat()]
}

function bareResults(
  presented: Presented,
  { anchors, unread, mayKeepRecord }: StatusBasis,
  entries: readonly StatusEntry[],
): readonly CheckResult[] {
  if (anchors.length > 0 || unread.length > 0) return []
  if (mayKeepRecord) return [toResult('status', 'unknown', 'STATUS_NO_ANCHOR')]
  // Also beside the entries that are shown: of several the holder may have left out the one that is set.
  if (isPartShown(presented)) return [toResult('status', 'unknown', 'STATUS_NOT_SHOWN')]
  return entries.length > 0 ? [] : [toResult('status', 'passed', 'STATUS_NONE')]
}

/** What the chain said of the positions at a past time. */
async function checkPast(
  { anchors }: StatusBasis,
  { at, now }: Run & { readonly at: number },
): Promise<readonly CheckResult[]> {
  const there = anchors.filter(({ anchoredAt }) => anchoredAt * 1000 <= at)
  if (anchors.length > 0 && there.length === 0) return [beforeAnchor(anchors)]
  return Promise.all(
    there.map(async ({ proof, facts, view }) => {
      // What is final stays so; what else becomes of it nobody can tell yet.
      const isOver = facts.revoked || facts.batchRevoked || facts.superseded
      if (at > now && !isOver) return toResult('status', 'unknown', 'STATUS_AHEAD')
      try {
        const { key, root, index } = proof
        const seen = await view.readPast({ key, root: toHex(root), index }, at)
        return seen ? checkFacts(seen.facts, seen.source) : beforeAnchor(anchors)
      } catch (error) {
        return toUnreachable('status', error, [])
      }
    }),
  )
}

function beforeAnchor(anchors: StatusBasis['anchors']): CheckResult {
  const facts = anchors.map(({ anchoredAt, view: { source } }): Fact => {
    return { name: 'anchoredAt', value: toIsoTime(anchoredAt * 1000), source }
  })
  return toResult('status', 'failed', 'STATUS_BEFORE_ANCHOR', { facts })
}

/** What the chain says of one position. */
function checkFacts(facts: Facts, source: Source): CheckResult {
  const known = (name: string, value = true) => ({ facts: [{ name, value, source }] })
  if (facts.revoked || facts.batchRevoked) {
    const name = facts.revoked ? 'revoked' : 'batchRevoked'
    return toResult('status', 'failed', 'STATUS_REVOKED', known(name))
  }
  if (facts.superseded) {
    return toResult('status', 'failed', 'STATUS_SUPERSEDED', known('superseded'))
  }
  if (facts.suspended || facts.batchSuspended) {
    const name = facts.suspended ? 'suspended' : 'batchSuspended'
    return toResult('status', 'failed', 'STATUS_SUSPENDED', known(name))
  }
  return toResult('status', 'passed', 'STATUS_CURRENT', known('revoked', false))
}

async function checkEntry(
  entry: StatusEntry,
  presented: Presented,
  basis: StatusBasis,
  run: Run,
): Promise<readonly CheckResult[]> {
  if (entry.kind === 'malformed') return [unknown('STATUS_ENTRY_MALFORMED', entry.code)]
  if (entry.kind === 'unknown') return [unknown('STATUS_ENTRY_UNKNOWN', entry.code)]
  // What is neither about revocation nor suspension says nothing about whether it counts.
  if (!['revocation', 'suspension'].includes(entry.purpose)) return []
  const { anchors } = basis
  const isMirror = anchors.some(({ proof }) => isMirrorOf(entry, proof))
  if (run.at !== undefined) {
    return isMirror ? [] : [unknown('STATUS_LIST_OF_TODAY', entry.list)]
  }
  const list = await readStatusList(entry, presented, run)
  if ('code' in list) {
    // The chain has answered already, whatever became of the server that repeats it.
    return isMirror ? [] : [unknown(list.code, list.detail, list.source)]
  }
  const result = judge(entry, list, presented, run)
  const source = { from: 'host', host: list.host } as const
  if (result.outcome === 'unknown' || result.outcome === 'failed') {
    return isMirror ? [] : [unknown('STATUS_LIST_NOT_READ', result.code, source)]
  }
  const isSet = result.outcome === 'set'
  // Where the chain has a bit set itself, what it says is worse than that its mirror differs.
  if (isMirror) return isSet ? [unknown('STATUS_MIRROR_DIFFERS', entry.list, source)] : []
  const fact: Fact = { name: 'status list', value: entry.list, source }
  if (isSet) {
    const code = entry.purpose === 'revocation' ? 'STATUS_REVOKED' : 'STATUS_SUSPENDED'
    return [toResult('status', 'failed', code, { facts: [fact] })]
  }
  // Of an anchored document the list has to be at the index of the leaf.
  if (anchors.length > 0) return [unknown('STATUS_MIRROR_DIFFERS', entry.list, source)]
  return [toResult('status', 'passed', 'STATUS_CURRENT', { facts: [fact] })]
}

function isMirrorOf(entry: ReadableEntry, proof: AnchorProof): boolean {
  return entry.kind === 'bitstring' && entry.size === 1 && entry.index === proof.index
}

function judge(
  entry: ReadableEntry,
  { list }: Exclude<StatusListReading, { code: CheckCode }>,
  { credential: { id } }: Presented,
  { now, policy }: Run,
): StatusResult {
  return judgeStatusEntry(entry, list as JsonValue, {
    now,
    ...(policy.shortStatusLists && { minEntries: 1 }),
    ...(id !== undefined && { credentialId: id }),
  })
}

function unknown(
  code: CheckCode,
  detail: string,
  source: Source = { from: 'document' },
): CheckResult {
  const facts = [{ name: 'code', value: detail, source }]
  return toResult('status', 'unknown', code, { facts })
}
