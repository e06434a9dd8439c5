import { toDocumentDigest } from '../credential/bareDocument.ts'
import type { Credential } from '../credential/parseCredential.ts'
import type { JsonLimits } from '../credential/parseJson.ts'
import type { AnchorProof } from '../proof/AnchorProof.ts'
import type { RegistryReader } from '../registry/Registry.ts'
import type { Rpc } from '../registry/Rpc.ts'
import { checkAnchor } from './checks/checkAnchor.ts'
import { checkFormat, type Format } from './checks/checkFormat.ts'
import { checkIdentity } from './checks/checkIdentity.ts'
import { checkIntegrity } from './checks/checkIntegrity.ts'
import { checkKey } from './checks/checkKey.ts'
import { checkSignature } from './checks/checkSignature.ts'
import { checkStatus } from './checks/checkStatus.ts'
import { checkValidity } from './checks/checkValidity.ts'
import { defaultPolicy, type Policy } from './Policy.ts'
import { type CheckName, type CheckResult, checkNames, type Report } from './Report.ts'
import { type Run, startRun } from './Run.ts'
import { toResult, toSkipped, worstOf } from './result.ts'
import { toTrustedRegistries } from './TrustedRegistries.ts'
import { toSentence } from './toSentence.ts'
import { toVerdict } from './toVerdict.ts'

/** Judges what is presented. A bad credential is a report, never an exception. */
export type Verifier = {
  /** Judges one credential, at the newest final block of its registry. */
  verify(input: string | Uint8Array): Promise<Report>
  /** Judges many, all at one time and at one block of each registry, in their order. */
  verifyAll(
    inputs: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  ): AsyncIterable<Report>
}

/** What a verifier works with. */
export type VerifierOptions = {
  /** What is accepted; `defaultPolicy` unless told otherwise. */
  readonly policy?: Policy
  /**
   * A node of the chain that the registries are on. Where the policy lists no registry, the deployed one
   * on this chain is trusted. Without a node and a reader, credentials are indeterminate.
   */
  readonly node?: Rpc
  /** Readers of registries that shall not be read by way of the node. */
  readonly registries?: readonly RegistryReader[]
  /** The time, asked once for each run: milliseconds since 1970. */
  readonly now: () => number
  /** Bounds on a document. */
  readonly limits?: JsonLimits
}

/**
 * Makes a verifier.
 *
 * @example
 * const verifier = createVerifier({ policy, node: fromViem(client), now: Date.now })
 * const report = await verifier.verify(text)
 * report.verdict.authenticity // 'valid', 'invalid' or 'indeterminate'
 */
export function createVerifier(options: VerifierOptions): Verifier {
  const { policy = defaultPolicy, node, registries: readers = [], now, limits } = options
  const registries = toTrustedRegistries({ policy, readers, node })
  const start = () => startRun({ policy, registries, now: now() })
  return {
    verify: (input) => judge(input, start(), limits),
    async *verifyAll(inputs) {
      const run = start()
      for await (const input of inputs) yield judge(input, run, limits)
    },
  }
}

async function judge(
  input: string | Uint8Array,
  run: Run,
  limits: JsonLimits | undefined,
): Promise<Report> {
  const format = checkFormat(input, limits)
  const results = format.read
    ? [format.result, ...(await runChecks(format.read, run))]
    : [format.result, ...checkNames.slice(1).map((check) => toSkipped(check, 'format'))]
  return toReport(inOrder(results), run.now, format.read?.credential)
}

async function runChecks(read: NonNullable<Format['read']>, run: Run): Promise<CheckResult[]> {
  const { credential, anchors, signatures } = read
  const digest = toDocumentDigest(credential.document)
  const sealed = anchors.map((proof) => ({ proof, integrity: checkIntegrity(proof, digest) }))
  const isBroken = sealed.some(({ integrity }) => integrity.outcome === 'failed')
  const [signature, ...judged] = await Promise.all([
    // A document that was changed needs no second witness, and this one costs far more than the first.
    isBroken && signatures.length > 0
      ? toSkipped('signature', 'integrity')
      : checkSignature(credential, signatures, run.now),
    ...sealed.map((it) => judgeAnchor(credential, it, run)),
  ])
  const results = anchors.length > 0 ? judged.flat() : judgeBare(credential)
  const validity = isBroken
    ? toSkipped('validity', 'integrity')
    : checkValidity(credential, run.now)
  return [signature, validity, ...results]
}

/** The checks that rest on one anchor proof. */
async function judgeAnchor(
  credential: Credential,
  { proof, integrity }: { proof: AnchorProof; integrity: CheckResult },
  run: Run,
): Promise<CheckResult[]> {
  if (integrity.outcome !== 'passed') {
    const moot = ['anchor', 'key', 'identity', 'status'] as const
    return [integrity, ...moot.map((check) => toSkipped(check, 'integrity'))]
  }
  const { result: anchor, found } = await checkAnchor(proof, run)
  if (!found) {
    // Whose the key is, and whether it was good, is written on the same chain.
    const moot = (['key', 'identity'] as const).map((check) => toSkipped(check, 'anchor'))
    return [integrity, anchor, ...moot, unreadStatus(anchor)]
  }
  const { facts, issuer, source } = found
  return [
    integrity,
    anchor,
    checkKey(facts.key, facts.anchor.anchoredAt, source),
    checkIdentity(credential, proof, issuer, run.policy),
    checkStatus(credential, facts, source),
  ]
}

/** Without an anchor nothing says who vouches for the key, nor what became of the credential. */
function judgeBare({ issuerId }: Credential): CheckResult[] {
  const issuer = { name: 'issuer', value: issuerId, source: { from: 'document' } } as const
  return [
    ...(['integrity', 'anchor', 'key'] as const).map((it) => toSkipped(it, 'not applicable')),
    toResult('identity', 'unknown', 'IDENTITY_NO_ANCHOR', { facts: [issuer] }),
    toResult('status', 'unknown', 'STATUS_NO_ANCHOR'),
  ]
}

function unreadStatus(anchor: CheckResult): CheckResult {
  return anchor.outcome === 'failed'
    ? toSkipped('status', 'anchor')
    : toResult('status', 'unknown', 'STATUS_NOT_READ')
}

/** One result for each check, the worst where there are several. */
function inOrder(results: readonly CheckResult[]): readonly CheckResult[] {
  return checkNames.map((check: CheckName) => {
    const own = results.filter((result) => result.check === check)
    return own.length > 0 ? worstOf(own) : toSkipped(check, 'not built')
  })
}

function toReport(
  checks: readonly CheckResult[],
  now: number,
  credential: Credential | undefined,
): Report {
  const { id, issuerId, issuerName, achievement } = credential ?? {}
  const report = {
    version: 1,
    verdict: toVerdict(checks),
    at: new Date(now).toISOString(),
    ...(issuerId !== undefined && {
      credential: {
        ...(id !== undefined && { id }),
        issuerId,
        ...(issuerName !== undefined && { issuerName }),
        ...(achievement && { achievement: achievement.name }),
      },
    }),
    checks,
  } as const
  return { ...report, sentence: toSentence(report) }
}
