import type { Credential } from '../credential/parseCredential.ts'
import { type Anchored, checkAnchor } from './checks/checkAnchor.ts'
import { checkAuthority } from './checks/checkAuthority.ts'
import { checkBare } from './checks/checkBare.ts'
import { type AnchoredBy, checkIdentity } from './checks/checkIdentity.ts'
import { checkIntegrity } from './checks/checkIntegrity.ts'
import { checkKey } from './checks/checkKey.ts'
import { checkSchema } from './checks/checkSchema.ts'
import { checkSignature, type Signed, type Signer } from './checks/checkSignature.ts'
import { checkStatus, type StatusBasis } from './checks/checkStatus.ts'
import { checkTrust } from './checks/checkTrust.ts'
import { checkValidity } from './checks/checkValidity.ts'
import { type Presented, toPresentedDigest } from './Presented.ts'
import { type CheckName, type CheckResult, checkNames } from './Report.ts'
import type { Run } from './Run.ts'
import { toResult, toSkipped, worstOf } from './result.ts'

/** Who is known to present a credential: the result of its check `holder`. */
export type Bind = (credential: Credential) => CheckResult

/**
 * All checks of a document that could be read, after the one of its format.
 *
 * @returns Any number of results for each check; the worst counts.
 */
export async function judge(
  presented: Presented,
  run: Run,
  bind: Bind,
): Promise<readonly CheckResult[]> {
  const { anchors } = presented
  const hashing = await run.hashing
  const digest = anchors.length > 0 ? toPresentedDigest(presented) : undefined
  const integrity = digest ? anchors.map((proof) => checkIntegrity(proof, digest, hashing)) : []
  if (integrity.some(({ outcome }) => outcome === 'failed'))
    return judgeBroken(presented, integrity)
  const [signed, anchored] = await Promise.all([
    sign(presented, run),
    Promise.all(anchors.map((proof) => checkAnchor(proof, run))),
  ])
  const rest =
    anchors.length > 0
      ? await judgeAnchored(presented, anchored, signed.signers, run)
      : await judgeBare(presented, signed.signers, run)
  const schema = await checkSchema(presented, run)
  return [...integrity, signed.result, ...rest, bind(presented.credential), schema]
}

/** A document that was changed needs no second witness, and nothing that it says is worth a look. */
function judgeBroken(
  { signatures, jwt }: Presented,
  integrity: readonly CheckResult[],
): readonly CheckResult[] {
  const isSigned = signatures.length > 0 || jwt !== undefined
  const moot = checkNames
    .slice(2)
    .map((check) =>
      check === 'signature' && !isSigned
        ? toSkipped(check, 'not applicable')
        : toSkipped(check, 'integrity'),
    )
  return [...integrity, ...moot]
}

/** Where an anchor binds the document with its proofs, the policy says whether they are looked at. */
function sign(presented: Presented, run: Run): Promise<Signed> | Signed {
  const { anchors, signatures, jwt, credential } = presented
  const { pins, signature } = run.policy
  const isSigned = signatures.length > 0 || jwt !== undefined
  const isBound = anchors.length > 0 && signature === 'unless-anchored'
  const isPinned = pins.some((pin) => pin.issuer === credential.issuerId)
  // The key of a did:key anchors nothing itself: only its signature leads to the anchor.
  const isNeeded = credential.issuerId.startsWith('did:key:') && !isPinned
  if (!isSigned || !isBound || isNeeded) return checkSignature(presented, run)
  return { result: toSkipped('signature', 'not asked'), signers: [] }
}

async function judgeAnchored(
  presented: Presented,
  anchored: readonly Anchored[],
  signers: readonly Signer[],
  run: Run,
): Promise<readonly CheckResult[]> {
  const judged = await Promise.all(anchored.map((it) => judgeAnchor(presented, it, signers, run)))
  const bases = anchored.flatMap(({ proof, view, found }) =>
    view && found ? [{ proof, view, ...found }] : [],
  )
  const unread = anchored.filter(({ found }) => !found).map(({ result }) => unreadStatus(result))
  const status = await checkStatus(presented, { anchors: bases, unread }, run)
  // Last of all, so that every answer about the block was counted.
  const anchors = anchored.map(withNodes)
  return [...anchors, ...judged.flat(), ...status, checkValidity(presented, run)]
}

/** What is known of an anchor, with who disagreed. */
function withNodes({ result, view }: Anchored): CheckResult {
  const nodes = view?.describeNodes() ?? []
  return nodes.length > 0 ? { ...result, facts: [...result.facts, ...nodes] } : result
}

/** The checks that rest on one anchor that was found, but for its status. */
async function judgeAnchor(
  presented: Presented,
  { proof, view, found }: Anchored,
  signers: readonly Signer[],
  run: Run,
): Promise<readonly CheckResult[]> {
  // Whose the key is, and whether it was good, is written on the same chain.
  const moot = ['key', 'identity', 'trust', 'authority'] as const
  if (!view || !found) return moot.map((check) => toSkipped(check, 'anchor'))
  const { facts, anchoredAt, issuer } = found
  const by: AnchoredBy = { proof, issuer, anchoredAt, view }
  const [identity, trust, authority] = await Promise.all([
    checkIdentity(presented, by, signers, run),
    checkTrust(presented, by, run),
    checkAuthority(presented, by, run),
  ])
  return [checkKey(facts.key, anchoredAt, view), identity, trust, authority]
}

async function judgeBare(
  presented: Presented,
  signers: readonly Signer[],
  run: Run,
): Promise<readonly CheckResult[]> {
  const { results, mayKeepRecord } = await checkBare(presented, signers, run)
  const basis: StatusBasis = { anchors: [], unread: [], mayKeepRecord }
  const hasRoots = run.policy.roots.length > 0
  return [
    ...results,
    ...(await checkStatus(presented, basis, run)),
    checkValidity(presented, run),
    hasRoots ? toResult('trust', 'unknown', 'TRUST_NO_PATH') : toSkipped('trust', 'not applicable'),
    await checkAuthority(presented, undefined, run),
  ]
}

function unreadStatus(anchor: CheckResult): CheckResult {
  return anchor.outcome === 'failed'
    ? toSkipped('status', 'anchor')
    : toResult('status', 'unknown', 'STATUS_NOT_READ')
}

/** One result for each check, the worst where there are several. */
export function inOrder(results: readonly CheckResult[]): readonly CheckResult[] {
  const worst = new Map<CheckName, CheckResult>()
  for (const result of results) {
    const known = worst.get(result.check)
    worst.set(result.check, known ? worstOf([known, result]) : result)
  }
  return checkNames.map((check) => worst.get(check) as CheckResult)
}
