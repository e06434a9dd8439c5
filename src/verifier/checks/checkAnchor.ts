import { formatAccountId } from '../../base/accountId.ts'
import { toHex } from '../../base/hex.ts'
import { toIsoTime } from '../../base/toIsoTime.ts'
import type { AggregateProof } from '../../proof/AggregateProof.ts'
import type { AnchorProof } from '../../proof/AnchorProof.ts'
import { computeSuperRoot } from '../../proof/hashSuperLeaf.ts'
import { verifyAggregateSignature } from '../../proof/verifyAggregateSignature.ts'
import type { Block, Facts, Position } from '../../registry/Registry.ts'
import { RegistryError, type RegistryErrorCode } from '../../registry/RegistryError.ts'
import type { CheckCode } from '../CheckCode.ts'
import type { OnChainIssuer } from '../OnChainIssuer.ts'
import type { RegistryView } from '../RegistryView.ts'
import type { CheckResult, Fact } from '../Report.ts'
import type { Run } from '../Run.ts'
import { toResult } from '../result.ts'

/** What the check found, and what the later ones rest on. */
export type Anchored = {
  readonly proof: AnchorProof
  readonly result: CheckResult
  /** Absent where the registry is not trusted, or could not be looked at. */
  readonly view?: RegistryView
  /** Present where the anchor was found. */
  readonly found?: {
    readonly facts: Facts
    /** When the batch was anchored, in seconds since 1970: the earlier time where it was in two ways. */
    readonly anchoredAt: number
    /** The issuer that the key belonged to when it anchored the batch. */
    readonly issuer: OnChainIssuer | undefined
  }
}

/**
 * Whether the batch that the proof states is anchored, finally, on a registry that is trusted: by its key
 * itself, or in an aggregate that its key agreed to.
 */
export async function checkAnchor(proof: AnchorProof, run: Run): Promise<Anchored> {
  let view: RegistryView | undefined
  try {
    const found = await run.view(proof.registry)
    if (typeof found === 'string') return { proof, result: unknown(found, statedRegistry(proof)) }
    view = found
    const stale = findStale(view, run)
    if (stale) return { proof, result: stale, view }
    const seen = await look(proof, view, run)
    const time = timeOf(seen)
    return time === undefined
      ? { proof, result: await explainMissing(proof, seen, view, run), view }
      : await toFound(proof, seen, time, view)
  } catch (error) {
    const result = toUnreachable('anchor', error, statedRegistry(proof))
    return view ? { proof, result, view } : { proof, result }
  }
}

/** A final block, or the block of a bundle, that is too old to tell anything; `undefined` where it is not. */
export function findStale(view: RegistryView, run: Run): CheckResult | undefined {
  const age = Math.floor(run.now / 1000) - view.final.timestamp
  if (age <= (run.proven?.maxAge ?? run.policy.maxBlockAge)) return undefined
  const name = 'age of the final block in seconds'
  const code = run.proven ? 'BUNDLE_STALE' : 'CHAIN_STALE'
  return unknown(code, [{ name, value: age, source: view.source }])
}

/** Seconds; many times what a chain takes for a block. */
const mostLag = 600

/** A node that has fallen behind does not know what was anchored since: that is not a forgery. */
function findLag(head: Block, view: RegistryView, run: Run): CheckResult | undefined {
  const age = Math.floor(run.now / 1000) - head.timestamp
  if (age <= mostLag) return undefined
  const name = 'age of the newest block in seconds'
  return unknown('CHAIN_STALE', [{ name, value: age, source: view.source }])
}

/** What to say where a node or a registry failed; anything else is thrown on. */
export function toUnreachable(
  check: CheckResult['check'],
  error: unknown,
  facts: readonly Fact[],
): CheckResult {
  if (!(error instanceof RegistryError)) throw error
  const fact: Fact = { name: 'error', value: error.code, source: { from: 'node' } }
  const details = { detail: error.shortMessage, facts: [...facts, fact] }
  return toResult(check, 'unknown', codes[error.code] ?? 'CHAIN_UNREACHABLE', details)
}

/** What has a code of its own among the things that can keep a chain from being read. */
const codes: { readonly [code in RegistryErrorCode]?: CheckCode } = {
  REGISTRY_NO_QUORUM: 'CHAIN_NO_QUORUM',
  REGISTRY_NO_STATE: 'CHAIN_NO_STATE',
  REGISTRY_BLOCK_UNTRUSTED: 'BUNDLE_UNTRUSTED',
  REGISTRY_PROOF_BROKEN: 'BUNDLE_BROKEN',
  REGISTRY_NO_PROOF: 'BUNDLE_INCOMPLETE',
  REGISTRY_OTHER_CODE: 'BUNDLE_OTHER_CODE',
}

/** What the final block says of a batch. */
type Seen = {
  readonly facts: Facts
  /** When its key anchored it, in seconds since 1970. */
  readonly direct: number | undefined
  readonly aggregate: Aggregated
}

/** What it says of a batch in an aggregate: when, or why the aggregate does not count. */
type Aggregated =
  | { readonly time?: number }
  | { readonly objection: CheckCode; readonly isForged: boolean }

async function look(proof: AnchorProof, view: RegistryView, run: Run): Promise<Seen> {
  const asked = view.readFacts(toPosition(proof), proof.size)
  const [facts, aggregate]: readonly [Facts, Aggregated] = proof.aggregate
    ? await Promise.all([asked, lookAtAggregate(proof, proof.aggregate, view, run)])
    : [await asked, {}]
  const direct = facts.anchor?.size === proof.size ? facts.anchor.anchoredAt : undefined
  // The registry asked a contract once, when it was added; nobody can ask it what it signs.
  const isCaller = facts.key?.type === 'contract' && 'time' in aggregate
  return {
    facts,
    direct,
    aggregate: isCaller ? { objection: 'KEY_CANNOT_SIGN', isForged: false } : aggregate,
  }
}

async function lookAtAggregate(
  proof: AnchorProof,
  aggregate: AggregateProof,
  view: RegistryView,
  run: Run,
): Promise<Aggregated> {
  const superRoot = toSuperRoot(proof)
  if (superRoot === undefined) return { objection: 'INTEGRITY_BROKEN', isForged: true }
  const signed = [
    proof.registry.chainId,
    proof.registry.address,
    proof.key,
    toHex(proof.root),
    proof.size,
    aggregate.notAfter,
    toHex(aggregate.signature),
    toHex(aggregate.publicKey ?? new Uint8Array()),
  ]
  const isAgreed = await run.once(`agreed ${signed.join(' ')}`, () =>
    verifyAggregateSignature(proof.registry, proof, aggregate),
  )
  if (!isAgreed) return { objection: 'ANCHOR_NOT_AGREED', isForged: true }
  const time = await view.readAggregate(superRoot)
  if (time === undefined) return {}
  return time <= aggregate.notAfter ? { time } : { objection: 'ANCHOR_TOO_LATE', isForged: false }
}

/** When the batch was anchored; `undefined` where it was not, or where a part of the proof was made up. */
function timeOf({ direct, aggregate }: Seen): number | undefined {
  if ('objection' in aggregate) return aggregate.isForged ? undefined : direct
  const times = [direct, aggregate.time].filter((time) => time !== undefined)
  return times.length > 0 ? Math.min(...times) : undefined
}

function toSuperRoot(proof: AnchorProof) {
  const root = proof.aggregate && computeSuperRoot(proof, proof.aggregate)
  return root && toHex(root)
}

async function explainMissing(
  proof: AnchorProof,
  { facts, aggregate }: Seen,
  view: RegistryView,
  run: Run,
): Promise<CheckResult> {
  const { source } = view
  const known: readonly Fact[] = [{ name: 'root', value: toHex(proof.root), source }]
  if ('objection' in aggregate) return failed(aggregate.objection, known)
  const superRoot = toSuperRoot(proof)
  const [head, aggregated] = await Promise.all([
    view.readHead(toPosition(proof)),
    superRoot === undefined ? undefined : view.readAggregate(superRoot, 'head'),
  ])
  if (head.facts.anchor?.size === proof.size || aggregated !== undefined) {
    return unknown('ANCHOR_NOT_FINAL', known)
  }
  if (!facts.anchor) return findLag(head.block, view, run) ?? failed('ANCHOR_NOT_FOUND', known)
  const size: Fact = { name: 'size', value: facts.anchor.size, source }
  return failed('ANCHOR_OTHER_SIZE', [...known, size])
}

async function toFound(
  proof: AnchorProof,
  { facts, direct, aggregate }: Seen,
  time: number,
  view: RegistryView,
): Promise<Anchored> {
  const { source } = view
  const known: readonly Fact[] = [
    { name: 'root', value: toHex(proof.root), source },
    { name: 'size', value: proof.size, source },
    { name: 'anchoredAt', value: toDate(time), source },
    ...('time' in aggregate && aggregate.time !== undefined
      ? [{ name: 'aggregatedAt', value: toDate(aggregate.time), source }]
      : []),
  ]
  const code = direct === undefined ? 'ANCHOR_IN_AGGREGATE' : 'ANCHOR_FOUND'
  const { key } = facts
  // What a key anchored before it was claimed is its own.
  const issuerId = key && time >= key.from ? key.issuerId : undefined
  const issuer =
    issuerId === undefined ? undefined : { issuerId, record: await view.readIssuer(issuerId) }
  const result = toResult('anchor', 'passed', code, { facts: known })
  return { proof, result, view, found: { facts, anchoredAt: time, issuer } }
}

function toDate(seconds: number): string {
  return toIsoTime(seconds * 1000)
}

function toPosition({ key, root, index }: AnchorProof): Position {
  return { key, root: toHex(root), index }
}

function statedRegistry(proof: AnchorProof): readonly Fact[] {
  const value = formatAccountId(proof.registry)
  return [{ name: 'registry', value, source: { from: 'document' } }]
}

function unknown(code: CheckCode, facts: readonly Fact[]): CheckResult {
  return toResult('anchor', 'unknown', code, { facts })
}

function failed(code: CheckCode, facts: readonly Fact[]): CheckResult {
  return toResult('anchor', 'failed', code, { facts })
}
