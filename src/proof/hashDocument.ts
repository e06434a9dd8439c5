import { BaseError } from '../base/BaseError.ts'
import { concatBytes, utf8 } from '../base/bytes.ts'
import { toHex } from '../base/hex.ts'
import type { JsonObject } from '../credential/parseJson.ts'
import { type ContextSet, isPinned, UnknownContextError } from './contexts.ts'
import { createContextResolver } from './createContextResolver.ts'
import { type KeyHash, keyHash } from './keyHash.ts'

/** Thrown when a document uses a term or a type that its contexts do not define. */
export class UndefinedTermError extends BaseError {
  override readonly name = 'UndefinedTermError'
  readonly code = 'UNDEFINED_TERM'
  /** The member's name or the type. */
  readonly term: string
  constructor({ term, cause }: { term: string; cause?: unknown }) {
    super(`No context of the document defines \`${term}\`.`, {
      metaMessages: [
        'A signature would not cover it. Remove it, or add a context that defines it.',
      ],
      cause,
    })
    this.term = term
  }
}

/** Thrown when a document has no canonical RDF form, or only at a cost that no credential needs. */
export class CanonicalizationError extends BaseError {
  override readonly name = 'CanonicalizationError'
  readonly code = 'CANONICALIZATION_FAILED'
  constructor({ problem, cause }: { problem: string; cause?: unknown }) {
    super(`The document cannot be brought into canonical form: ${problem}.`, { cause })
  }
}

/**
 * What is signed where a suite signs canonical RDF (Data Integrity EdDSA Cryptosuites 1.0 §3.2.3 to §3.2.5,
 * ECDSA Cryptosuites 1.0 §3.2.3 to §3.2.5): the hash of the proof's options, then the hash of the
 * document, each as canonical N-Quads.
 *
 * @param document Without any proof.
 * @param options The proof without `proofValue` and `@context`.
 * @param hash The one that suits the key; by default SHA-256.
 * @returns Two hashes, 64 bytes by default.
 * @throws {UndefinedTermError} {@link UnknownContextError} {@link CanonicalizationError}
 *
 * @example
 * (await hashDocument({ document, options, contexts })).length // 64
 */
export async function hashDocument({
  document,
  options,
  contexts,
  hash = keyHash.Ed25519,
}: {
  document: JsonObject
  options: JsonObject
  contexts: ContextSet
  hash?: KeyHash
}): Promise<Uint8Array> {
  const proofConfig = { '@context': document['@context'] ?? [], ...options }
  const hashes = [
    hashOptions(proofConfig, contexts, hash),
    toNQuads(document, contexts, hash).then((nQuads) => hash(utf8(nQuads))),
  ]
  return concatBytes(...(await Promise.all(hashes)))
}

const mostOptions = 64
const longestOptions = 4096
const hashedOptions = new WeakMap<KeyHash, Map<string, Uint8Array>>()

/**
 * The documents of a batch differ, the options of their proofs do not: their hash is kept, under all that
 * it is made of. A document takes half the time then.
 */
async function hashOptions(
  proofConfig: JsonObject,
  contexts: ContextSet,
  hash: KeyHash,
): Promise<Uint8Array> {
  const known = hashedOptions.get(hash) ?? new Map<string, Uint8Array>()
  hashedOptions.set(hash, known)
  const key = JSON.stringify([proofConfig, [...contexts.values()].map(({ id }) => id)])
  const found = known.get(key)
  if (found) return found
  const result = hash(utf8(await toNQuads(proofConfig, contexts, hash)))
  if (key.length > longestOptions) return result
  const oldest = known.keys().next()
  if (known.size >= mostOptions && !oldest.done) known.delete(oldest.value)
  known.set(key, result)
  return result
}

/** Looking a module up takes a twentieth of a millisecond each time. */
let library: Promise<typeof import('@digitalbazaar/eddsa-rdfc-2022-cryptosuite')> | undefined

/**
 * A JSON-LD document as canonical N-Quads (RDFC-1.0). A term without a definition is an error.
 *
 * @param hash The one inside of the algorithm, which can decide on the names of blank nodes.
 * @throws {UndefinedTermError} {@link UnknownContextError} {@link CanonicalizationError}
 *
 * @example
 * await toNQuads(document, contexts) // '<urn:uuid:…> <https://schema.org/name> "Teamwork" .\n'
 */
export async function toNQuads(
  document: JsonObject,
  contexts: ContextSet,
  hash: KeyHash = keyHash.Ed25519,
): Promise<string> {
  library ??= import('@digitalbazaar/eddsa-rdfc-2022-cryptosuite')
  const { cryptosuite } = await library
  const documentLoader = createDocumentLoader(contexts)
  const createMessageDigest = () => createDigest(hash)
  try {
    return await cryptosuite.canonize(document, {
      documentLoader,
      createMessageDigest,
      // What is made of a context is kept: those that a user brings are without number.
      ...(isPinned(contexts) && { contextResolver: createContextResolver(contexts) }),
    })
  } catch (error) {
    throw toBaseError(error)
  }
}

/** Gives a JSON-LD library the texts of a set, and nothing else. */
export function createDocumentLoader(contexts: ContextSet) {
  return async (url: string) => {
    const context = contexts.get(url)
    if (!context) throw new UnknownContextError({ url })
    return { contextUrl: null, documentUrl: url, document: context.text }
  }
}

/** A hash of our own: the library's one for browsers works on secure pages only. */
function createDigest(hash: KeyHash) {
  let content = ''
  return {
    update: (text: string) => {
      content += text
    },
    digest: () => toHex(hash(utf8(content))).slice(2),
  }
}

type JsonLdError = {
  readonly message?: string
  readonly details?: {
    readonly cause?: unknown
    readonly event?: {
      readonly code?: string
      readonly details?: { readonly property?: unknown; readonly type?: unknown }
    }
  }
}

/** What went wrong in a JSON-LD library, in words of this package. */
export function toBaseError(error: unknown): BaseError {
  if (error instanceof UnknownContextError) return error
  const { message, details } = error as JsonLdError
  if (details?.cause instanceof UnknownContextError) return details.cause
  const { property, type } = details?.event?.details ?? {}
  const term = property ?? type
  if (typeof term === 'string') return new UndefinedTermError({ term, cause: error })
  const problem = details?.event?.code ?? message ?? String(error)
  return new CanonicalizationError({ problem: problem.replace(/\.$/, ''), cause: error })
}
