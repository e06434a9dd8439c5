import { isIP, type LookupFunction } from 'node:net'
import { FetchError } from '../../base/FetchError.ts'
import { isGlobalAddress, isInRanges } from './isGlobalAddress.ts'

/** Which hosts may be asked. */
export type FetchRules = {
  /** Origins that are good whatever their scheme and port. */
  readonly origins: ReadonlySet<string>
  /** Addresses and ranges that are good although they are not public. */
  readonly addresses: readonly string[]
  readonly ports: readonly number[]
  /** All addresses of a host name. */
  readonly lookup: (hostname: string) => Promise<readonly string[]>
}

const longestUrl = 2048

/**
 * A URL that may be fetched as far as the URL itself tells.
 *
 * @throws {FetchError} `FETCH_NOT_ALLOWED`
 */
export function parseFetchUrl(text: string, rules: FetchRules): URL {
  const refuse = (problem: string) =>
    new FetchError({ code: 'FETCH_NOT_ALLOWED', url: text, problem })
  if (text.length > longestUrl) throw refuse(`it is longer than ${longestUrl} characters`)
  if (!URL.canParse(text)) throw refuse('it is no URL')
  const url = new URL(text)
  if (url.username || url.password) throw refuse('it has a user')
  if (url.hostname.endsWith('.')) throw refuse('its host ends with a dot')
  if (!rules.origins.has(url.origin)) {
    if (url.protocol !== 'https:') throw refuse('it is not https')
    if (!rules.ports.includes(Number(url.port || 443))) throw refuse('its port is not one to use')
  }
  // Node looks up names only.
  const literal = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (isIP(literal) && !isAllowed(literal, rules)) throw refuse('its address is not public')
  return url
}

/**
 * The lookup for a socket. It judges the very addresses that the socket then connects to: a name that
 * has other addresses the next time it is looked up gains nothing.
 */
export function createLookup(url: URL, rules: FetchRules): LookupFunction {
  const find = async (hostname: string) => {
    const addresses = await rules.lookup(hostname)
    // One that is not public among several is no accident.
    if (!addresses.every((address) => isAllowed(address, rules))) {
      const problem = 'its host has an address that is not public'
      throw new FetchError({ code: 'FETCH_NOT_ALLOWED', url: url.href, problem })
    }
    return addresses.map((address) => ({ address, family: isIP(address) }))
  }
  return (hostname, { all }, callback) => {
    find(hostname).then(
      (found) => {
        const [first] = found
        if (!first) callback(new Error('The host has no address.'), '')
        else if (all) callback(null, found)
        else callback(null, first.address, first.family)
      },
      (error) => callback(error, ''),
    )
  }
}

function isAllowed(address: string, rules: FetchRules): boolean {
  return isGlobalAddress(address) || isInRanges(address, rules.addresses)
}
