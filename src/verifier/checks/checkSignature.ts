import type { PublicKey } from '../../base/PublicKey.ts'
import { toMultikeyFromJwk } from '../../base/toMultikeyFromJwk.ts'
import { toBareDocument } from '../../credential/bareDocument.ts'
import { countContexts, countValues } from '../../credential/countValues.ts'
import { parseDateTime } from '../../credential/parseDateTime.ts'
import type { JsonObject } from '../../credential/parseJson.ts'
import type { Jwt } from '../../proof/jwt/parseJwt.ts'
import { verifyJwt } from '../../proof/jwt/verifyJwt.ts'
import { createKeyResolver } from '../createKeyResolver.ts'
import type { Presented } from '../Presented.ts'
import type { CheckResult, Fact } from '../Report.ts'
import type { Run } from '../Run.ts'
import { toResult, toSkipped, worstOf } from '../result.ts'

/**
 * Values of a document, times its proofs: canonical RDF takes time that grows with the square of some
 * of them. A badge has a hundred; at this bound the worst that was found takes a few seconds.
 */
const maxValues = 8192

/** Each context is processed in turn, also one that is there already. Nobody needs this many. */
const maxContexts = 16

/** The same of all that is inside too, times the proofs: a record of eighty parts, or of forty with two proofs. */
const maxAllContexts = 256

/** A key that signed the document, by a signature that holds: not yet the issuer's. */
export type Signer = {
  readonly key: PublicKey
  /** The key as a Multikey; absent where it has no such form. */
  readonly multikey?: string
  /** Absent where a token brings its key itself. */
  readonly verificationMethod?: string
  /** When it says that it signed, in milliseconds since 1970; its own claim. */
  readonly created?: number
}

/** What the signatures of a document amount to. */
export type Signed = { readonly result: CheckResult; readonly signers: readonly Signer[] }

/**
 * Whether the document's own proofs hold. A proof that holds says which key signed, never that the key
 * is the issuer's. One that is not known is passed over where another one holds; one that does not hold is not.
 */
export async function checkSignature(presented: Presented, run: Run): Promise<Signed> {
  const { jwt } = presented
  const found = jwt === undefined ? await checkProofs(presented, run) : [await checkToken(jwt, run)]
  if (found.length === 0) return { result: toSkipped('signature', 'not applicable'), signers: [] }
  const results = found.map(({ result }) => result)
  const passed = results.find(({ outcome }) => outcome === 'passed')
  const worst = worstOf(results)
  const facts = results.flatMap((it) => it.facts)
  const result = worst.outcome === 'unknown' && passed ? { ...passed, facts } : worst
  return { result, signers: found.flatMap(({ signers }) => signers) }
}

async function checkProofs(
  { credential, signatures }: Presented,
  run: Run,
): Promise<readonly Signed[]> {
  if (signatures.length === 0) return []
  const { proof: _, ...document } = toBareDocument(credential.document) as JsonObject
  if (isTooCostly(document, signatures.length)) {
    const detail = 'Working out what it signs would take too long.'
    const result = toResult('signature', 'unknown', 'SIGNATURE_UNKNOWN', { detail })
    return [{ result, signers: [] }]
  }
  return Promise.all(signatures.map((proof) => checkProof(document, proof, run)))
}

/** Whether to work out what is signed would take too long. */
export function isTooCostly(document: JsonObject, signatures: number): boolean {
  const contexts = [document['@context']].flat().length
  return (
    contexts > maxContexts ||
    countContexts(document) * signatures > maxAllContexts ||
    countValues(document) * signatures > maxValues
  )
}

async function checkProof(document: JsonObject, proof: JsonObject, run: Run): Promise<Signed> {
  const now = new Date(run.now)
  const found = await run.verifyProof({ document, proof, now, resolveKey: createKeyResolver(run) })
  if (found.outcome !== 'verified') return toUnverified(found)
  const { publicKeyMultibase: multikey, verificationMethod } = found
  const created = found.created === undefined ? undefined : parseDateTime(found.created)
  const claimed = created === undefined ? {} : { created }
  return toSigned({ key: { multikey }, multikey, verificationMethod, ...claimed })
}

async function checkToken(jwt: Jwt, run: Run): Promise<Signed> {
  const found = await verifyJwt({ jwt, resolveKey: createKeyResolver(run) })
  if (found.outcome !== 'verified') return toUnverified(found)
  const { key, keyClaimed } = found
  const multikey = 'multikey' in key ? key.multikey : toMultikeyFromJwk(key.jwk)
  return toSigned({
    key,
    ...(multikey !== undefined && { multikey }),
    ...(!keyClaimed && { verificationMethod: found.verificationMethod }),
  })
}

function toSigned(signer: Signer): Signed {
  const value = signer.multikey ?? signer.verificationMethod ?? 'the key in the token'
  const fact: Fact = { name: 'signed by', value, source: { from: 'document' } }
  const result = toResult('signature', 'passed', 'SIGNATURE_OK', { facts: [fact] })
  return { result, signers: [signer] }
}

function toUnverified({
  outcome,
  code,
  reason: detail,
}: {
  readonly outcome: 'failed' | 'unknown'
  readonly code: string
  readonly reason: string
}): Signed {
  const facts: readonly Fact[] = [{ name: 'code', value: code, source: { from: 'document' } }]
  const own = outcome === 'failed' ? 'SIGNATURE_BROKEN' : 'SIGNATURE_UNKNOWN'
  return { result: toResult('signature', outcome, own, { detail, facts }), signers: [] }
}
