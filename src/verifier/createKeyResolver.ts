import { isMultikey } from '../base/multikey.ts'
import type { ResolveKey } from '../base/ResolveKey.ts'
import { findKey } from '../identity/findKey.ts'
import type { Run } from './Run.ts'
import { resolveIssuer } from './resolveIssuer.ts'

/**
 * Finds the key behind a verification method: in the DID document of its controller, or else in the method
 * itself, where its fragment is a Multikey. That one is the signer's own claim: what it signed holds, and whose
 * key it is has to be confirmed by somebody else (`checkIdentity`).
 */
export function createKeyResolver(run: Run): ResolveKey {
  return async (verificationMethod, purpose) => {
    const [did = '', fragment = ''] = verificationMethod.split('#', 2)
    const document = await resolveIssuer(did, run)
    const listed = document && findKey(document, verificationMethod, purpose, new Date(run.now))
    if (listed?.outcome === 'found') return listed.key
    return isMultikey(fragment) ? { multikey: fragment } : undefined
  }
}
