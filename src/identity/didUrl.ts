import { normalizeDid } from './didWeb.ts'

/** A place in a document: whose document, and which part of it. */
export type DidUrl = {
  /** As `normalizeDid` writes it; or an https URL without its fragment. */
  readonly did: string
  readonly fragment: string
}

const longestUrl = 2048
const pattern = /^([^#\s]*)#([A-Za-z0-9\-._~!$&'()*+,;=:@/?%]+)$/

/**
 * Takes a DID URL with a fragment apart (DID 1.0 §3.2). One that begins with `#` is relative to `base`.
 *
 * @returns `undefined` where it is none, or has a second fragment.
 *
 * @example
 * parseDidUrl('#key-1', 'did:web:uni.example') // { did: 'did:web:uni.example', fragment: 'key-1' }
 */
export function parseDidUrl(text: string, base = ''): DidUrl | undefined {
  if (text.length > longestUrl) return undefined
  const [, did, fragment] = pattern.exec(text) ?? []
  if (did === undefined || fragment === undefined) return undefined
  const whole = did || base
  return whole === '' ? undefined : { did: normalizeDid(whole), fragment }
}

/** A DID URL as text; equal ones are equal text. */
export function formatDidUrl({ did, fragment }: DidUrl): string {
  return `${did}#${fragment}`
}
