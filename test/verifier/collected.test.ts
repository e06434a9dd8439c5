import { expect } from 'chai'
import { FetchError } from '../../src/base/FetchError.ts'
import type { FetchResource } from '../../src/base/FetchResource.ts'
import { createVerifier } from '../../src/verifier/createVerifier.ts'
import { defaultPolicy } from '../../src/verifier/Policy.ts'
import { readText } from '../proof/vectors.ts'

const now = Date.parse('2026-01-01T00:00:00Z')

/** What belongs to the documents; no other host answers. */
const hosted: ReadonlyMap<string, string> = new Map([
  [
    'https://raw.githubusercontent.com/digitalcredentials/verifier-core/refs/heads/main/src/test-fixtures/status/e5WK8CbZ1GjycuPombrj',
    'verifier-core/status-list.json',
  ],
  [
    'https://raw.githubusercontent.com/1EdTech/digital-credentials-public-validator/refs/heads/main/inspector-vc/src/test/resources/ob30/bit-string-list/testlist',
    '1edtech/bit-string-list-testlist.json',
  ],
])

const fetch: FetchResource = async (url) => {
  const path = hosted.get(url)
  if (!path) throw new FetchError({ code: 'FETCH_UNREACHABLE', url, problem: 'no such host' })
  return { url, body: new TextEncoder().encode(readText(path)) }
}

const corp = 'https://example.com/issuers/876543'
const testing = 'https://1edtech.edu/issuers/565049'
const key = 'z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi'

/** The keys that some of the documents name in a fragment, as a verifier would who knows them. */
const pins = [
  { issuer: corp, assertionKey: key },
  { issuer: corp, assertionKey: 'z6MkrvfzkMnvCroEUP2DVc9SHPE48CRsvHiVSusHioxTYu1x' },
  { issuer: corp, assertionKey: 'z6MknNHHrBzPytzu6CUBP9Lg7fg4KSBjzimc2Frh693YbMiv' },
  { issuer: testing, assertionKey: key },
  { issuer: 'urn:uuid:6f2e33e5-7a29-4155-840a-59483ba10164', assertionKey: key },
]

async function judge(path: string) {
  const policy = { ...defaultPolicy, pins, anchor: 'optional' } as const
  const verifier = createVerifier({ policy, fetch, now: () => now })
  const { verdict, checks } = await verifier.verify(readText(path))
  const codes = (['format', 'signature', 'status', 'validity'] as const).map((name) => {
    return checks.find(({ check }) => check === name)?.code
  })
  const { authenticity, lifecycle, policy: judged } = verdict
  const rule = judged.outcome === 'accepted' ? 'accepted' : judged.rule
  return [codes.join(' '), `${authenticity} ${lifecycle} ${rule}`]
}

/** The codes of format, signature, status and validity; the axes of the verdict; and why, where it surprises. */
type Row = readonly [path: string, codes: string, verdict: string, why?: string]

const listed = 'FORMAT_DEVIATES SIGNATURE_OK STATUS_LIST_UNCONFIRMED VALIDITY_OK'
const over = 'FORMAT_DEVIATES SIGNATURE_OK STATUS_LIST_UNCONFIRMED VALIDITY_EXPIRED'
const signed = 'FORMAT_OK SIGNATURE_OK STATUS_NO_ANCHOR VALIDITY_OK'
const notJudged = 'FORMAT_OK SIGNATURE_UNKNOWN STATUS_NO_ANCHOR VALIDITY_OK'
const unread = 'FORMAT_UNSUPPORTED MOOT MOOT MOOT'

const otherId = 'its list calls itself by another URL'
const unversioned = 'a context without a version is not pinned'
const silent = 'the domain does not answer, and might name a chain'

const rows: readonly Row[] = [
  [
    'verifier-core/status-list.json',
    'FORMAT_OK SIGNATURE_OK STATUS_NONE VALIDITY_OK',
    'valid current identity-confirmed',
  ],
  ['verifier-core/v1WithValidStatus.json', listed, 'valid unknown identity-confirmed', otherId],
  ['verifier-core/v1Revoked.json', listed, 'valid unknown identity-confirmed', otherId],
  ['verifier-core/v1ExpiredWithValidStatus.json', over, 'valid expired identity-confirmed'],
  ['verifier-core/v2WithValidStatus.json', listed, 'valid unknown identity-confirmed', otherId],
  ['verifier-core/v2Revoked.json', listed, 'valid unknown identity-confirmed', otherId],
  ['verifier-core/v2ExpiredWithValidStatus.json', over, 'valid expired identity-confirmed'],
  ['verifier-core/v2RevokedAndExpired.json', over, 'valid expired identity-confirmed'],
  [
    'verifier-core/v2EddsaWithValidStatus.json',
    listed,
    'valid unknown identity-confirmed',
    otherId,
  ],
  [
    'verifier-core/v2DoubleSigWithValidStatus.json',
    listed,
    'valid unknown identity-confirmed',
    otherId,
  ],
  [
    'verifier-core/v2DoubleSigWithBadStatusUrl.json',
    'FORMAT_DEVIATES SIGNATURE_OK STATUS_LIST_NOT_READ VALIDITY_OK',
    'valid unknown identity-confirmed',
  ],
  [
    'verifier-core/v2didWebWithValidStatus.json',
    'FORMAT_DEVIATES SIGNATURE_OK STATUS_NO_ANCHOR VALIDITY_OK',
    'indeterminate unknown identity-confirmed',
    'the domain does not answer',
  ],
  ['1edtech/simple-did-web-method.json', signed, 'valid unknown status-known', silent],
  [
    '1edtech/bit-string-list-credential-status-revoked.json',
    signed,
    'valid unknown status-known',
    'an index that is no text',
  ],
  [
    '1edtech/bit-string-list-credential-status-revoked-blank-nodes.json',
    signed,
    'valid unknown status-known',
    'an index that is no text',
  ],
  ['1edtech/bit-string-list-testlist.json', signed, 'valid unknown status-known', silent],
  [
    '1edtech/simple-err-expired.json',
    'FORMAT_OK SIGNATURE_OK STATUS_NO_ANCHOR VALIDITY_EXPIRED',
    'valid expired status-known',
  ],
  [
    '1edtech/simple-err-proof-value.json',
    'FORMAT_OK SIGNATURE_BROKEN STATUS_NO_ANCHOR VALIDITY_OK',
    'invalid unknown identity-confirmed',
  ],
  [
    '1edtech/simple-err-context.json',
    'FORMAT_NOT_A_CREDENTIAL MOOT MOOT MOOT',
    'invalid unknown anchor-confirmed',
  ],
  [
    '1edtech/simple-err-proof-method-unknown-did-method.json',
    notJudged,
    'indeterminate unknown identity-confirmed',
  ],
  [
    '1edtech/simple-bbs-2023.json',
    notJudged,
    'indeterminate unknown identity-confirmed',
    'another suite',
  ],
  [
    '1edtech/simple-eddsa-2022.json',
    notJudged,
    'indeterminate unknown identity-confirmed',
    'the name of a draft of its suite',
  ],
  [
    '1edtech/simple-context-alias.json',
    notJudged,
    'indeterminate unknown identity-confirmed',
    'no context defines its issuanceDate',
  ],
  [
    '1edtech/simple-did-key-method.json',
    'FORMAT_OK SIGNATURE_UNKNOWN STATUS_NONE VALIDITY_OK',
    'indeterminate current identity-confirmed',
    'names a did:key and none of its keys',
  ],
  [
    '1edtech/simple-err-type.json',
    'FORMAT_UNSUPPORTED SIGNATURE_UNKNOWN STATUS_NO_ANCHOR VALIDITY_OK',
    'indeterminate unknown identity-confirmed',
    unversioned,
  ],
  [
    '1edtech/endorsement-err-schema-status-refresh.json',
    'FORMAT_UNSUPPORTED SIGNATURE_UNKNOWN STATUS_NO_ANCHOR VALIDITY_OK',
    'indeterminate unknown identity-confirmed',
    unversioned,
  ],
  ['1edtech/simple_v1.json', unread, 'indeterminate unknown anchor-confirmed', unversioned],
  [
    '1edtech/simple-multiple-proofs.json',
    unread,
    'indeterminate unknown anchor-confirmed',
    unversioned,
  ],
  [
    '1edtech/simple-err-proof-method-no-scheme.json',
    unread,
    'indeterminate unknown anchor-confirmed',
    unversioned,
  ],
  [
    '1edtech/credential-status-revoked.json',
    unread,
    'indeterminate unknown anchor-confirmed',
    unversioned,
  ],
  [
    '1edtech/simple-err-issued.json',
    unread,
    'indeterminate unknown anchor-confirmed',
    'a context that is not pinned',
  ],
  [
    '1edtech/simple-err-issuer.json',
    unread,
    'indeterminate unknown anchor-confirmed',
    'a context that is not pinned',
  ],
]

describe('documents of others', () => {
  for (const [path, codes, verdict, why] of rows) {
    it(`${path}: ${verdict}${why === undefined ? '' : ` (${why})`}`, async () => {
      expect(await judge(path)).to.deep.equal([codes, verdict])
    })
  }
})
