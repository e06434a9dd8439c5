import { FetchError } from '../base/FetchError.ts'
import { isJsonObject } from '../credential/isJsonObject.ts'
import { JsonError } from '../credential/JsonError.ts'
import { type JsonObject, parseJson } from '../credential/parseJson.ts'
import { judgeListOrigin } from '../status/judgeListOrigin.ts'
import type { ReadableEntry } from '../status/StatusEntry.ts'
import type { CheckCode } from './CheckCode.ts'
import { checkFormat } from './checks/checkFormat.ts'
import { isSignedByIssuer } from './isSignedByIssuer.ts'
import type { Presented } from './Presented.ts'
import type { Source } from './Report.ts'
import type { Run } from './Run.ts'

/** A status list whose word counts, or why there is none. */
export type StatusListReading =
  | { readonly list: JsonObject; readonly host: string }
  | { readonly code: CheckCode; readonly detail: string; readonly source: Source }

/** The longest list that is fetched: four million entries, packed as badly as can be. */
const limits = { maxBytes: 6 * 2 ** 20 } as const

/** Who is known to have signed a list. It belongs to this text of it: another one is looked at anew. */
const confirmations = new WeakMap<JsonObject, Map<string, Promise<boolean>>>()

/**
 * Fetches the status list that an entry names, once for each run where there are not too many, and asks whether it is
 * the word of the issuer of the credential: signed by a key that is confirmed as a bare document's is. A revocation
 * list of 1EdTech has no signature; it counts as far as its server does.
 */
export async function readStatusList(
  entry: ReadableEntry,
  { credential: { issuerId } }: Presented,
  run: Run,
): Promise<StatusListReading> {
  const { reading: fetched } = await run.remember(`list ${entry.list}`, () => {
    return fetchList(entry.list, run)
  })
  if ('code' in fetched) return fetched
  const { list, host } = fetched
  const source: Source = { from: 'host', host }
  const origin = judgeListOrigin({ entry, list, issuerId })
  if (origin) return { code: 'STATUS_LIST_UNCONFIRMED', detail: origin.code, source }
  if (entry.kind === 'revocation-list') return fetched
  const known = confirmations.get(list) ?? new Map<string, Promise<boolean>>()
  confirmations.set(list, known)
  const isOwn = known.get(issuerId) ?? isConfirmed(list, issuerId, run)
  known.set(issuerId, isOwn)
  return (await isOwn)
    ? fetched
    : { code: 'STATUS_LIST_UNCONFIRMED', detail: 'NOT_CONFIRMED', source }
}

type Fetched = { readonly reading: StatusListReading; readonly bytes: number }

async function fetchList(url: string, { fetch }: Run): Promise<Fetched> {
  const source: Source = { from: 'host', host: toHost(url) }
  const fault = (detail: string): Fetched => {
    return { reading: { code: 'STATUS_LIST_NOT_READ', detail, source }, bytes: 0 }
  }
  if (!fetch) return fault('NO_FETCHER')
  try {
    const accept = 'application/vc+ld+json, application/json;q=0.9'
    const { body } = await fetch(url, { accept, ...limits })
    const list = parseJson(body, limits)
    if (!isJsonObject(list)) return fault('LIST_MALFORMED')
    return { reading: { list, host: toHost(url) }, bytes: body.length }
  } catch (error) {
    if (error instanceof FetchError || error instanceof JsonError) return fault(error.code)
    throw error
  }
}

/** Whether the issuer itself signed the list. */
async function isConfirmed(list: JsonObject, issuerId: string, run: Run): Promise<boolean> {
  const { read } = checkFormat({ document: list }, limits)
  return read?.credential.issuerId === issuerId && (await isSignedByIssuer(read, run))
}

/** Without what might be secret in a URL. */
function toHost(url: string): string {
  try {
    return new URL(url).host
  } catch {
    return 'no host'
  }
}
