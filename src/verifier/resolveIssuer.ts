import type { DidDocument } from '../identity/DidDocument.ts'
import type { Run } from './Run.ts'

/** The document of a did:web, asked once for each run; `undefined` where there is none to be had. */
export async function resolveIssuer(did: string, run: Run): Promise<DidDocument | undefined> {
  if (!did.startsWith('did:web:') || !run.resolver) return undefined
  const resolved = await run.resolver.resolve(did)
  return resolved.outcome === 'resolved' ? resolved.document : undefined
}
