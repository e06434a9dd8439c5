import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type AccountId, formatAccountId } from '../../../base/accountId.ts'
import { type Address, type Hex, toHex } from '../../../base/hex.ts'
import type { RelayAnswer, RelayRequest } from '../../../issuer/relay/RelayAnswer.ts'
import { verifyAggregateSignature } from '../../../proof/verifyAggregateSignature.ts'
import { createRegistryReader } from '../../../registry/createRegistryReader.ts'
import { createRelayWriter } from '../../../registry/createRelayWriter.ts'
import type { TransactionSender } from '../../../registry/Registry.ts'
import type { Rpc } from '../../../registry/Rpc.ts'
import { openJournalOf } from '../batch/openJournal.ts'
import { createRelayBook, type MadeAggregate, toAgreed } from './createRelayBook.ts'
import { RelayError } from './RelayError.ts'
import { relayEntryShape } from './relayEntry.ts'

/** How a relay works. */
export type RelayOptions = {
  /** File in which it keeps what it took. */
  readonly path: string
  readonly registry: AccountId
  readonly rpc: Rpc
  /** Who pays. */
  readonly sender: TransactionSender
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Least time between now and the latest time that a key agrees to, in seconds. Default 600. */
  readonly notice?: number
  /** Most batches that wait. Default 100,000. */
  readonly maxWaiting?: number
  /** Whether the batches of a key are taken; all are unless told. */
  readonly admits?: (key: Address) => Promise<boolean>
}

/**
 * Takes batches of many issuers, records one root over all that wait, and hands back where each is. It pays, and it can
 * delay or leave out; it cannot forge: each batch is agreed to by the signature of its key, which is in the leaf.
 */
export type Relay = {
  readonly registry: AccountId
  /**
   * Takes a batch. Once this resolves it is kept, also where the power fails.
   *
   * @throws {RelayError}
   */
  take(request: RelayRequest): Promise<RelayAnswer>
  /** @throws {RelayError} `RELAY_UNKNOWN` */
  find(key: Hex, root: Hex): RelayAnswer
  /** How many wait. */
  readonly waiting: number
  /**
   * Records what was begun before, and one root over all that wait. A second one waits for the first.
   *
   * @returns How many batches were recorded.
   * @throws {RegistryError} where it cannot be recorded now; nothing is lost, and the next call goes on.
   */
  record(): Promise<number>
  /** Lets others have its journal. */
  close(): Promise<void>
}

/**
 * Opens a relay, with all that it took before.
 *
 * @throws {JournalError} where its journal is damaged or somebody else has it.
 *
 * @example
 * const relay = await openRelay({ path: 'relay/journal.jsonl', registry, rpc, sender, now: Date.now })
 * await relay.record()
 */
export async function openRelay(options: RelayOptions): Promise<Relay> {
  const { path, registry, rpc, sender, maxWaiting = 100_000 } = options
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const journal = await openJournalOf(path, relayEntryShape)
  const book = createRelayBook()
  for (const entry of journal.entries) book.add(entry)
  const append = async (entry: Parameters<typeof journal.append>[0]) => {
    await journal.append(entry)
    book.add(journal.entries.at(-1) as (typeof journal.entries)[number])
  }
  const reader = createRegistryReader({ rpc, registry })
  const writer = createRelayWriter({ sender, registry })

  const recordOne = async ({ superRoot, batches }: MadeAggregate) => {
    const isThere = async () =>
      (await reader.readAggregate(superRoot, await reader.readBlock('latest'))) !== undefined
    // It may have been sent before the process ended; to record it again would change nothing, and cost.
    if (!(await isThere())) await writer.aggregate(superRoot)
    await append({ kind: 'recorded', superRoot })
    return batches.length
  }
  const recordAll = async () => {
    let count = 0
    for (const aggregate of book.unrecorded()) count += await recordOne(aggregate)
    const batches = book.waiting()
    if (batches.length === 0) return count
    const superRoot = toHex(book.build(batches).superRoot)
    await append({ kind: 'aggregated', superRoot, batches: [...batches] })
    return count + (await recordOne({ superRoot, batches }))
  }
  const inTurn = createTurns()
  return {
    registry,
    get waiting() {
      return book.waiting().length
    },
    take: (request) =>
      inTurn.take(async () => {
        const known = await judge(request, { ...options, maxWaiting }, book)
        if (known !== undefined) return book.answer(known)
        await append({ kind: 'taken', ...request })
        return { state: 'waiting' }
      }),
    find(key, root) {
      const found = book.find(key, root)
      if (found) return book.answer(found.number)
      throw new RelayError({ code: 'RELAY_UNKNOWN', problem: 'it never got it' })
    },
    record: () => inTurn.record(recordAll),
    close: () => journal.close(),
  }
}

/** Two takers of one batch, and two recorders, go one after the other; a taker does not wait for a recorder. */
function createTurns() {
  const createQueue = () => {
    let last: Promise<unknown> = Promise.resolve()
    return <Value>(work: () => Promise<Value>): Promise<Value> => {
      const done = last.then(work, work)
      last = done
      return done
    }
  }
  return { take: createQueue(), record: createQueue() }
}

/**
 * Whether a batch is to be taken.
 *
 * @returns The number of the one that is known already; `undefined` where it is to be taken.
 * @throws {RelayError} where it is not.
 */
async function judge(
  request: RelayRequest,
  { registry, now, notice = 600, maxWaiting = 0, admits }: RelayOptions,
  book: ReturnType<typeof createRelayBook>,
): Promise<number | undefined> {
  const refuse = (code: RelayError['code'], problem: string) => new RelayError({ code, problem })
  if (request.registry.toLowerCase() !== formatAccountId(registry)) {
    throw refuse('RELAY_REQUEST', `it is for another registry than ${formatAccountId(registry)}`)
  }
  const agreed = toAgreed(request)
  const place = { ...agreed, index: 0, path: new Uint8Array() }
  if (!(await verifyAggregateSignature(registry, agreed, { ...place, size: 1 }))) {
    throw refuse('RELAY_SIGNATURE', 'its key did not sign it')
  }
  const known = book.find(request.key, request.root)
  if (known && !isOver(known, now())) {
    const { size, notAfter } = known.request
    if (size === request.size && notAfter === request.notAfter) return known.number
    throw refuse('RELAY_DIFFERS', 'its key sent the same root with another size or time')
  }
  const least = Math.ceil(now() / 1000) + notice
  if (request.notAfter < least) {
    throw refuse(
      'RELAY_NOT_AFTER',
      `its key agreed until ${request.notAfter}, and ${least} is wanted`,
    )
  }
  if (book.waiting().length >= maxWaiting) throw refuse('RELAY_FULL', 'too many wait')
  if (admits && !(await admits(request.key))) {
    throw refuse('RELAY_KEY', `${request.key} is not a key of an issuer that may anchor`)
  }
  return undefined
}

/** What nobody can record in time any more can be sent again. */
function isOver({ request }: { readonly request: RelayRequest }, now: number): boolean {
  return request.notAfter * 1000 < now
}
