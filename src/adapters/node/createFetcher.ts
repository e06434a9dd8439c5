import { lookup as lookupDns } from 'node:dns/promises'
import { FetchError } from '../../base/FetchError.ts'
import type { FetchedResource, FetchOptions, FetchResource } from '../../base/FetchResource.ts'
import { createLimiter } from './createLimiter.ts'
import { createLookup, type FetchRules, parseFetchUrl } from './FetchRules.ts'
import { isInRanges } from './isGlobalAddress.ts'
import { requestOnce } from './requestOnce.ts'

/** How a fetcher departs from its defaults. */
export type FetcherOptions = {
  /** What may be asked although a rule is against it, such as the servers of an own network. */
  readonly allow?: {
    /** Such as `http://issuer.test:8080`: good whatever the scheme and the port. */
    readonly origins?: readonly string[]
    /** Such as `10.1.2.0/24` or `127.0.0.1`: good although they are not public. */
    readonly addresses?: readonly string[]
  }
  /** Certificates (PEM) to trust instead of those that Node trusts. */
  readonly ca?: string
  /** All addresses of a host name. Default: as the system finds them. */
  readonly lookup?: (hostname: string) => Promise<readonly string[]>
  /** How many requests run at a time; the others wait. Default 8. */
  readonly maxConcurrent?: number
  /** How many redirections are followed. Default 3. */
  readonly maxRedirects?: number
  /** Default 443 alone. */
  readonly ports?: readonly number[]
  /** How long a host may be silent. Default 5,000. */
  readonly idleMilliseconds?: number
  /** How long everything may take, from the first request to the last byte. Default 15,000. */
  readonly totalMilliseconds?: number
}

/**
 * A fetcher for URLs that nobody has vouched for. It sends GET requests over https, without cookies or
 * credentials, to hosts whose addresses are public (IANA's registries of special-purpose addresses),
 * and judges each redirection and each address that it connects to in the same way. Size, time,
 * redirections and requests at a time are bounded; nothing is unpacked.
 *
 * @throws {FetchError} at once, where `allow` holds what is no origin or no range of addresses.
 *
 * @example
 * const resolver = createDidResolver({ fetch: createFetcher() })
 */
export function createFetcher(options: FetcherOptions = {}): FetchResource {
  const { maxConcurrent = 8, totalMilliseconds = 15_000 } = options
  const rules = toRules(options)
  const limit = createLimiter(maxConcurrent)
  return (url, wanted) =>
    limit(async () => {
      const controller = new AbortController()
      const timer = setTimeout(() => controller.abort(), totalMilliseconds)
      try {
        return await follow(url, wanted, { options, rules, controller })
      } finally {
        clearTimeout(timer)
      }
    })
}

type Context = {
  readonly options: FetcherOptions
  readonly rules: FetchRules
  readonly controller: AbortController
}

async function follow(
  text: string,
  wanted: FetchOptions,
  { options, rules, controller }: Context,
): Promise<FetchedResource> {
  const { ca, idleMilliseconds = 5_000, maxRedirects = 3 } = options
  let next = text
  for (let hop = 0; hop <= maxRedirects; hop++) {
    const url = parseFetchUrl(next, rules)
    url.hash = ''
    const lookup = createLookup(url, rules)
    const answer = await requestOnce(url, { ...wanted, lookup, ca, idleMilliseconds, controller })
    if ('body' in answer) return answer
    if (!URL.canParse(answer.location, url)) throw toRedirected(text, 'it is redirected to nowhere')
    next = new URL(answer.location, url).href
  }
  throw toRedirected(text, `it is redirected more than ${maxRedirects} times`)
}

function toRedirected(url: string, problem: string): FetchError {
  return new FetchError({ code: 'FETCH_REDIRECTED', url, problem })
}

function toRules({ allow = {}, lookup, ports = [443] }: FetcherOptions): FetchRules {
  const { addresses = [], origins = [] } = allow
  return {
    addresses: addresses.map(checkRange),
    origins: new Set(origins.map(toOrigin)),
    ports,
    lookup:
      lookup ??
      (async (hostname) => (await lookupDns(hostname, { all: true })).map((it) => it.address)),
  }
}

function toOrigin(text: string): string {
  const { protocol, origin } = URL.canParse(text) ? new URL(text) : { protocol: '', origin: '' }
  if (protocol === 'http:' || protocol === 'https:') return origin
  const problem = '`allow.origins` holds what is no origin'
  throw new FetchError({ code: 'FETCH_NOT_ALLOWED', url: text, problem })
}

function checkRange(text: string): string {
  try {
    isInRanges('127.0.0.1', [text])
    return text
  } catch (cause) {
    const problem = '`allow.addresses` holds what is no address and no range'
    throw new FetchError({ code: 'FETCH_NOT_ALLOWED', url: text, problem, cause })
  }
}
