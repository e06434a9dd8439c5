import * as v from 'valibot'
import { type Address, type Hex, isHex } from '../../base/hex.ts'

/** A batch that its key lets into an aggregate, as it is sent to a relay: `AggregateItem`, and the signature over it. */
export type RelayRequest = {
  /** CAIP-10. */
  readonly registry: string
  readonly key: Address
  /** 32 bytes. */
  readonly root: Hex
  readonly size: number
  /** The latest time of the aggregate, in seconds since 1970. */
  readonly notAfter: number
  /** As `toAccountSignature` or `toP256Signature` gives it. */
  readonly signature: Hex
}

/** What has become of a batch at a relay. A claim: what is so, the registry says. */
export type RelayAnswer =
  /** It is kept, and will be in the next aggregate. */
  | { readonly state: 'waiting' }
  /** It is in an aggregate that is being recorded. */
  | { readonly state: 'aggregated'; readonly aggregate: RelayedAggregate }
  /** The aggregate is in a block. */
  | { readonly state: 'recorded'; readonly aggregate: RelayedAggregate }

/** Where a batch is in an aggregate. */
export type RelayedAggregate = {
  /** 32 bytes. */
  readonly superRoot: Hex
  readonly index: number
  readonly size: number
  /** Sibling hashes from the batch upwards. */
  readonly path: Hex
}

const bytes = (size?: number) =>
  v.custom<Hex>(
    (value) => isHex(value, size),
    size ? `expected ${size} bytes of hex` : 'expected hex',
  )
const whole = (most: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(most))

/** The form of a request. */
export const relayRequestShape = v.strictObject({
  registry: v.pipe(v.string(), v.maxLength(100)),
  key: bytes(20),
  root: bytes(32),
  size: v.pipe(whole(2 ** 32 - 1), v.minValue(1)),
  notAfter: whole(2 ** 40 - 1),
  signature: v.pipe(
    bytes(),
    v.check((it) => it.length === 132 || it.length === 258, 'expected 65 or 128 bytes of hex'),
  ),
})

const aggregate = v.strictObject({
  superRoot: bytes(32),
  index: whole(2 ** 32 - 1),
  size: v.pipe(whole(2 ** 32 - 1), v.minValue(1)),
  path: v.pipe(bytes(), v.maxLength(2 + 64 * 32)),
})

/** The form of an answer. */
export const relayAnswerShape = v.variant('state', [
  v.strictObject({ state: v.literal('waiting') }),
  v.strictObject({ state: v.picklist(['aggregated', 'recorded']), aggregate }),
])
