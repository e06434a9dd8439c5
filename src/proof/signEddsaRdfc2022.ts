import { base58 } from '@scure/base'
import { BaseError } from '../base/BaseError.ts'
import { parseMultikey } from '../base/multikey.ts'
import { parseDateTime } from '../credential/parseDateTime.ts'
import type { JsonObject } from '../credential/parseJson.ts'
import type { ExtraContexts } from './contexts.ts'
import type { DocumentSigner } from './createEddsaSigner.ts'
import { type EddsaRdfc2022Proof, eddsaRdfc2022 } from './eddsaRdfc2022.ts'
import { type HashForSigning, hashForSigning } from './hashForSigning.ts'
import { verifyEd25519 } from './verifyEd25519.ts'

/** Thrown when a document to be signed has a proof already. */
export class DocumentHasProofError extends BaseError {
  override readonly name = 'DocumentHasProofError'
  readonly code = 'DOCUMENT_HAS_PROOF'
  constructor() {
    super('The document has a proof already.', {
      metaMessages: [
        "Sign the document without it: the issuer's proof comes first, the anchor last.",
      ],
    })
  }
}

/** Thrown when the time of a proof is not an XML Schema `dateTimeStamp`. */
export class InvalidProofTimeError extends BaseError {
  override readonly name = 'InvalidProofTimeError'
  readonly code = 'INVALID_PROOF_TIME'
  constructor({ created }: { created: Date | string }) {
    super(`The proof cannot have been created at \`${String(created)}\`.`, {
      metaMessages: ['Expected a Date, or a time with its zone, as in `2026-03-01T09:00:00Z`.'],
    })
  }
}

/** Thrown when a signer gives something that its own public key does not verify. */
export class SignerFaultError extends BaseError {
  override readonly name = 'SignerFaultError'
  readonly code = 'SIGNER_FAULT'
  constructor({ verificationMethod }: { verificationMethod: string }) {
    super(
      `The signature for \`${verificationMethod}\` does not verify with the signer's public key.`,
      {
        metaMessages: ['Expected 64 bytes by the key that the signer names.'],
      },
    )
  }
}

/**
 * Adds the issuer's proof to a document: `DataIntegrityProof` with `eddsa-rdfc-2022` (Data Integrity
 * EdDSA Cryptosuites 1.0 §3.2). Deterministic: the same document, key and time give the same proof.
 *
 * @param options The document; who signs; the time that the proof states; contexts beside the pinned; what makes the
 * hash, such as threads.
 * @returns A copy of the document with `proof`.
 * @throws {DocumentHasProofError} where it has a proof.
 * @throws {InvalidProofTimeError} where `created` is no time.
 * @throws {UnknownContextError} {@link UndefinedTermError} {@link CanonicalizationError} where a part of
 * the document would not be covered by the signature.
 * @throws {SignerFaultError} where the signer's public key does not verify what it signed.
 *
 * @example
 * const signed = await signEddsaRdfc2022({ document, signer, created: new Date() })
 * signed.proof.cryptosuite // 'eddsa-rdfc-2022'
 */
export async function signEddsaRdfc2022<Document extends JsonObject>({
  document,
  signer,
  created,
  contexts,
  hash = (task) => hashForSigning(task, contexts),
}: {
  document: Document
  signer: DocumentSigner
  created: Date | string
  contexts?: ExtraContexts
  hash?: HashForSigning
}): Promise<Document & { readonly proof: EddsaRdfc2022Proof }> {
  if (Object.hasOwn(document, 'proof')) throw new DocumentHasProofError()
  const { verificationMethod, publicKeyMultibase } = signer
  const options = {
    type: eddsaRdfc2022.type,
    cryptosuite: eddsaRdfc2022.cryptosuite,
    created: toTimestamp(created),
    verificationMethod,
    proofPurpose: eddsaRdfc2022.proofPurpose,
  }
  const data = await hash({ document, options })

  const signature = await signer.sign(data)
  const publicKey = parseMultikey(publicKeyMultibase)
  if (!(await verifyEd25519({ publicKey, signature, data }))) {
    throw new SignerFaultError({ verificationMethod })
  }
  return { ...document, proof: { ...options, proofValue: `z${base58.encode(signature)}` } }
}

function toTimestamp(created: Date | string): string {
  const isText = typeof created === 'string'
  if (isText ? parseDateTime(created) === undefined : Number.isNaN(created.getTime())) {
    throw new InvalidProofTimeError({ created })
  }
  return isText ? created : created.toISOString().replace(/\.\d{3}Z$/, 'Z')
}
