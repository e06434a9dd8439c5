import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { signEddsaRdfc2022 } from '../../../src/proof/signEddsaRdfc2022.ts'
import { readJson } from '../../proof/vectors.ts'
import { buildBadge, createSigner } from '../academy.ts'
import { claimKey, controller, passTime } from '../claimKey.ts'
import { issueOne, type Stage } from '../openStage.ts'
import { type Case, from, type Presented, show } from './Case.ts'

const identifier = 'did:web:registered.example'

async function toMultikey(): Promise<string> {
  return (await createSigner()).publicKeyMultibase
}

/** A badge that its issuer signed, and did not anchor; the chain's time is what its proof says. */
async function sign(stage: Stage, document: JsonObject): Promise<JsonObject> {
  const created = new Date(await stage.chain.now())
  return signEddsaRdfc2022({ document, signer: await createSigner(), created })
}

/** A bare badge of an issuer on chain that registered the key for documents, after something happened to it. */
async function presentBare(
  stage: Stage,
  happen: (issuerId: number, multikey: string) => Promise<JsonObject | undefined>,
  { name = identifier, wait = 0 } = {},
): Promise<Presented> {
  const { issuerId } = await claimKey(stage.chain, { identifier, account: 6 })
  const multikey = await toMultikey()
  await stage.chain.issuerWriter(controller).addAssertionKey(issuerId, multikey)
  await passTime(stage.chain, 100)
  const document = (await happen(issuerId, multikey)) ?? (await sign(stage, from(identifier)))
  await passTime(stage.chain, 100)
  const registered = { registry: stage.chain.registry, issuerId }
  const pins = [{ issuer: name, registered }]
  const now = (await stage.chain.now()) + wait * 1000
  const verifier = stage.verifier({ policy: { ...stage.policy, pins }, now: () => now })
  return { ...show(document), verifier }
}

/** A W3C vector, a part of a document, whose issuer's domain names no issuer on a chain. */
function presentPart(stage: Stage): Presented {
  const document = readJson('ecdsa/ecdsa-sd-2023/derivedRevealDocument.json')
  const body = new TextEncoder().encode(JSON.stringify({ id: document.issuer }))
  return { ...show(document), verifier: stage.verifier({ fetch: async (url) => ({ url, body }) }) }
}

const seconds = async ({ chain }: Stage) => (await chain.now()) / 1000

/** What `anchor`, `key`, `signature` and `status` can answer where there is no anchor, or where it is enough. */
export const bareCases: readonly Case[] = [
  {
    what: 'a bare document of an issuer that issues nothing bare',
    ...{ code: 'ANCHOR_STRIPPED', check: 'anchor', outcome: 'failed' },
    verdict: ['invalid', 'unknown', 'anchor-confirmed'],
    present: (stage) =>
      presentBare(stage, async (issuerId) => {
        await stage.chain.issuerWriter(controller).declareAnchoredOnly(issuerId)
        return undefined
      }),
  },
  {
    what: 'a bare document, signed by a key that its issuer registered',
    ...{ code: 'KEY_OF_DOCUMENTS', check: 'key', outcome: 'passed' },
    verdict: ['valid', 'unknown', 'anchor-wanted'],
    present: (stage) => presentBare(stage, async () => undefined),
  },
  {
    what: 'a bare document, signed by a key that had ended',
    ...{ code: 'KEY_OF_DOCUMENTS_ENDED', check: 'key', outcome: 'failed' },
    verdict: ['invalid', 'unknown', 'anchor-wanted'],
    present: (stage) =>
      presentBare(stage, async (issuerId, multikey) => {
        const writer = stage.chain.issuerWriter(controller)
        await writer.endAssertionKey(issuerId, multikey, (await seconds(stage)) + 10)
        await passTime(stage.chain, 100)
        return undefined
      }),
  },
  {
    what: 'a bare document, signed by a key after it was compromised',
    ...{ code: 'KEY_OF_DOCUMENTS_COMPROMISED', check: 'key', outcome: 'failed' },
    verdict: ['invalid', 'unknown', 'anchor-wanted'],
    present: (stage) =>
      presentBare(stage, async (issuerId, multikey) => {
        const since = await seconds(stage)
        const writer = stage.chain.issuerWriter(controller)
        await writer.declareAssertionKeyCompromised(issuerId, multikey, since)
        return undefined
      }),
  },
  {
    what: 'a bare document that says that it was signed before its key was compromised',
    ...{ code: 'KEY_OF_DOCUMENTS_UNDATED', check: 'key', outcome: 'unknown' },
    verdict: ['indeterminate', 'unknown', 'anchor-wanted'],
    present: (stage) =>
      presentBare(stage, async (issuerId, multikey) => {
        const document = await sign(stage, from(identifier))
        await passTime(stage.chain, 100)
        const since = await seconds(stage)
        const writer = stage.chain.issuerWriter(controller)
        await writer.declareAssertionKeyCompromised(issuerId, multikey, since)
        return document
      }),
  },
  {
    what: 'a bare document of a registry whose newest final block is old',
    ...{ code: 'CHAIN_STALE', check: 'anchor', outcome: 'unknown' },
    verdict: ['indeterminate', 'unknown', 'anchor-confirmed'],
    present: (stage) => presentBare(stage, async () => undefined, { wait: 7200 }),
  },
  {
    what: 'a bare document under a name that its issuer on chain does not go by',
    ...{ code: 'IDENTITY_UNCONFIRMED', check: 'identity', outcome: 'unknown' },
    verdict: ['indeterminate', 'unknown', 'anchor-wanted'],
    present(stage) {
      const name = 'did:web:other.example'
      return presentBare(stage, () => sign(stage, from(name)), { name })
    },
  },
  {
    what: 'a bare document of a did:key that signed it',
    ...{ code: 'STATUS_NONE', check: 'status', outcome: 'passed' },
    verdict: ['valid', 'current', 'anchor-wanted'],
    async present(stage) {
      const document = await sign(stage, from(`did:key:${await toMultikey()}`))
      const now = await stage.chain.now()
      return { ...show(document), verifier: stage.verifier({ now: () => now }) }
    },
  },
  {
    what: 'a bare document of a did:key that anchors with a key that the policy names',
    ...{ code: 'STATUS_NO_ANCHOR', check: 'status', outcome: 'unknown' },
    verdict: ['valid', 'unknown', 'anchor-wanted'],
    async present(stage) {
      const issuer = `did:key:${await toMultikey()}`
      const pins = stage.policy.pins.map((pin) => ({ ...pin, issuer }))
      const document = await sign(stage, from(issuer))
      const now = await stage.chain.now()
      const policy = { ...stage.policy, pins }
      return { ...show(document), verifier: stage.verifier({ policy, now: () => now }) }
    },
  },
  {
    what: 'a bare document of which the holder shows no status',
    ...{ code: 'STATUS_NOT_SHOWN', check: 'status', outcome: 'unknown' },
    verdict: ['indeterminate', 'unknown', 'anchor-wanted'],
    present: presentPart,
  },
  {
    what: 'a bare document of which the holder shows no end',
    ...{ code: 'VALIDITY_NOT_SHOWN', check: 'validity', outcome: 'unknown' },
    verdict: ['indeterminate', 'unknown', 'anchor-wanted'],
    present: presentPart,
  },
  {
    what: "an anchored document whose issuer's proof nobody asks for",
    ...{ code: 'NOT_ASKED', check: 'signature', outcome: 'skipped' },
    verdict: ['valid', 'current'],
    async present(stage) {
      const signer = await createSigner()
      const { document } = await issueOne(stage, buildBadge('Kit'), { signer })
      const policy = { ...stage.policy, signature: 'unless-anchored' } as const
      return { ...show(document), verifier: stage.verifier({ policy }) }
    },
  },
]
