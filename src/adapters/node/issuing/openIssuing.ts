import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { toList } from '../../../base/toList.ts'
import { isAnchorProof } from '../../../credential/bareDocument.ts'
import { parseCredential } from '../../../credential/parseCredential.ts'
import type { JsonObject } from '../../../credential/parseJson.ts'
import { toCanonicalText } from '../../../credential/toCanonicalBytes.ts'
import { type ChangeName, planChanges } from '../../../issuer/changes/planChanges.ts'
import { quoteChanges } from '../../../issuer/changes/quoteChanges.ts'
import { parseAnchorProofMember } from '../../../proof/anchorProofMember.ts'
import { hashForSigning } from '../../../proof/hashForSigning.ts'
import { createRegistryWriter } from '../../../registry/createRegistryWriter.ts'
import type { TransactionSender } from '../../../registry/Registry.ts'
import { openJournalOf, type WithoutTime } from '../batch/openJournal.ts'
import { createBatchRunner } from './createBatchRunner.ts'
import { createIntake, type Intake, type TakenPlace } from './createIntake.ts'
import type { BatchMaker } from './finishBatch.ts'
import { IssuingError } from './IssuingError.ts'
import { type IntakeEntry, intakeEntryShape } from './intakeEntry.ts'

/** How credentials are issued one at a time. */
export type IssuingOptions = BatchMaker & {
  /** Where what was taken is kept, and a folder for each batch. */
  readonly folder: string
  /** `issuer.id` of every document. */
  readonly issuerId: string
  /** Sends changes of a status. */
  readonly sender: TransactionSender
  /** Documents that make a batch. Default 1,000. */
  readonly batchSize?: number
  /** Most documents that wait. Default 100,000. */
  readonly maxWaiting?: number
  /** Told of a batch that came to its anchor, or of why it did not; it is gone on with when there is a next one. */
  readonly onBatch?: (outcome: { readonly batch: number; readonly error?: unknown }) => void
}

/** What has become of a document. */
export type IssuedState =
  /** It is kept, and will be in the next batch. */
  | { readonly state: 'waiting' }
  /** Its credential is made; verifiers cannot tell before it is anchored. */
  | { readonly state: 'sealed' | 'anchored'; readonly credential: JsonObject }

/** Issues credentials one at a time, and anchors them together. */
export type Issuing = {
  /**
   * Takes a document. Once this resolves it is kept, also where the power fails, and will be issued once. The same again
   * changes nothing.
   *
   * @throws {IssuingError} `CredentialError`, and what canonicalization fails with.
   */
  take(document: JsonObject): Promise<IssuedState>
  /** @throws {IssuingError} `ISSUING_UNKNOWN` */
  find(id: string): Promise<IssuedState>
  /** Resolves when the credential of a document is made; rejects with what its batch fails with. */
  whenSealed(id: string): Promise<void>
  /** Makes a batch of all that wait, and goes on with those that did not come to their end. What fails, `onBatch` is told. */
  flush(): Promise<void>
  /**
   * Changes the status of a credential that was issued here.
   *
   * @throws {IssuingError} `ChangeError`, `RegistryError`
   */
  setStatus(id: string, name: Exclude<ChangeName, 'supersede'>): Promise<void>
  /** How many documents wait. */
  readonly waiting: number
  /** Ends; what waits is issued after the next start. */
  close(): Promise<void>
}

/**
 * Opens a folder from which credentials are issued one at a time, with all that was taken before.
 *
 * @throws {JournalError} where its journal is damaged or somebody else has it.
 */
export async function openIssuing(options: IssuingOptions): Promise<Issuing> {
  const { folder, onBatch = () => {} } = options
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const journal = await openJournalOf(join(folder, 'intake.jsonl'), intakeEntryShape)
  const intake = createIntake()
  for (const entry of journal.entries) intake.add(entry)
  const append: Append = async (entry) => {
    await journal.append(entry)
    intake.add(journal.entries.at(-1) as IntakeEntry)
  }
  const runner = createBatchRunner({ ...options, folder, intake, onBatch })
  await runner.start()
  const desk = createDesk(options, { intake, append })
  const read = async ({ batch }: TakenPlace): Promise<IssuedState> => {
    if (!batch || !runner.isSealed(batch.number)) return { state: 'waiting' }
    const credential = await runner.read(batch.number, batch.index)
    return { state: runner.isAnchored(batch.number) ? 'anchored' : 'sealed', credential }
  }
  const flush = async () => {
    try {
      await desk.close()
    } catch (error) {
      return onBatch({ batch: intake.batches, error })
    }
    await runner.run()
  }
  return {
    get waiting() {
      return intake.waiting
    },
    flush,
    async take(document) {
      const place = await desk.take(document)
      if (intake.waiting >= (options.batchSize ?? 1_000)) void flush()
      return read(place)
    },
    find: async (id) => read(desk.find(id)),
    async whenSealed(id) {
      await runner.whenSealed(await desk.whenBatched(id))
    },
    async setStatus(id, name) {
      const found = await read(desk.find(id))
      if (found.state === 'anchored') return changeStatus(found.credential, name, options)
      const problem = 'the credential is not anchored yet'
      throw new IssuingError({ code: 'ISSUING_NOT_ANCHORED', problem })
    },
    async close() {
      await desk.end()
      await runner.stop()
      await journal.close()
    },
  }
}

type Append = (entry: WithoutTime<IntakeEntry>) => Promise<void>

/** Where documents are taken in, one after the other. */
function createDesk(
  options: IssuingOptions,
  { intake, append }: { intake: Intake; append: Append },
) {
  const { maxWaiting = 100_000 } = options
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const done = last.then(work, work)
    last = done
    return done
  }
  let waiters: (() => void)[] = []
  const find = (id: string) => {
    const place = intake.find(id)
    if (place) return place
    throw new IssuingError({ code: 'ISSUING_UNKNOWN', problem: 'there is no such credential' })
  }
  const takeOne = async (id: string, document: string) => {
    const known = intake.find(id)
    if (known?.document === document) return known
    if (known) {
      const problem = 'another document was issued under its id'
      throw new IssuingError({ code: 'ISSUING_DIFFERS', problem })
    }
    if (intake.waiting >= maxWaiting) {
      throw new IssuingError({ code: 'ISSUING_FULL', problem: 'too many wait' })
    }
    await append({ kind: 'taken', id, document })
    return find(id)
  }
  return {
    find,
    async take(document: JsonObject) {
      const text = await readDocument(document, options)
      return inTurn(() => takeOne(String(document.id), text))
    },
    /** Makes a batch of all that wait. */
    async close() {
      await inTurn(async () => {
        if (intake.waiting > 0) await append({ kind: 'batched', upTo: intake.size })
      })
      for (const wake of waiters.splice(0)) wake()
    },
    /** Its batch, once it is in one. */
    async whenBatched(id: string): Promise<number> {
      for (;;) {
        const { batch } = find(id)
        if (batch) return batch.number
        await new Promise<void>((wake) => waiters.push(wake))
      }
    },
    async end() {
      await last.catch(() => {})
      waiters = []
    },
  }
}

/**
 * A document that can be issued, as canonical JSON. What could not be signed later on would hold its whole batch up.
 *
 * @throws {IssuingError} `ISSUING_DOCUMENT`
 */
async function readDocument(
  document: JsonObject,
  { issuerId, documentSigner }: IssuingOptions,
): Promise<string> {
  const refuse = (problem: string) => new IssuingError({ code: 'ISSUING_DOCUMENT', problem })
  if (document.proof !== undefined) throw refuse('it has a proof')
  const credential = parseCredential(document)
  if (credential.issuerId !== issuerId) throw refuse(`its issuer is not ${issuerId}`)
  if (credential.id === undefined) throw refuse('it has no id')
  if (documentSigner) await hashForSigning({ document, options: { type: 'DataIntegrityProof' } })
  return toCanonicalText(document)
}

async function changeStatus(
  credential: JsonObject,
  name: Exclude<ChangeName, 'supersede'>,
  { rpc, key, sender, maxCost }: IssuingOptions,
): Promise<void> {
  const member = toList(credential.proof).find(isAnchorProof) as JsonObject
  const proofs = [parseAnchorProofMember(member)]
  const changes = await planChanges({ rpc, proofs, name })
  if (changes.length === 0) return
  const limit = maxCost !== undefined && { maxCost }
  await quoteChanges({ rpc, from: key, changes, name, ...limit })
  for (const { registry, key: anchorKey, root, indexes } of changes) {
    await createRegistryWriter({ sender, registry })[name]({ anchorKey, root, indexes })
  }
}
