import type { DidResolver } from '../../identity/createDidResolver.ts'
import type { Project } from '../project/Project.ts'
import type { Finding } from './Finding.ts'

/** Whether what is published under the identifier of an issuer names its key and its number. */
export async function examineDid(
  did: string,
  { registry, issuerId, signingKey }: Project,
  resolver: DidResolver,
): Promise<Finding> {
  const found = await resolver.resolve(did)
  if (found.outcome === 'unknown') {
    const advice = 'Publish did.json where `cairn init` said.'
    return { code: 'DID_UNREACHABLE', outcome: 'unknown', text: found.reason, advice }
  }
  const { assertionMethod, cairnIssuers } = found.document
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
  const missing = hasKey ? 'the issuer' : 'the key for documents'
  const text = `What is published as ${did} does not name ${missing}.`
  return { code: 'DID_DIFFERS', outcome: 'problem', text, advice: 'Publish did.json again.' }
}
