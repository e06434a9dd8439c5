import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

const globalUnicast = ipaddr.parseCIDR('2000::/3')

/**
 * Whether an IP address can be one of a public host: unicast, and not in a range that IANA keeps for a
 * special purpose. An IPv6 address that only carries an IPv4 one (mapped, NAT64, 6to4, Teredo) is not,
 * whatever it carries.
 *
 * @example
 * isGlobalAddress('169.254.169.254') // false
 */
export function isGlobalAddress(text: string): boolean {
  // Other notations have two readings: in some, 010.0.0.1 is 8.0.0.1.
  if (!isIP(text)) return false
  const address = ipaddr.parse(text)
  if (address.range() !== 'unicast') return false
  // Of IPv6 only an eighth is given out; the rest is "unicast" for want of another name.
  return address.kind() === 'ipv4' || address.match(globalUnicast)
}

/**
 * Whether an IP address lies in one of the ranges, each an address or a range in CIDR notation.
 *
 * @throws {Error} where a range is neither.
 */
export function isInRanges(text: string, ranges: readonly string[]): boolean {
  if (!isIP(text)) return false
  const address = ipaddr.parse(text)
  return ranges.some((range) => {
    // 128 bits are all of them, of either family.
    const [base, bits] = range.includes('/') ? ipaddr.parseCIDR(range) : [ipaddr.parse(range), 128]
    return address.kind() === base.kind() && address.match(base, bits)
  })
}
