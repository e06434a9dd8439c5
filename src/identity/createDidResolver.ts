import { FetchError } from '../base/FetchError.ts'
import type { FetchResource } from '../base/FetchResource.ts'
import { JsonError } from '../credential/JsonError.ts'
import { parseJson } from '../credential/parseJson.ts'
import { type DidDocument, DidDocumentError } from './DidDocument.ts'
import { normalizeDid, toDidWebUrl } from './didWeb.ts'
import { parseDidDocument } from './parseDidDocument.ts'
import { toKeyDocument } from './toKeyDocument.ts'

/** Why there is no document of a DID. None of them says anything about what its subject signed. */
export type DidFaultCode =
  | 'DID_METHOD_UNKNOWN'
  | 'DID_MALFORMED'
  | 'DID_NOT_FETCHED'
  | 'DID_NOT_FOUND'
  | 'DID_UNREACHABLE'
  | 'DID_DOCUMENT_MALFORMED'
  | 'DID_DOCUMENT_OTHER_ID'

/** What became of the question for a DID. */
export type DidResolution =
  | {
      readonly outcome: 'resolved'
      readonly document: DidDocument
      /** Where the document was fetched; none where the DID is a key itself. */
      readonly url?: string
    }
  | { readonly outcome: 'unknown'; readonly code: DidFaultCode; readonly reason: string }

/** Finds the documents of DIDs, each once. */
export type DidResolver = {
  /** Never rejects. */
  resolve(did: string): Promise<DidResolution>
}

const accept = 'application/did+json, application/did+ld+json, application/json;q=0.9'
const limits = { maxBytes: 131_072, maxDepth: 32 }

/**
 * A resolver for did:web, did:key and did:jwk, and for https URLs that lead to a controlled identifier
 * document with that URL as its id (Controlled Identifiers 1.0 §3). It asks for each document once,
 * whatever came of it, and never again: make one for each run, so that a run judges all credentials by
 * the same documents.
 *
 * @param options `fetch`; without it nothing is fetched, and only keys are resolved.
 *
 * @example
 * const resolver = createDidResolver({ fetch: createFetcher() })
 * const resolution = await resolver.resolve('did:web:uni.example')
 * if (resolution.outcome === 'resolved') console.log(resolution.document.assertionMethod)
 */
export function createDidResolver({ fetch }: { fetch?: FetchResource } = {}): DidResolver {
  const asked = new Map<string, Promise<DidResolution>>()
  return {
    resolve: (did) => {
      const name = normalizeDid(did)
      const known = asked.get(name) ?? resolveOnce(name, fetch)
      asked.set(name, known)
      return known
    },
  }
}

async function resolveOnce(did: string, fetch?: FetchResource): Promise<DidResolution> {
  if (/^did:(?:key|jwk):/.test(did)) {
    const document = toKeyDocument(did)
    return document
      ? { outcome: 'resolved', document }
      : toUnknown('DID_MALFORMED', 'The DID does not hold a public key.')
  }
  if (!/^(?:did:web|https):/.test(did)) {
    return toUnknown('DID_METHOD_UNKNOWN', 'This kind of identifier has no document here.')
  }
  const place = toDocumentUrl(did)
  if (place === undefined) return toUnknown('DID_MALFORMED', 'The identifier is not well-formed.')
  if (!fetch) return toUnknown('DID_NOT_FETCHED', 'Nothing was given to fetch the document with.')
  try {
    const { body, url } = await fetch(place, { accept, maxBytes: limits.maxBytes })
    return { outcome: 'resolved', document: parseDidDocument(parseJson(body, limits), did), url }
  } catch (error) {
    return toFault(error)
  }
}

function toDocumentUrl(did: string): string | undefined {
  try {
    if (did.startsWith('did:web:')) return toDidWebUrl(did)
    // As the URL parser writes it, so that one document has one identifier.
    const { href } = new URL(did)
    return (href === did || href === `${did}/`) && !did.includes('#') ? href : undefined
  } catch {
    return undefined
  }
}

function toFault(error: unknown): DidResolution {
  if (error instanceof DidDocumentError) return toUnknown(error.code, error.message)
  if (error instanceof JsonError) return toUnknown('DID_DOCUMENT_MALFORMED', error.shortMessage)
  const isGone = error instanceof FetchError && (error.status === 404 || error.status === 410)
  const reason = error instanceof FetchError ? error.shortMessage : 'The host could not be asked.'
  return toUnknown(isGone ? 'DID_NOT_FOUND' : 'DID_UNREACHABLE', reason)
}

function toUnknown(code: DidFaultCode, reason: string): DidResolution {
  return { outcome: 'unknown', code, reason }
}
