import { toBareDocument } from '../../credential/bareDocument.ts'
import type { Credential } from '../../credential/parseCredential.ts'
import type { JsonObject, JsonValue } from '../../credential/parseJson.ts'
import { verifyProof } from '../../proof/verifyProof.ts'
import type { CheckResult, Fact } from '../Report.ts'
import { toResult, toSkipped, worstOf } from '../result.ts'

/**
 * Values of a document, times its proofs: canonical RDF takes time that grows with the square of some
 * of them. A badge has a hundred; at this bound the worst that was found takes a few seconds.
 */
const maxValues = 8192

/** Each context is processed in turn, also one that is there already. Nobody needs this many. */
const maxContexts = 16

/**
 * Whether the document's own proofs hold. A proof that holds says which key signed, never that the key
 * is the issuer's.
 *
 * @param signatures The proofs that are not anchor proofs.
 * @param now Milliseconds since 1970, for a proof's `expires`.
 */
export async function checkSignature(
  { document }: Credential,
  signatures: readonly JsonObject[],
  now: number,
): Promise<CheckResult> {
  if (signatures.length === 0) return toSkipped('signature', 'not applicable')
  const { proof: _, ...unsecured } = toBareDocument(document)
  if (isTooCostly(unsecured as JsonObject, signatures.length)) {
    const detail = 'Working out what it signs would take too long.'
    return toResult('signature', 'unknown', 'SIGNATURE_UNKNOWN', { detail })
  }
  const results = await Promise.all(
    signatures.map((proof) => checkOne(unsecured as JsonObject, proof, now)),
  )
  return worstOf(results)
}

function isTooCostly(document: JsonObject, signatures: number): boolean {
  const contexts = [document['@context']].flat().length
  return contexts > maxContexts || countValues(document) * signatures > maxValues
}

function countValues(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values<JsonValue>(value).reduce<number>(
    (sum, member) => sum + countValues(member),
    1,
  )
}

async function checkOne(
  document: JsonObject,
  proof: JsonObject,
  now: number,
): Promise<CheckResult> {
  const result = await verifyProof({ document, proof, now: new Date(now) })
  if (result.outcome === 'verified') {
    const fact: Fact = {
      name: 'signed by',
      value: result.publicKeyMultibase,
      source: { from: 'document' },
    }
    return toResult('signature', 'passed', 'SIGNATURE_OK', { facts: [fact] })
  }
  const fact: Fact = { name: 'code', value: result.code, source: { from: 'document' } }
  const details = { detail: result.reason, facts: [fact] }
  return result.outcome === 'failed'
    ? toResult('signature', 'failed', 'SIGNATURE_BROKEN', details)
    : toResult('signature', 'unknown', 'SIGNATURE_UNKNOWN', details)
}
