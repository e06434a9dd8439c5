import { hmac } from '@noble/hashes/hmac'
import { sha256 } from '@noble/hashes/sha2'
import type { AccountId } from '../base/accountId.ts'
import { BaseError } from '../base/BaseError.ts'
import { uintBytes } from '../base/bytes.ts'
import { loadFastKeccak256 } from '../base/hash.ts'
import { type Address, type Hex, toHex } from '../base/hex.ts'
import { toDocumentDigest } from '../credential/bareDocument.ts'
import type { JsonObject } from '../credential/parseJson.ts'
import { buildMerkleTree } from '../merkle/buildMerkleTree.ts'
import { attachAnchorProof } from '../proof/anchorProofMember.ts'
import type { DocumentSigner } from '../proof/createEddsaSigner.ts'
import { hashLeaf } from '../proof/hashLeaf.ts'
import { signEddsaRdfc2022 } from '../proof/signEddsaRdfc2022.ts'
import { shuffle } from './shuffle.ts'

/** Thrown when a batch would be empty, or would hold one document twice. */
export class BatchError extends BaseError {
  override readonly name = 'BatchError'
  readonly code: 'BATCH_EMPTY' | 'BATCH_DUPLICATE'
  constructor(options: { code: 'BATCH_EMPTY' | 'BATCH_DUPLICATE'; problem: string }) {
    super(`The batch cannot be issued: ${options.problem}.`, {
      metaMessages: ['Expected at least one document, each of them once.'],
    })
    this.code = options.code
  }
}

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
  /** Unguessable bytes, such as `crypto.getRandomValues` gives. */
  readonly random: (size: number) => Uint8Array
  /** Called after each document that was signed. */
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Signs documents and seals them into a batch. Nothing is sent: anchor `root` and `size` afterwards.
 *
 * @throws {BatchError} where there is no document, or one twice.
 *
 * @example
 * const batch = await issueBatch({ documents, registry, key: writer.key, signer, created, random })
 * await writer.anchor(batch)
 */
export async function issueBatch(options: BatchOptions): Promise<Batch> {
  const { registry, key, random } = options
  const signed = await signAll(options)
  const digests = signed.map(toDocumentDigest)
  if (new Set(digests.map(toHex)).size < digests.length) {
    throw new BatchError({ code: 'BATCH_DUPLICATE', problem: 'one document is in it twice' })
  }

  const secret = random(32)
  const hash = await loadFastKeccak256()
  // The order of the roster would show in the positions: who is next to whom, who came last.
  const positions = shuffle(signed.length, random)
  const leaves = new Uint8Array(signed.length * 32)
  const sealed = digests.map((digest, i) => {
    const index = positions[i] as number
    const salt = hmac(sha256, secret, uintBytes(index, 4))
    const leaf = hashLeaf({ registry, key, index, salt }, digest, hash)
    leaves.set(leaf, index * 32)
    return { index, salt, leaf, digest }
  })
  const { root, size, path } = buildMerkleTree(leaves, hash)
  const credentials = sealed.map(({ index, salt, leaf, digest }, i) => ({
    index,
    document: attachAnchorProof(signed[i] as JsonObject, {
      registry,
      key,
      index,
      size,
      salt,
      root,
      path: path(index),
    }),
    digest: toHex(digest),
    leaf: toHex(leaf),
  }))
  return { registry, key, root: toHex(root), size, credentials }
}

async function signAll(options: BatchOptions): Promise<readonly JsonObject[]> {
  const { documents, signer, created, onProgress } = options
  if (documents.length === 0) throw new BatchError({ code: 'BATCH_EMPTY', problem: 'it is empty' })
  const signed: JsonObject[] = []
  for (const document of documents) {
    signed.push(signer ? await signEddsaRdfc2022({ document, signer, created }) : document)
    onProgress?.(signed.length, documents.length)
  }
  return signed
}
