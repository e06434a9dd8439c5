import { BaseError } from '../base/BaseError.ts'
import type { FetchResource } from '../base/FetchResource.ts'
import { keccak256, loadFastKeccak256 } from '../base/hash.ts'
import { mapInOrder } from '../base/mapInOrder.ts'
import { isBundle } from '../bundle/parseBundle.ts'
import type { JsonLimits } from '../credential/parseJson.ts'
import { rememberNodes } from '../merkle/rememberNodes.ts'
import { type VerifyProof, verifyProof } from '../proof/verifyProof.ts'
import type { ChainReader } from '../registry/ChainReader.ts'
import { createNodeReader } from '../registry/createNodeReader.ts'
import type { RegistryReader } from '../registry/Registry.ts'
import type { Rpc } from '../registry/Rpc.ts'
import type { TrustReader } from '../trust/createTrustReader.ts'
import { type Tried, tryOpen } from './checks/checkFormat.ts'
import type { TreeHashing } from './checks/checkIntegrity.ts'
import { judgeBundle } from './judgeBundle.ts'
import { judgeOpened } from './judgeOpened.ts'
import type { Language } from './languages/Language.ts'
import { translate, translatePresentation } from './languages/translate.ts'
import { defaultPolicy, type KnownGrant, type Policy } from './Policy.ts'
import { looksPresented } from './presentation/checkPresentationFormat.ts'
import {
  type AskedPresentation,
  checkHolderQuestion,
  type HolderQuestion,
} from './presentation/HolderQuestion.ts'
import { judgePresentation } from './presentation/judgePresentation.ts'
import type { PresentationReport } from './presentation/PresentationReport.ts'
import type { Report } from './Report.ts'
import { type Run, startRun } from './Run.ts'
import { type Readers, toTrustedRegistries } from './TrustedRegistries.ts'

/** Judges what is presented. A bad credential is a report, never an exception. */
export type Verifier = {
  /**
   * Judges one credential, at the newest final block of its registry; or a bundle, at the block that it is of, if
   * the policy or the verifier's own nodes name that.
   */
  verify(input: string | Uint8Array, options?: RunOptions): Promise<Report>
  /** Judges many, all at one time and at one block of each registry, in their order. */
  verifyAll(
    inputs: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
    options?: RunOptions,
  ): AsyncIterable<Report>
  /**
   * Judges a presentation: who presents it, and each credential in it as `verify` does, with its check `holder`
   * filled. Whoever asks wants an answer: a credential that is not shown to be about the holder is not accepted.
   *
   * @param question What was given to be signed; without it nobody is asked who presents it.
   * @throws {HolderQuestionError} where one of challenge and domain is missing.
   *
   * @example
   * const { checks, credentials } = await verifier.verifyPresentation(text, { challenge, domain })
   * checks.find(({ check }) => check === 'holder')?.outcome // 'passed', 'failed', 'unknown' or 'skipped'
   * credentials.map(({ verdict }) => verdict.policy.outcome)
   */
  verifyPresentation(
    input: string | Uint8Array,
    question?: HolderQuestion,
    options?: RunOptions,
  ): Promise<PresentationReport>
  /**
   * Judges many, credentials and presentations, as `verifyAll` and `verifyPresentation` do.
   *
   * @param question Of those that come without one of their own.
   * @throws {HolderQuestionError} where one of challenge and domain is missing.
   */
  verifyMixed(
    inputs: Iterable<MixedInput> | AsyncIterable<MixedInput>,
    question?: HolderQuestion,
    options?: RunOptions,
  ): AsyncIterable<Report | PresentationReport>
}

/** A credential or presentation; or a presentation with a question of its own. */
export type MixedInput = string | Uint8Array | AskedPresentation

/** What a run is about. */
export type RunOptions = {
  /**
   * The time that status and validity are asked about, in milliseconds since 1970; now unless given. What
   * became of the keys is judged by the newest final block in any case.
   */
  readonly at?: number
}

/** Thrown when a time is none that a `Date` can hold. */
export class InvalidTimeError extends BaseError {
  override readonly name = 'InvalidTimeError'
  readonly code = 'INVALID_TIME'
  constructor() {
    super('The time that is asked about is none.', {
      metaMessages: ['Expected milliseconds since 1970, within what a `Date` can hold.'],
    })
  }
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
  /**
   * Schemas by the URLs under which credentials name them, each the text of a JSON document. They are not
   * fetched, and nobody has to have signed them.
   */
  readonly schemas?: ReadonlyMap<string, string>
  /** The web, for documents of did:web, status lists and schemas. Without it no host is asked. */
  readonly fetch?: FetchResource
  /** What checks Data Integrity proofs; `verifyProof` unless given. A thread of its own can (`createProofWorkers`). */
  readonly verifyProof?: VerifyProof
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
  const {
    policy = defaultPolicy,
    node,
    now,
    limits,
    fetch,
    grants,
    schemas,
    language = 'en',
  } = options
  const readers: Readers = {
    readers: options.registries ?? [],
    trustReaders: options.trustRegistries ?? [],
    chains: options.chains ?? new Map(),
    chain: options.chain ?? (node && createNodeReader(node)),
  }
  const registries = toTrustedRegistries(policy, readers)
  let hashing: Promise<TreeHashing> | undefined
  const start = ({ at }: RunOptions = {}) => {
    if (at !== undefined && Number.isNaN(new Date(at).getTime())) throw new InvalidTimeError()
    hashing ??= openHashing()
    return startRun({
      policy,
      registries,
      fetch,
      hashing,
      verifyProof: options.verifyProof ?? verifyProof,
      ...(grants && { grants }),
      ...(schemas && { schemas }),
      now: now(),
      ...(at !== undefined && { at }),
    })
  }
  const open = (input: string | Uint8Array) => tryOpen(input, limits)
  const judge = (opened: Tried, run: Run) =>
    'document' in opened && isBundle(opened.document)
      ? judgeBundle(opened.document, run, { readers, limits })
      : judgeOpened(opened, run, { limits })
  const report = async (opened: Tried, run: Run) => translate(await judge(opened, run), language)
  const present = async (opened: Tried, run: Run, question: HolderQuestion | undefined) =>
    translatePresentation(await judgePresentation(opened, run, { question, limits }), language)
  return {
    verify: async (input, options) => report(open(input), start(options)),
    verifyAll: (inputs, options) =>
      judgeAll(
        inputs,
        () => start(options),
        (input, run) => report(open(input), run),
      ),
    async verifyPresentation(input, question, options) {
      checkHolderQuestion(question)
      return present(open(input), start(options), question)
    },
    verifyMixed(inputs, question, options) {
      checkHolderQuestion(question)
      const judge = async (input: MixedInput, run: Run) => {
        if (typeof input === 'object' && 'question' in input) {
          checkHolderQuestion(input.question)
          return present(open(input.presentation), run, input.question)
        }
        const opened = open(input)
        const isPresented = !('result' in opened) && looksPresented(opened, limits)
        return isPresented ? present(opened, run, question) : report(opened, run)
      }
      return judgeAll(inputs, () => start(options), judge)
    },
  }
}

async function openHashing(): Promise<TreeHashing> {
  // Some platforms have no WebAssembly, or do not let pages compile it.
  const hash = await loadFastKeccak256().catch(() => keccak256)
  return { hash, nodeOf: rememberNodes(hash) }
}

function judgeAll<Input, Answer>(
  inputs: Iterable<Input> | AsyncIterable<Input>,
  start: () => Run,
  judge: (input: Input, run: Run) => Promise<Answer>,
): AsyncGenerator<Answer> {
  let run: Run | undefined
  const work = (input: Input) => {
    run ??= start()
    return judge(input, run)
  }
  // The first one looks for the final block; what comes in later is seen at the same.
  return mapInOrder(inputs, work, underWay, true)
}
