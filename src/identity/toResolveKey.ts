import type { ResolveKey } from '../base/ResolveKey.ts'
import type { DidResolver } from './createDidResolver.ts'
import { parseDidUrl } from './didUrl.ts'
import { findKey } from './findKey.ts'

/**
 * A resolver as those want it who check signatures. Whose the key is they have to compare themselves:
 * it is listed by the DID before the `#`, whoever that is.
 *
 * @param now For keys that have an end.
 *
 * @example
 * verifyProof({ document, proof, now, resolveKey: toResolveKey(resolver, now) })
 */
export function toResolveKey(resolver: DidResolver, now: Date): ResolveKey {
  return async (verificationMethod, purpose) => {
    const url = parseDidUrl(verificationMethod)
    if (!url) return undefined
    const resolution = await resolver.resolve(url.did)
    if (resolution.outcome !== 'resolved') return undefined
    const answer = findKey(resolution.document, verificationMethod, purpose, now)
    return answer.outcome === 'found' ? answer.key : undefined
  }
}
