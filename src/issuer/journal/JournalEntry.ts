import * as v from 'valibot'
import { type Hex, isHex } from '../../base/hex.ts'

/** What can happen to a batch, in the order in which it can. Each name is of something that is done. */
export const states = [
  'planned',
  'signed',
  'agreed',
  'sent',
  'mined',
  'dropped',
  'aggregated',
  'final',
] as const

/** One of `states`. */
export type State = (typeof states)[number]

/** A block that something was seen in. */
export type SeenBlock = { readonly number: number; readonly hash: Hex }

/** What is issued, where it will be anchored and by whom: enough to make the same credentials again. */
export type Planned = {
  readonly state: 'planned'
  /** Of the journal's form. */
  readonly version: 1
  /** CAIP-10. */
  readonly registry: string
  /** The key that anchors. */
  readonly key: Hex
  /** Number of credentials. */
  readonly size: number
  /** SHA-256 of the unsigned documents as they lie beside the journal. */
  readonly documents: Hex
  /** The time that the issuer's proofs state, ISO 8601. */
  readonly created: string
  /** The verification method of the issuer's proofs; without one they are anchored only. */
  readonly verificationMethod?: string | undefined
  /** A file for each credential, or one with a line for each. */
  readonly form: 'files' | 'lines'
  /** Where the status lists of the batch are published, an address; without it the chain alone tells. */
  readonly statusLists?: string | undefined
  /** SHA-256 of what says which credentials these supersede, where it is a renewal. */
  readonly supersedes?: Hex | undefined
}

/** The credentials are sealed and on disk. */
export type Signed = { readonly state: 'signed'; readonly root: Hex }

/**
 * Its key agreed to be in an aggregate, and a relay is about to be asked, perhaps was. Written before it is asked, so
 * that it is asked for the same again.
 */
export type Agreed = {
  readonly state: 'agreed'
  /** Address of the relay. */
  readonly relay: string
  /** The latest time of the aggregate, in seconds since 1970. */
  readonly notAfter: number
  /** Of the key over `AggregateItem`, as `toAccountSignature` gives it. */
  readonly signature: Hex
}

/** It is in an aggregate, which the registry had at a final block. */
export type Aggregated = {
  readonly state: 'aggregated'
  readonly block: SeenBlock
  /** Seconds since 1970. */
  readonly recordedAt: number
  /** Position of the batch in the aggregate, and number of batches in it. */
  readonly index: number
  readonly size: number
  /** Sibling hashes from the batch upwards. */
  readonly path: Hex
}

/**
 * A transaction is signed and about to be handed to a node, perhaps was. Written before it is handed over,
 * so that no transaction is under way that the journal does not know.
 */
export type Sent = {
  readonly state: 'sent'
  readonly hash: Hex
  readonly nonce: number
  /** As `eth_sendRawTransaction` takes it. */
  readonly raw: Hex
  /** Wei per gas, as decimal digits. */
  readonly maxFeePerGas: string
  /** Wei per gas, as decimal digits. */
  readonly maxPriorityFeePerGas: string
  /** The newest block when it was signed. */
  readonly block: number
}

/** The registry had the anchor at a block that may still be dropped. */
export type Mined = {
  readonly state: 'mined'
  readonly block: SeenBlock
  /** What wrote it, where that is one of those sent. */
  readonly transaction?: MinedTransaction | undefined
}

/** A transaction that is in a block, and what was paid for it. */
export type MinedTransaction = {
  readonly hash: Hex
  readonly blockNumber: number
  /** As decimal digits. */
  readonly gasUsed: string
  /** Wei per gas, as decimal digits. */
  readonly gasPrice: string
}

/** It has it no more: the chain was reorganised. */
export type Dropped = { readonly state: 'dropped'; readonly block: SeenBlock }

/** The registry has the anchor at a final block. */
export type Final = {
  readonly state: 'final'
  readonly block: SeenBlock
  /** Seconds since 1970. */
  readonly anchoredAt: number
}

/** One line of a journal. */
export type JournalEntry = Planned | Signed | Agreed | Sent | Mined | Dropped | Aggregated | Final

/** A line and when it was written, ISO 8601. For people: nothing is decided by it, because clocks jump. */
export type DatedEntry = JournalEntry & { readonly at: string }

const bytes = (size: number) =>
  v.custom<Hex>((value) => isHex(value, size), `expected 0x and ${size * 2} hex digits`)
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const digits = v.pipe(v.string(), v.regex(/^(0|[1-9][0-9]*)$/, 'expected decimal digits'))
const block = v.strictObject({ number: whole, hash: bytes(32) })
const transaction = v.strictObject({
  hash: bytes(32),
  blockNumber: whole,
  gasUsed: digits,
  gasPrice: digits,
})
const at = v.pipe(v.string(), v.isoTimestamp('expected a time'))

/** The form of a line. */
export const entryShape = v.variant('state', [
  v.strictObject({
    at,
    state: v.literal('planned'),
    version: v.literal(1),
    registry: v.string(),
    key: bytes(20),
    size: v.pipe(whole, v.minValue(1)),
    documents: bytes(32),
    created: v.pipe(v.string(), v.isoTimestamp('expected a time')),
    verificationMethod: v.optional(v.string()),
    form: v.picklist(['files', 'lines']),
    statusLists: v.optional(v.string()),
    supersedes: v.optional(bytes(32)),
  }),
  v.strictObject({ at, state: v.literal('signed'), root: bytes(32) }),
  v.strictObject({
    at,
    state: v.literal('agreed'),
    relay: v.string(),
    notAfter: whole,
    signature: v.union([bytes(65), bytes(128)]),
  }),
  v.strictObject({
    at,
    state: v.literal('aggregated'),
    block,
    recordedAt: whole,
    index: whole,
    size: v.pipe(whole, v.minValue(1)),
    path: v.custom<Hex>((value) => isHex(value), 'expected 0x and hex digits'),
  }),
  v.strictObject({
    at,
    state: v.literal('sent'),
    hash: bytes(32),
    nonce: whole,
    raw: v.custom<Hex>((value) => isHex(value), 'expected 0x and hex digits'),
    maxFeePerGas: digits,
    maxPriorityFeePerGas: digits,
    block: whole,
  }),
  v.strictObject({ at, state: v.literal('mined'), block, transaction: v.optional(transaction) }),
  v.strictObject({ at, state: v.literal('dropped'), block }),
  v.strictObject({ at, state: v.literal('final'), block, anchoredAt: whole }),
])
