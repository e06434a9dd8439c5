import type { DidDocument } from '../identity/DidDocument.ts'
import type { Run } from './Run.ts'

/** Whether what a name stands for is written on the web: a did:web, or an https URL. */
export function isOnWeb(name: string): boolean {
  return name.startsWith('did:web:') || name.startsWith('https:')
}

/** The document that a domain publishes of an issuer, asked once for each run; `undefined` where there is none. */
export async function resolveIssuer(did: string, run: Run): Promise<DidDocument | undefined> {
  if (!isOnWeb(did) || !run.fetch) return undefined
  const resolved = await run.resolver.resolve(did)
  return resolved.outcome === 'resolved' ? resolved.document : undefined
}
