import { type AccountId, formatAccountId } from '../base/accountId.ts'
import { anchorCryptosuite, isAnchorProof } from '../credential/bareDocument.ts'
import type { JsonObject, JsonValue } from '../credential/parseJson.ts'
import type { AnchorProof } from './AnchorProof.ts'
import { AnchorProofError } from './AnchorProofError.ts'
import { decodeAnchorProof, encodeAnchorProof } from './anchorProofValue.ts'

/**
 * An anchor proof as a member of a document's `proof` (Data Integrity 1.0 §2.1). It has these five
 * members and no other: what nothing binds could be changed.
 */
export function toAnchorProofMember(proof: AnchorProof): JsonObject {
  return { ...toOptions(proof), proofValue: encodeAnchorProof(proof) }
}

function toOptions({ registry, key }: AnchorProof): JsonObject {
  return {
    type: 'DataIntegrityProof',
    cryptosuite: anchorCryptosuite,
    proofPurpose: 'assertionMethod',
    verificationMethod: toVerificationMethod({ ...registry, address: key }),
  }
}

/**
 * Reads an anchor proof out of a document's `proof`.
 *
 * @throws {AnchorProofError} where it is not exactly what `toAnchorProofMember` writes.
 */
export function parseAnchorProofMember(member: JsonObject): AnchorProof {
  const { proofValue, ...options } = member
  if (typeof proofValue !== 'string') throw new AnchorProofError({ problem: 'no proofValue' })
  // There is one text for one proof: its value needs no second look.
  const proof = decodeAnchorProof(proofValue)

  const expected = toOptions(proof)
  const names = [...Object.keys(expected), ...Object.keys(options)]
  const wrong = names.find((name) => options[name] !== expected[name])
  if (wrong !== undefined) throw new AnchorProofError({ problem: `a wrong ${wrong}` })
  return proof
}

/**
 * The document with an anchor proof after the proofs that it has.
 *
 * @throws {AnchorProofError} where it has an anchor proof already.
 */
export function attachAnchorProof(document: JsonObject, proof: AnchorProof): JsonObject {
  const others = [document.proof ?? []].flat() as readonly JsonValue[]
  if (others.some(isAnchorProof)) {
    throw new AnchorProofError({ code: 'ANCHOR_PROOF_PRESENT', problem: 'there is one already' })
  }
  return { ...document, proof: [...others, toAnchorProofMember(proof)] }
}

/** The key as a did:pkh verification method. */
function toVerificationMethod(key: AccountId): string {
  return `did:pkh:${formatAccountId(key)}#blockchainAccountId`
}
