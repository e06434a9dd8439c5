import { createFetcher } from '../../src/adapters/node/createFetcher.ts'
import { createDidResolver } from '../../src/identity/createDidResolver.ts'
import type { Finding } from '../../src/issuer/doctor/Finding.ts'
import type { Project } from '../../src/issuer/project/Project.ts'

/** Whether what is published under the identifier of an issuer names its key and its number. */
export async function examineDid(did: string, project: Project): Promise<Finding> {
  const found = await createDidResolver({ fetch: createFetcher() }).resolve(did)
  if (found.outcome === 'unknown') {
    const advice = 'Publish did.json where `cairn init` said.'
    return { code: 'DID_UNREACHABLE', outcome: 'unknown', text: found.reason, advice }
  }
  const { assertionMethod, cairnIssuers } = found.document
  const { registry, issuerId, signingKey } = project
  const hasKey = assertionMethod.some(
    ({ key }) => key && 'multikey' in key && key.multikey === signingKey?.multikey,
  )
  const hasIssuer = cairnIssuers.some(
    (it) =>
      it.issuerId === issuerId &&
      it.registry.chainId === registry.chainId &&
      it.registry.address === registry.address,
  )
  if (hasKey && hasIssuer) {
    return { code: 'DID_OK', outcome: 'good', text: `${did} names the key and the issuer` }
  }
  const text = `What is published as ${did} does not name ${hasKey ? 'the issuer' : 'the key for documents'}.`
  return { code: 'DID_DIFFERS', outcome: 'problem', text, advice: 'Publish did.json again.' }
}
