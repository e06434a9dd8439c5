import { base58 } from '@scure/base'
import { concatBytes, utf8 } from '../base/bytes.ts'
import { type TypedKey, toMultikey } from '../base/multikey.ts'
import type { JsonObject } from '../credential/parseJson.ts'
import type { ContextSet } from './contexts.ts'
import type { DisclosedProof } from './disclosedProof.ts'
import { createDocumentLoader, toBaseError, toNQuads } from './hashDocument.ts'
import { verifySignature } from './verifySignature.ts'

/**
 * Whether a derived proof of `ecdsa-sd-2023` holds (Data Integrity ECDSA Cryptosuites 1.0 §3.6.7): the
 * issuer signed the proof's options, the statements that are always shown, and the key of the document;
 * that key signed each other statement that is shown.
 *
 * @param document Without any proof.
 * @param options The proof without `proofValue` and `@context`.
 * @param proofValue The text that `disclosed` was read from.
 * @throws {UndefinedTermError} {@link UnknownContextError} {@link CanonicalizationError}
 */
export async function verifyDisclosedProof({
  document,
  options,
  proofValue,
  disclosed: { baseSignature, documentKey, signatures, mandatoryIndexes },
  key,
  contexts,
}: {
  document: JsonObject
  options: JsonObject
  proofValue: string
  disclosed: DisclosedProof
  key: TypedKey
  contexts: ContextSet
}): Promise<boolean> {
  const proof = { ...options, proofValue }
  const { proofHash, mandatoryHash, nonMandatory } = await group(document, proof, contexts)
  if (nonMandatory.length !== signatures.length) return false
  // An index of no statement would be passed over.
  const statements = (await toNQuads(document, contexts)).split('\n').length - 1
  if (nonMandatory.length + mandatoryIndexes.length !== statements) return false

  const multikey = base58.decode(toMultikey(documentKey.publicKey, documentKey.type).slice(1))
  const base = concatBytes(proofHash, multikey, mandatoryHash)
  if (!(await verifySignature({ key, signature: baseSignature, data: base }))) return false
  for (const [i, statement] of nonMandatory.entries()) {
    const signature = signatures[i] as Uint8Array
    const data = utf8(statement)
    if (!(await verifySignature({ key: documentKey, signature, data }))) return false
  }
  return true
}

/** Names the blank nodes as the issuer did, and tells the statements that are always shown from others. */
async function group(document: JsonObject, proof: JsonObject, contexts: ContextSet) {
  const { createVerifyCryptosuite } = await import('@digitalbazaar/ecdsa-sd-2023-cryptosuite')
  const cryptosuite = createVerifyCryptosuite()
  const documentLoader = createDocumentLoader(contexts)
  try {
    return await cryptosuite.createVerifyData({ cryptosuite, document, proof, documentLoader })
  } catch (error) {
    throw toBaseError(error)
  }
}
