/** What is asked of a resource on the web. */
export type FetchOptions = {
  /** The value of the header `Accept`, such as `application/json`. */
  readonly accept: string
  /** Largest body, in bytes; nothing beyond it is read. */
  readonly maxBytes: number
}

/** A resource as its host sent it. */
export type FetchedResource = {
  /** At most `maxBytes`, and not encoded in any other way. */
  readonly body: Uint8Array
  /** The header `Content-Type`, where there is one; what the host says, not what the body is. */
  readonly contentType?: string
  /** Where the body came from: another URL than was asked for where the host redirected. */
  readonly url: string
}

/**
 * The web, as one function: all that the SDK asks of it. URLs come out of documents that anybody may
 * have written, so an implementation chooses which it goes to; `createFetcher` of
 * `cairn-credentials/node` goes to public hosts alone.
 *
 * Rejects with a `FetchError` wherever there is no whole body with status 200.
 *
 * @example
 * const { body } = await fetchResource(url, { accept: 'application/json', maxBytes: 65_536 })
 */
export type FetchResource = (url: string, options: FetchOptions) => Promise<FetchedResource>
