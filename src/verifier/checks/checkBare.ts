import type { PublicKey } from '../../base/PublicKey.ts'
import { toMultikeyFromJwk } from '../../base/toMultikeyFromJwk.ts'
import { formatCairnIssuer } from '../../identity/CairnIssuer.ts'
import { findKey } from '../../identity/findKey.ts'
import type { CheckCode } from '../CheckCode.ts'
import { type ConfirmedIssuer, findRegistered } from '../findRegistered.ts'
import type { Presented } from '../Presented.ts'
import type { CheckResult, Fact } from '../Report.ts'
import type { Run } from '../Run.ts'
import { isOnWeb, resolveIssuer } from '../resolveIssuer.ts'
import { toResult, toSkipped, worstOf } from '../result.ts'
import { toUnreachable } from './checkAnchor.ts'
import { toWindowFacts } from './checkKey.ts'
import type { Signer } from './checkSignature.ts'

/** What is known of a document without an anchor proof. */
export type Bare = {
  /** `integrity`, `anchor`, `key` and `identity`. */
  readonly results: readonly CheckResult[]
  /** Whether what became of it may be written on a chain, to which the document does not lead. */
  readonly mayKeepRecord: boolean
}

/**
 * What stands in for the anchor of a bare document: the key that signed it. A holder can cut an anchor proof
 * off to escape a revocation, so what the issuer registered on chain is looked for and counts; but only for an
 * issuer on chain that is confirmed to be the one of the document.
 *
 * @param signers Who signed the document, with a signature that holds.
 */
export async function checkBare(
  presented: Presented,
  signers: readonly Signer[],
  run: Run,
): Promise<Bare> {
  const { confirmed, trouble, mayKeepRecord } = await findRegistered(presented, signers, run)
  const onlyAnchored = confirmed.filter(({ anchoredOnly }) => anchoredOnly)
  const anchor =
    onlyAnchored.length > 0
      ? toResult('anchor', 'failed', 'ANCHOR_STRIPPED', { facts: onlyAnchored.map(toFact) })
      : (trouble ?? toSkipped('anchor', 'not applicable'))
  const keys = await Promise.all(
    confirmed.flatMap((issuer) =>
      signers.map((signer) => checkDocumentKey(issuer, signer, presented)),
    ),
  )
  const registered = keys.find(({ isRegistered }) => isRegistered)?.issuer
  const identity = await identify(presented, signers, run, registered)
  return {
    results: [
      toSkipped('integrity', 'not applicable'),
      anchor,
      keys.map(({ result }) => result).reduce(worse, toSkipped('key', 'not applicable')),
      identity,
    ],
    mayKeepRecord,
  }
}

type KeyFinding = {
  readonly issuer: ConfirmedIssuer
  readonly isRegistered: boolean
  readonly result: CheckResult
}

/**
 * What an issuer on chain says of a key that signed a document. Only an anchor gives a time that a thief of the
 * key cannot choose: after the key has become bad, no date in the document saves it.
 */
async function checkDocumentKey(
  issuer: ConfirmedIssuer,
  { multikey, created }: Signer,
  { credential }: Presented,
): Promise<KeyFinding> {
  const none = toSkipped('key', 'not applicable')
  if (multikey === undefined) return { issuer, isRegistered: false, result: none }
  try {
    const window = await issuer.view.readAssertionKey(issuer.issuerId, multikey)
    if (!window) return { issuer, isRegistered: false, result: none }
    const { source, describeNodes } = issuer.view
    const facts = [toFact(issuer), ...toWindowFacts(window, source), ...describeNodes()]
    const finding = (outcome: 'passed' | 'failed' | 'unknown', code: CheckCode) => {
      return { issuer, isRegistered: true, result: toResult('key', outcome, code, { facts }) }
    }
    const claimed = created ?? credential.validFrom
    const isSince = (time: number) => claimed !== undefined && claimed >= time * 1000
    if (window.badSince !== undefined) {
      return isSince(window.badSince)
        ? finding('failed', 'KEY_OF_DOCUMENTS_COMPROMISED')
        : finding('unknown', 'KEY_OF_DOCUMENTS_UNDATED')
    }
    if (window.end === undefined) return finding('passed', 'KEY_OF_DOCUMENTS')
    if (isSince(window.end)) return finding('failed', 'KEY_OF_DOCUMENTS_ENDED')
    // A key that was retired, not stolen: nobody else has had it.
    return claimed === undefined
      ? finding('unknown', 'KEY_OF_DOCUMENTS_UNDATED')
      : finding('passed', 'KEY_OF_DOCUMENTS')
  } catch (error) {
    return { issuer, isRegistered: false, result: toUnreachable('key', error, [toFact(issuer)]) }
  }
}

/** Whose word a signature is: the key has to be the issuer's, by somebody else's word than the document's. */
async function identify(
  { credential }: Presented,
  signers: readonly Signer[],
  run: Run,
  registered: ConfirmedIssuer | undefined,
): Promise<CheckResult> {
  const { issuerId: name } = credential
  const facts: readonly Fact[] = [
    { name: 'issuer', value: name, source: { from: 'document' } },
    ...signers.flatMap(({ multikey: value }): readonly Fact[] =>
      value === undefined ? [] : [{ name: 'key', value, source: { from: 'document' } }],
    ),
  ]
  const result = (outcome: 'passed' | 'unknown', code: CheckCode, more: readonly Fact[] = []) =>
    toResult('identity', outcome, code, { facts: [...facts, ...more] })

  if (signers.length === 0) return result('unknown', 'IDENTITY_NO_ANCHOR')
  const keys = signers.flatMap(({ multikey }) => multikey ?? [])
  const pins = run.policy.pins.filter((pin) => pin.issuer === name)
  const pin = pins.find((one) => 'assertionKey' in one && keys.includes(one.assertionKey))
  if (pin && 'assertionKey' in pin) {
    const fact: Fact = { name: 'pin', value: pin.assertionKey, source: { from: 'policy' } }
    return result('passed', 'IDENTITY_PINNED', [fact])
  }
  if (registered) {
    const { code, facts: known } = registered.confirmation
    return result('passed', code, [toFact(registered), ...known])
  }
  if (keys.some((multikey) => name === `did:key:${multikey}`))
    return result('passed', 'IDENTITY_SELF')
  // Where the verifier has named other keys for documents, nobody else's word goes against its own.
  if (pins.some((one) => 'assertionKey' in one)) return result('unknown', 'IDENTITY_OTHER_PIN')
  if (!isOnWeb(name) || !run.fetch) return result('unknown', 'IDENTITY_UNCONFIRMED')

  const document = await resolveIssuer(name, run)
  if (!document) return result('unknown', 'IDENTITY_UNREACHABLE')
  const source = { from: 'host', host: name } as const
  const own = signers.find(({ key, verificationMethod }) => {
    if (verificationMethod === undefined) return false
    const now = new Date(run.now)
    const answer = findKey(document, verificationMethod, 'assertionMethod', now)
    return answer.outcome === 'found' && isSameKey(answer.key, key)
  })
  if (!own) return result('unknown', 'IDENTITY_NOT_NAMED')
  const value = own.verificationMethod ?? ''
  return result('passed', 'IDENTITY_DOMAIN', [{ name: 'verification method', value, source }])
}

function toFact(issuer: ConfirmedIssuer): Fact {
  return { name: 'issuer on chain', value: formatCairnIssuer(issuer), source: issuer.view.source }
}

/** Where a check is carried out for some and is nothing for others, what was carried out counts. */
function worse(a: CheckResult, b: CheckResult): CheckResult {
  if (a.outcome === 'skipped') return b
  return b.outcome === 'skipped' ? a : worstOf([a, b])
}

function isSameKey(a: PublicKey, b: PublicKey): boolean {
  return toKeyName(a) === toKeyName(b)
}

/** One text for one key, whatever form it is published in. */
function toKeyName(key: PublicKey): string {
  const multikey = 'multikey' in key ? key.multikey : toMultikeyFromJwk(key.jwk)
  // RFC 7638 §3.2: what makes an RSA key the one that it is.
  return multikey ?? ('jwk' in key ? JSON.stringify([key.jwk.kty, key.jwk.n, key.jwk.e]) : '')
}
