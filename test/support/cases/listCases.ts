import type { FetchResource } from '../../../src/base/FetchResource.ts'
import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { signEddsaRdfc2022 } from '../../../src/proof/signEddsaRdfc2022.ts'
import { toStatusListCredential } from '../../../src/status/toStatusListCredential.ts'
import { buildBadge, createSigner, template } from '../academy.ts'
import { issueOne, type Stage } from '../openStage.ts'
import { type Case, type Presented, show } from './Case.ts'

const url = 'https://academy.example/status/1'
const issuer = template.issuer.id
const entry = {
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  // A batch of one has one position.
  statusListIndex: '0',
  statusListCredential: url,
}

const statusMessage = ['0x0', '0x1', '0x2', '0x3'].map((status) => ({ status, message: status }))

/** An anchored badge that names a status list, for somebody who knows the key that signs the academy's lists. */
async function presentListed(
  stage: Stage,
  credentialStatus: JsonObject,
  fetch?: FetchResource,
): Promise<Presented> {
  const { document } = await issueOne(stage, { ...buildBadge('Pat'), credentialStatus })
  const { publicKeyMultibase: assertionKey } = await createSigner()
  const pins = [...stage.policy.pins, { issuer, assertionKey }]
  const options = { policy: { ...stage.policy, pins }, ...(fetch && { fetch }) }
  return { ...show(document), verifier: stage.verifier(options) }
}

/** A server that has a list in which these positions are set, signed or not. */
async function serve(indexes: readonly number[], isSigned = true): Promise<FetchResource> {
  const list = toStatusListCredential({
    ...{ id: url, issuerId: issuer, purpose: 'revocation', indexes, size: 8 },
    validFrom: '2023-12-31T00:00:00Z',
  })
  const created = new Date('2023-12-31T00:00:00Z')
  const document = isSigned
    ? await signEddsaRdfc2022({ document: list, signer: await createSigner(), created })
    : list
  const body = new TextEncoder().encode(JSON.stringify(document))
  return async () => ({ body, url })
}

/** What `status` can answer about status lists. */
export const listCases: readonly Case[] = [
  {
    what: 'an entry whose index is no number',
    ...{ code: 'STATUS_ENTRY_MALFORMED', check: 'status', outcome: 'unknown' },
    verdict: ['valid', 'unknown', 'status-known'],
    present: (stage) => presentListed(stage, { ...entry, statusListIndex: '0x0' }),
  },
  {
    what: 'an entry of a kind that nobody knows',
    ...{ code: 'STATUS_ENTRY_UNKNOWN', check: 'status', outcome: 'unknown' },
    verdict: ['valid', 'unknown', 'status-known'],
    present: (stage) => presentListed(stage, { ...entry, type: 'OtherEntry' }),
  },
  {
    what: 'a list that is not a mirror of the chain, and cannot be read',
    ...{ code: 'STATUS_LIST_NOT_READ', check: 'status', outcome: 'unknown' },
    verdict: ['valid', 'unknown', 'status-known'],
    present: (stage) => presentListed(stage, { ...entry, statusListIndex: '7' }),
  },
  {
    what: 'such a list that nobody signed',
    ...{ code: 'STATUS_LIST_UNCONFIRMED', check: 'status', outcome: 'unknown' },
    verdict: ['valid', 'unknown', 'status-known'],
    present: async (stage) =>
      presentListed(stage, { ...entry, statusListIndex: '7' }, await serve([7], false)),
  },
  {
    what: 'a mirror that says otherwise than the chain',
    ...{ code: 'STATUS_MIRROR_DIFFERS', check: 'status', outcome: 'unknown' },
    verdict: ['valid', 'unknown', 'status-known'],
    present: async (stage) => presentListed(stage, entry, await serve([0])),
  },
  {
    what: 'a list that is clear, at another index than the one of the leaf',
    ...{ code: 'STATUS_MIRROR_DIFFERS', check: 'status', outcome: 'unknown' },
    verdict: ['valid', 'unknown', 'status-known'],
    present: async (stage) =>
      presentListed(stage, { ...entry, statusListIndex: '7' }, await serve([1])),
  },
  {
    what: 'a dead list of more than one bit, at the index of the leaf',
    ...{ code: 'STATUS_LIST_NOT_READ', check: 'status', outcome: 'unknown' },
    verdict: ['valid', 'unknown', 'status-known'],
    present: (stage) => presentListed(stage, { ...entry, statusSize: 2, statusMessage }),
  },
  {
    what: 'a dead list of identifiers, which can be no mirror',
    ...{ code: 'STATUS_LIST_NOT_READ', check: 'status', outcome: 'unknown' },
    verdict: ['valid', 'unknown', 'status-known'],
    present: (stage) => presentListed(stage, { id: url, type: '1EdTechRevocationList' }),
  },
  {
    what: 'a dead list that is about neither revocation nor suspension',
    ...{ code: 'STATUS_CURRENT', check: 'status', outcome: 'passed' },
    verdict: ['valid', 'current'],
    present: (stage) =>
      presentListed(stage, { ...entry, statusListIndex: '7', statusPurpose: 'refresh' }),
  },
  {
    what: 'a mirror that agrees with the chain',
    ...{ code: 'STATUS_CURRENT', check: 'status', outcome: 'passed' },
    verdict: ['valid', 'current'],
    present: async (stage) => presentListed(stage, entry, await serve([1])),
  },
  {
    what: 'a mirror whose server is dead',
    ...{ code: 'STATUS_CURRENT', check: 'status', outcome: 'passed' },
    verdict: ['valid', 'current'],
    present: (stage) => presentListed(stage, entry),
  },
  {
    what: "one that is set in its issuer's other list",
    ...{ code: 'STATUS_REVOKED', check: 'status', outcome: 'failed' },
    verdict: ['valid', 'revoked'],
    present: async (stage) =>
      presentListed(stage, { ...entry, statusListIndex: '7' }, await serve([7])),
  },
]
