import { toDocumentDigest } from '../credential/bareDocument.ts'
import type { Credential } from '../credential/parseCredential.ts'
import type { JsonObject } from '../credential/parseJson.ts'
import type { AnchorProof } from '../proof/AnchorProof.ts'
import type { Jwt } from '../proof/jwt/parseJwt.ts'
import { toJwtDigest } from '../proof/jwt/toJwtDigest.ts'
import { findSuite } from '../proof/suites.ts'

/** What was presented, as far as it could be read. */
export type Presented = {
  readonly credential: Credential
  readonly anchors: readonly AnchorProof[]
  /** The proofs that are not anchor proofs. */
  readonly signatures: readonly JsonObject[]
  /** The token, where the document came in one. */
  readonly jwt?: Jwt
}

/** What a leaf binds: SHA-256 of the bare document, or of the token around it; 32 bytes. */
export function toPresentedDigest({ credential, jwt }: Presented): Uint8Array {
  return jwt === undefined ? toDocumentDigest(credential.document) : toJwtDigest(jwt.token)
}

/**
 * Whether the holder chose what to show of the document, by a derived proof of `ecdsa-sd-2023`: then what it does
 * not state may have been left out. An anchor binds the whole of a document.
 */
export function isPartShown({ anchors, signatures }: Presented): boolean {
  return anchors.length === 0 && signatures.some((it) => findSuite(it)?.name === 'ecdsa-sd-2023')
}
