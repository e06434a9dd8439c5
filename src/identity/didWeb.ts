import { BaseError } from '../base/BaseError.ts'

/** Thrown when a text is not a did:web. */
export class InvalidDidWebError extends BaseError {
  override readonly name = 'InvalidDidWebError'
  readonly code = 'INVALID_DID_WEB'
  constructor({ did }: { did: string }) {
    super(`Not a did:web of a host with a name: \`${did.slice(0, 128)}\`.`, {
      metaMessages: [
        'Expected `did:web:<host>`, a port after `%3A`, and the segments of a path after colons.',
      ],
    })
  }
}

const prefix = 'did:web:'
const longestDid = 1024
// Names of two labels or more; the last begins with a letter, as that of no IPv4 address does.
const hostPattern =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/
const portPattern = /^[1-9][0-9]{0,4}$/
const segmentPattern = /^(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})+$/
// Characters that need no encoding in a DID, and those that end, leave or hide a path.
const neverEncoded = /[A-Za-z0-9._\-\u0000-\u0020\u007f/\\?#%:]/

/**
 * Where the document of a did:web lies (did:web Method Specification, Read). Stricter than the method:
 * names no IP address and no host of one label, and encodes nothing that could be read as part of a URL.
 *
 * @throws {InvalidDidWebError}
 *
 * @example
 * toDidWebUrl('did:web:uni.example') // 'https://uni.example/.well-known/did.json'
 * toDidWebUrl('did:web:uni.example%3A8443:faculty:law') // 'https://uni.example:8443/faculty/law/did.json'
 */
export function toDidWebUrl(did: string): string {
  const [authority = '', ...segments] = did.slice(prefix.length).split(':')
  const [host = '', port = '443', ...rest] = authority.toLowerCase().split('%3a')
  const isGood =
    did.startsWith(prefix) &&
    did.length <= longestDid &&
    hostPattern.test(host) &&
    portPattern.test(port) &&
    rest.length === 0 &&
    segments.every(isSegment)
  const path = segments.length === 0 ? '.well-known' : segments.join('/')
  const url = `https://${host}:${port}/${path}/did.json`
  // The URL parser knows more: ports above 65535, and perhaps Punycode that stands for nothing.
  if (!isGood || !URL.canParse(url)) throw new InvalidDidWebError({ did })
  return new URL(url).href
}

function isSegment(text: string): boolean {
  if (!segmentPattern.test(text) || text === '.' || text === '..') return false
  try {
    const encoded = text.match(/(?:%[0-9A-Fa-f]{2})+/g) ?? []
    return encoded.every((run) => !neverEncoded.test(decodeURIComponent(run)))
  } catch {
    return false
  }
}

/**
 * A DID as equal DIDs are written: hosts have no case. Anything but a did:web stays as it is.
 *
 * @example
 * normalizeDid('did:web:Uni.example%3a8443:Law') // 'did:web:uni.example%3A8443:Law'
 */
export function normalizeDid(did: string): string {
  if (!did.startsWith(prefix)) return did
  const [authority = '', ...segments] = did.slice(prefix.length).split(':')
  const host = authority.toLowerCase().replaceAll('%3a', '%3A')
  return prefix + [host, ...segments].join(':')
}
