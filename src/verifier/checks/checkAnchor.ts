import { formatAccountId } from '../../base/accountId.ts'
import { toHex } from '../../base/hex.ts'
import type { AnchorProof } from '../../proof/AnchorProof.ts'
import type { Facts, Position } from '../../registry/Registry.ts'
import { RegistryError } from '../../registry/RegistryError.ts'
import type { RegistryView } from '../RegistryView.ts'
import type { CheckResult, Fact, Source } from '../Report.ts'
import type { Run } from '../Run.ts'
import { toResult } from '../result.ts'
import type { OnChainIssuer } from './checkIdentity.ts'

/** What the check found, and what the later ones rest on. */
export type Anchored = {
  readonly result: CheckResult
  /** Present where the anchor was found. */
  readonly found?: {
    readonly facts: Facts & { readonly anchor: Anchor }
    /** The issuer that the key belonged to when it anchored the batch. */
    readonly issuer: OnChainIssuer | undefined
    readonly source: Source
  }
}

type Anchor = NonNullable<Facts['anchor']>

/** Whether the batch that the proof states is anchored, finally, on a registry that is trusted. */
export async function checkAnchor(proof: AnchorProof, run: Run): Promise<Anchored> {
  const position: Position = { key: proof.key, root: toHex(proof.root), index: proof.index }
  try {
    const view = await run.view(proof.registry)
    if (typeof view === 'string') return { result: unknown(view, statedRegistry(proof)) }
    const age = Math.floor(run.now / 1000) - view.final.timestamp
    if (age > run.policy.maxBlockAge) {
      const fact: Fact = {
        name: 'age of the final block in seconds',
        value: age,
        source: view.source,
      }
      return { result: unknown('CHAIN_STALE', [fact]) }
    }
    const facts = await view.readFacts(position)
    if (facts.anchor) return await judge(proof, { ...facts, anchor: facts.anchor }, view)
    const head = await view.readHead(position)
    return {
      result: head.anchor
        ? unknown('ANCHOR_NOT_FINAL', [{ name: 'root', value: position.root, source: view.source }])
        : failed('ANCHOR_NOT_FOUND', [{ name: 'root', value: position.root, source: view.source }]),
    }
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error
    const fact: Fact = { name: 'error', value: error.code, source: { from: 'node' } }
    const details = { detail: error.shortMessage, facts: [...statedRegistry(proof), fact] }
    return { result: toResult('anchor', 'unknown', 'CHAIN_UNREACHABLE', details) }
  }
}

async function judge(
  proof: AnchorProof,
  facts: Facts & { readonly anchor: Anchor },
  view: RegistryView,
): Promise<Anchored> {
  const { anchor, key } = facts
  const { source } = view
  const anchoredAt = new Date(anchor.anchoredAt * 1000).toISOString()
  const known: readonly Fact[] = [
    { name: 'root', value: toHex(proof.root), source },
    { name: 'size', value: anchor.size, source },
    { name: 'anchoredAt', value: anchoredAt, source },
  ]
  if (anchor.size !== proof.size) return { result: failed('ANCHOR_OTHER_SIZE', known) }
  const result = toResult('anchor', 'passed', 'ANCHOR_FOUND', { facts: known })
  // What a key anchored before it was claimed is its own.
  const issuerId = key && anchor.anchoredAt >= key.from ? key.issuerId : undefined
  const issuer =
    issuerId === undefined ? undefined : { issuerId, record: await view.readIssuer(issuerId) }
  return { result, found: { facts, issuer, source } }
}

function statedRegistry(proof: AnchorProof): readonly Fact[] {
  const value = formatAccountId(proof.registry)
  return [{ name: 'registry', value, source: { from: 'document' } }]
}

function unknown(code: Parameters<typeof toResult>[2], facts: readonly Fact[]): CheckResult {
  return toResult('anchor', 'unknown', code, { facts })
}

function failed(code: Parameters<typeof toResult>[2], facts: readonly Fact[]): CheckResult {
  return toResult('anchor', 'failed', code, { facts })
}
