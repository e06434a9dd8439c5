import { findUnsupported } from '../../credential/findUnsupported.ts'
import type { Credential } from '../../credential/parseCredential.ts'
import type { JsonObject, JsonValue } from '../../credential/parseJson.ts'
import { parseDidUrl } from '../../identity/didUrl.ts'
import { normalizeDid } from '../../identity/didWeb.ts'
import { toResolveKey } from '../../identity/toResolveKey.ts'
import type { Jwt } from '../../proof/jwt/parseJwt.ts'
import { verifyJwt } from '../../proof/jwt/verifyJwt.ts'
import { findSuite } from '../../proof/suites.ts'
import type { CheckCode } from '../CheckCode.ts'
import { isTooCostly } from '../checks/checkSignature.ts'
import type { CheckResult, Fact } from '../Report.ts'
import type { Run } from '../Run.ts'
import { toResult, toSkipped, worstOf } from '../result.ts'
import type { Shown } from './checkPresentationFormat.ts'
import type { HolderQuestion } from './HolderQuestion.ts'

/** What is known of whoever presents something. */
export type Holding =
  | {
      /** The check `holder` of the presentation itself, which passed. */
      readonly result: CheckResult
      /** Whose key answered, as `normalizeDid` writes it. */
      readonly holderId: string
    }
  | {
      /** The check `holder` of the presentation itself, which did not pass. */
      readonly result: CheckResult
      readonly holderId?: never
    }

/**
 * Whether whoever presents something has the holder's key, and signed just now and for this verifier: challenge
 * and domain are those that it gave, and the key is one that the holder is known by (`authentication`). A key
 * that only the signer calls the holder's is not taken for one.
 *
 * @param question Absent where nobody was asked: then nothing is said.
 */
export async function checkHolder(
  shown: Shown,
  question: HolderQuestion | undefined,
  run: Run,
): Promise<Holding> {
  if (!question) return { result: toSkipped('holder', 'not asked', 'HOLDER_NOT_ASKED') }
  const { presentation, jwt } = shown
  const found = jwt
    ? [await checkToken(jwt, question, run)]
    : await checkProofs(presentation.document, presentation.proofs, question, run)
  const holdings = found.map((one) => toHolding(one, presentation.holderId))
  if (holdings.length === 0) return { result: toResult('holder', 'unknown', 'HOLDER_UNSIGNED') }
  const shownBy = holdings.find(({ holderId }) => holderId !== undefined)
  const worst = worstOf(holdings.map(({ result }) => result))
  // As with signatures: what is not known is passed over beside what holds, and what is broken is not.
  return worst.outcome !== 'failed' && shownBy ? shownBy : { result: worst }
}

/**
 * The check `holder` of one credential in a presentation: a credential is its holder's where it names the holder as
 * its subject.
 */
export function bindToHolder({ result, holderId }: Holding, credential: Credential): CheckResult {
  if (holderId === undefined) return result
  const { subjectIds } = credential
  const subjects = subjectIds.map((value): Fact => ({ name: 'subject', value, source }))
  const facts = [...result.facts, ...subjects]
  if (subjectIds.some((id) => normalizeDid(id) === holderId)) {
    return toResult('holder', 'passed', 'HOLDER_BOUND', { facts })
  }
  const code = subjectIds.length === 0 ? 'HOLDER_SUBJECT_UNNAMED' : 'HOLDER_OTHER_SUBJECT'
  return toResult('holder', 'unknown', code, { facts })
}

/** The check `holder` of a credential that came alone. */
export function checkAlone({ policy }: Pick<Run, 'policy'>): CheckResult {
  return policy.require.includes('holder')
    ? toResult('holder', 'unknown', 'HOLDER_ALONE')
    : toSkipped('holder', 'not applicable', 'HOLDER_ALONE')
}

/** A proof that holds, with the name of its key where it is not only claimed; or why there is none. */
type Found =
  | { readonly outcome: 'verified'; readonly verificationMethod: string | undefined }
  | { readonly outcome: 'failed' | 'unknown'; readonly code: string; readonly reason: string }

async function checkProofs(
  document: JsonObject,
  proofs: readonly JsonObject[],
  question: HolderQuestion,
  run: Run,
): Promise<readonly Found[]> {
  const { proof: _, ...unsecured } = document
  if (isTooCostly(unsecured, proofs.length)) {
    return proofs.length === 0 ? [] : [notJudged('Working out what it signs would take too long.')]
  }
  const { challenge, domain } = question
  const now = new Date(run.now)
  const resolveKey = toResolveKey(run.resolver, now)
  const purpose = { proofPurpose: 'authentication', challenge, domain } as const
  return Promise.all(
    proofs.map(async (proof): Promise<Found> => {
      if (!isTextSigned(proof) && !isPlain(unsecured)) {
        return notJudged(
          'It signs statements, and the text says them in a way that is not processed.',
        )
      }
      return run.verifyProof({ document: unsecured, proof, now, purpose, resolveKey })
    }),
  )
}

/** Whether the text itself is signed, and not only what it says in RDF. */
function isTextSigned(proof: JsonObject): boolean {
  return findSuite(proof)?.form === 'json'
}

/** Whether the text says nothing that RDF would not: no keyword, no key that is an IRI, no credential as text. */
function isPlain({ verifiableCredential = [], ...own }: JsonObject): boolean {
  const members = [verifiableCredential].flat() as readonly JsonValue[]
  return [own, ...members].every(
    (part) => typeof part === 'object' && findUnsupported(part as JsonObject).length === 0,
  )
}

async function checkToken(jwt: Jwt, question: HolderQuestion, run: Run): Promise<Found> {
  const { challenge, domain } = question
  const resolveKey = toResolveKey(run.resolver, new Date(run.now))
  const found = await verifyJwt({ jwt, purpose: 'authentication', challenge, domain, resolveKey })
  if (found.outcome !== 'verified') return found
  const { nbf, exp } = jwt.claims
  // RFC 7519 §4.1.4: at that second it counts no longer.
  if (exp !== undefined && run.now >= exp * 1000) {
    return { outcome: 'failed', code: 'JWT_EXPIRED', reason: 'The time of the token is over.' }
  }
  if (nbf !== undefined && run.now < nbf * 1000) {
    return { outcome: 'failed', code: 'JWT_NOT_YET', reason: 'The time of the token is to come.' }
  }
  const verificationMethod = found.keyClaimed ? undefined : found.verificationMethod
  return { outcome: 'verified', verificationMethod }
}

const codes: Readonly<Record<string, CheckCode>> = {
  PROOF_CHALLENGE: 'HOLDER_OTHER_CHALLENGE',
  JWT_CHALLENGE: 'HOLDER_OTHER_CHALLENGE',
  PROOF_DOMAIN: 'HOLDER_OTHER_DOMAIN',
  JWT_DOMAIN: 'HOLDER_OTHER_DOMAIN',
  PROOF_PURPOSE: 'HOLDER_OTHER_PURPOSE',
  PROOF_EXPIRED: 'HOLDER_EXPIRED',
  JWT_EXPIRED: 'HOLDER_EXPIRED',
  JWT_NOT_YET: 'HOLDER_NOT_YET',
}

const source = { from: 'document' } as const

function toHolding(found: Found, stated: string | undefined): Holding {
  if (found.outcome !== 'verified') {
    const { outcome, code, reason: detail } = found
    const own = outcome === 'failed' ? (codes[code] ?? 'HOLDER_BROKEN') : 'HOLDER_NOT_JUDGED'
    const facts: readonly Fact[] = [{ name: 'code', value: code, source }]
    return { result: toResult('holder', outcome, own, { detail, facts }) }
  }
  const { verificationMethod } = found
  const controller = parseDidUrl(verificationMethod ?? '')?.did
  // Without a holder it is whoever the key belongs to.
  const holderId = stated === undefined ? controller : normalizeDid(stated)
  const facts = [
    ...(holderId === undefined ? [] : [{ name: 'holder', value: holderId, source }]),
    ...(verificationMethod === undefined
      ? []
      : [{ name: 'verification method', value: verificationMethod, source }]),
  ]
  if (holderId === undefined || controller !== holderId) {
    return { result: toResult('holder', 'unknown', 'HOLDER_KEY_UNCONFIRMED', { facts }) }
  }
  return { result: toResult('holder', 'passed', 'HOLDER_SHOWN', { facts }), holderId }
}

function notJudged(reason: string): Found {
  return { outcome: 'unknown', code: 'PROOF_NOT_SUPPORTED', reason }
}
