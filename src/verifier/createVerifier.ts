import type { FetchResource } from '../base/FetchResource.ts'
import { type Hash, keccak256, loadFastKeccak256 } from '../base/hash.ts'
import { mapInOrder } from '../base/mapInOrder.ts'
import type { Credential } from '../credential/parseCredential.ts'
import type { JsonLimits } from '../credential/parseJson.ts'
import type { ChainReader } from '../registry/ChainReader.ts'
import { createNodeReader } from '../registry/createNodeReader.ts'
import type { RegistryReader } from '../registry/Registry.ts'
import type { Rpc } from '../registry/Rpc.ts'
import type { TrustReader } from '../trust/createTrustReader.ts'
import { checkFormat } from './checks/checkFormat.ts'
import { inOrder, judge } from './judge.ts'
import type { Language } from './languages/Language.ts'
import { translate } from './languages/translate.ts'
import { defaultPolicy, type KnownGrant, type Policy } from './Policy.ts'
import { type CheckResult, checkNames, type Report } from './Report.ts'
import { type Run, startRun } from './Run.ts'
import { toSkipped } from './result.ts'
import { toTrustedRegistries } from './TrustedRegistries.ts'
import { toVerdict } from './toVerdict.ts'

/** Judges what is presented. A bad credential is a report, never an exception. */
export type Verifier = {
  /** Judges one credential, at the newest final block of its registry. */
  verify(input: string | Uint8Array): Promise<Report>
  /** Judges many, all at one time and at one block of each registry, in their order. */
  verifyAll(
    inputs: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  ): AsyncIterable<Report>
}

/** What a verifier works with. */
export type VerifierOptions = {
  /** What is accepted; `defaultPolicy` unless told otherwise. */
  readonly policy?: Policy
  /**
   * A node of the chain that the registries are on. Where the policy lists no registry, the deployed one
   * on this chain is trusted. Without a node and a reader, credentials are indeterminate.
   */
  readonly node?: Rpc
  /** What reads that chain instead of one node: several that have to agree (`createQuorum`). */
  readonly chain?: ChainReader
  /** What reads a chain, by its id; comes before the node (`openChains` makes it of a policy's nodes). */
  readonly chains?: ReadonlyMap<number, ChainReader>
  /** Readers of registries that shall not be read by way of the node. */
  readonly registries?: readonly RegistryReader[]
  /** Readers of registries of grants that shall not be read by way of the node. */
  readonly trustRegistries?: readonly TrustReader[]
  /** Grants that somebody presents, so that a path from a root of the policy can be found. */
  readonly grants?: readonly KnownGrant[]
  /** The web, for documents of did:web and status lists. Without it no host is asked. */
  readonly fetch?: FetchResource
  /** The time, asked once for each run: milliseconds since 1970. */
  readonly now: () => number
  /** Bounds on a document. */
  readonly limits?: JsonLimits
  /** Of sentences and reasons; English unless told otherwise. */
  readonly language?: Language
}

/** Documents under way at once: enough to ask a chain about many in one call, few enough to hold. */
const underWay = 512

/**
 * Makes a verifier.
 *
 * @example
 * const verifier = createVerifier({ policy, node: fromViem(client), now: Date.now })
 * const report = await verifier.verify(text)
 * report.verdict.authenticity // 'valid', 'invalid' or 'indeterminate'
 */
export function createVerifier(options: VerifierOptions): Verifier {
  const { policy = defaultPolicy, node, now, limits, fetch, grants, language = 'en' } = options
  const registries = toTrustedRegistries(policy, {
    readers: options.registries ?? [],
    trustReaders: options.trustRegistries ?? [],
    chains: options.chains ?? new Map(),
    chain: options.chain ?? (node && createNodeReader(node)),
  })
  let hash: Promise<Hash> | undefined
  const start = () => {
    // Some platforms have no WebAssembly, or do not let pages compile it.
    hash ??= loadFastKeccak256().catch(() => keccak256)
    return startRun({
      policy,
      registries,
      fetch,
      hash,
      ...(grants && { grants }),
      now: now(),
    })
  }
  const report = async (input: string | Uint8Array, run: Run) =>
    translate(await verifyOne(input, run, limits), language)
  return {
    verify: async (input) => report(input, start()),
    async *verifyAll(inputs) {
      const run = start()
      let first: Promise<unknown> | undefined
      const work = (input: string | Uint8Array) => {
        const answer = report(input, run)
        first ??= answer.catch(() => {})
        return answer
      }
      // The first one looks for the final block; what comes in later is seen at the same.
      async function* paced() {
        for await (const input of inputs) {
          yield input
          await first
        }
      }
      yield* mapInOrder(paced(), work, underWay)
    },
  }
}

async function verifyOne(
  input: string | Uint8Array,
  run: Run,
  limits: JsonLimits | undefined,
): Promise<Omit<Report, 'sentence' | 'language'>> {
  const { result, read } = checkFormat(input, limits)
  const results = read
    ? [result, ...(await judge(read, run))]
    : [result, ...checkNames.slice(1).map((check) => toSkipped(check, 'format'))]
  return toReport(inOrder(results), run, read?.credential)
}

function toReport(
  checks: readonly CheckResult[],
  { now, policy }: Run,
  credential: Credential | undefined,
): Omit<Report, 'sentence' | 'language'> {
  const { id, issuerId, issuerName, achievement } = credential ?? {}
  return {
    version: 1,
    verdict: toVerdict(checks, policy, achievement),
    at: new Date(now).toISOString(),
    ...(issuerId !== undefined && {
      credential: {
        ...(id !== undefined && { id }),
        issuerId,
        ...(issuerName !== undefined && { issuerName }),
        ...(achievement && { achievement: achievement.name }),
      },
    }),
    checks,
  }
}
