import type { AccountId } from '../base/accountId.ts'
import { concatBytes } from '../base/bytes.ts'
import { type Address, type Hex, toHex } from '../base/hex.ts'
import { toDocumentDigest } from '../credential/bareDocument.ts'
import type { JsonObject } from '../credential/parseJson.ts'
import { attachAnchorProof } from '../proof/anchorProofMember.ts'
import type { DocumentSigner } from '../proof/createEddsaSigner.ts'
import { signEddsaRdfc2022 } from '../proof/signEddsaRdfc2022.ts'
import { assertDistinct } from './assertDistinct.ts'
import { sealDigests } from './sealDigests.ts'
import { toPositions } from './toPositions.ts'
import { withStatusEntries } from './withStatusEntries.ts'

/** A credential with its proofs, ready to be handed out once the batch is anchored. */
export type IssuedCredential = {
  /** Position in the batch, from 0. */
  readonly index: number
  readonly document: JsonObject
  /** SHA-256 of the canonical bare document. */
  readonly digest: Hex
  readonly leaf: Hex
}

/** Credentials to be anchored together. */
export type Batch = {
  readonly registry: AccountId
  readonly key: Address
  readonly root: Hex
  readonly size: number
  /** In the order of the documents given; positions are shuffled. */
  readonly credentials: readonly IssuedCredential[]
}

/** What a batch is made of. */
export type BatchOptions = {
  /** Unsigned. */
  readonly documents: readonly JsonObject[]
  /** Where the batch will be anchored: the leaves say so. */
  readonly registry: AccountId
  /** The key that will anchor it. */
  readonly key: Address
  /** Adds the issuer's own proof. Without one, only verifiers that know anchors accept the result. */
  readonly signer?: DocumentSigner
  /** The time that the issuer's proof states. */
  readonly created: Date
  /** Where the status lists of the batch will be published, an address; without it the chain alone tells. */
  readonly statusLists?: string
  /** Unguessable bytes, such as `crypto.getRandomValues` gives. */
  readonly random: (size: number) => Uint8Array
  /** Called after each document that was signed. */
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Signs documents and seals them into a batch. Nothing is sent: anchor `root` and `size` afterwards.
 *
 * @throws {BatchError} where there is no document, or one twice.
 * @throws {DocumentHasProofError} where a document that is to be changed is signed already.
 *
 * @example
 * const batch = await issueBatch({ documents, registry, key: writer.key, signer, created, random })
 * await writer.anchor(batch)
 */
export async function issueBatch(options: BatchOptions): Promise<Batch> {
  const { registry, key, random } = options
  const secret = random(32)
  const signed = await signAll(options, secret)
  const digests = signed.map(toDocumentDigest)
  assertDistinct(digests)

  const seal = await sealDigests({
    digests: concatBytes(...digests),
    registry,
    key,
    secret,
  })
  const credentials = signed.map((document, i) => {
    const proof = seal.proof(i)
    return {
      index: proof.index,
      document: attachAnchorProof(document, proof),
      digest: toHex(digests[i] as Uint8Array),
      leaf: toHex(seal.leaf(i)),
    }
  })
  return { registry, key, root: toHex(seal.root), size: seal.size, credentials }
}

async function signAll(options: BatchOptions, secret: Uint8Array): Promise<readonly JsonObject[]> {
  const { documents, signer, created, statusLists, onProgress } = options
  const positions = statusLists === undefined ? [] : toPositions(documents.length, secret)
  const signed: JsonObject[] = []
  for (const [i, given] of documents.entries()) {
    const index = positions[i] as number
    const document =
      statusLists === undefined ? given : withStatusEntries(given, { statusLists, index })
    signed.push(signer ? await signEddsaRdfc2022({ document, signer, created }) : document)
    onProgress?.(signed.length, documents.length)
  }
  return signed
}
