import type { JsonObject } from '../../src/credential/parseJson.ts'
import { signEddsaRdfc2022 } from '../../src/proof/signEddsaRdfc2022.ts'
import { toEndorsement } from '../credential/model/samples.ts'
import { buildBadge, createSigner } from './academy.ts'

/** Who signs with a seed: a did:key, as a policy pins it. */
export async function selfOf(seed: number): Promise<{ issuer: string; assertionKey: string }> {
  const { publicKeyMultibase: assertionKey } = await createSigner(seed)
  return { issuer: `did:key:${assertionKey}`, assertionKey }
}

/** A document, signed by the did:key that is its issuer. */
export async function signAsSelf(document: JsonObject, seed = 7): Promise<JsonObject> {
  const signer = await createSigner(seed)
  const { issuer: id } = await selfOf(seed)
  const issuer = { id, type: ['Profile'] }
  const created = new Date('2025-06-01T00:00:00Z')
  return signEddsaRdfc2022({ document: { ...document, issuer }, signer, created })
}

/** A genuine badge with two endorsements in it: one that has expired, and one of something else that was changed. */
export async function buildEndorsed(): Promise<JsonObject> {
  const { id, ...badge } = buildBadge('Kit', 'rope-making')
  const about = toEndorsement(id as string)
  const expired = await signAsSelf({ ...about, validUntil: '2025-01-01T00:00:00Z' }, 8)
  const forged = { ...(await signAsSelf(toEndorsement('a:b'), 9)), name: 'Another' }
  return signAsSelf({ ...badge, id: id as string, endorsement: [expired, forged] })
}
