import type { FetchResource } from '../../src/base/FetchResource.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { buildDidDocument } from '../../src/identity/buildDidDocument.ts'
import { base64url, publicJwk, signToken } from '../proof/jwt/tokens.ts'
import { createPair, createProof, type Pair, toOptions } from '../proof/signers.ts'
import { buildBadge } from './academy.ts'
import { issueOne, type Stage } from './openStage.ts'

/** What the verifier of these tests gave to be signed. */
export const question = { challenge: 'n-0S6_WzA2Mj', domain: 'https://verifier.example' }

/** Who presents something, and somebody else. */
export const learner: Pair = createPair('Ed25519', 9)
export const stranger: Pair = createPair('Ed25519', 10)

/** The identifier of a pair. */
export function didOf({ method }: Pair): string {
  return method.split('#')[0] as string
}

/** A badge that the academy anchored, about whoever has this identifier. */
export async function awardTo(stage: Stage, id: string | undefined): Promise<JsonObject> {
  const badge = buildBadge('Lou')
  const subject = { ...(badge.credentialSubject as JsonObject), ...(id !== undefined && { id }) }
  const { document } = await issueOne(stage, { ...badge, credentialSubject: subject })
  return document
}

/** A presentation that nobody has signed yet. */
export function toPresentation(
  members: readonly (JsonObject | string)[],
  change: JsonObject = {},
): JsonObject {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    holder: didOf(learner),
    verifiableCredential: members,
    ...change,
  }
}

/** A presentation with a proof by a key, for the question of these tests unless the options say otherwise. */
export async function present(
  presentation: JsonObject,
  change: JsonObject = {},
  pair: Pair = learner,
): Promise<JsonObject> {
  const options = {
    ...toOptions('eddsa-rdfc-2022', pair),
    proofPurpose: 'authentication',
    ...question,
    ...change,
  }
  return { ...presentation, proof: await createProof(pair, presentation, options) }
}

/** A host whose did:web document lists a key for a purpose. */
export function hostOf(did: string, pair: Pair, purpose: string): FetchResource {
  const document = buildDidDocument({
    did,
    assertionKeys: [{ multikey: pair.multikey }],
    cairnIssuers: [],
  }) as JsonObject
  const { assertionMethod, ...rest } = document
  const body = new TextEncoder().encode(JSON.stringify({ ...rest, [purpose]: assertionMethod }))
  return async (url) => ({ body, url })
}

/** Who presents tokens: a key that is an identifier itself. */
export const tokenHolder = `did:jwk:${base64url(JSON.stringify(publicJwk('eddsa')))}`

/** A presentation as a token, VC-JOSE-COSE 1.0, for the question of these tests unless the change says otherwise. */
export async function presentToken(
  members: readonly (JsonObject | string)[],
  change: JsonObject = {},
  header: JsonObject = {},
): Promise<string> {
  const { challenge: nonce, domain: aud } = question
  const payload = { ...toPresentation(members, { holder: tokenHolder }), nonce, aud, ...change }
  return signToken(payload, { typ: 'vp+jwt', kid: `${tokenHolder}#0`, ...header })
}
