import * as v from 'valibot'
import { type Hex, isHex } from '../../../base/hex.ts'
import { relayRequestShape } from '../../../issuer/relay/RelayAnswer.ts'

const bytes32 = v.custom<Hex>((value) => isHex(value, 32), 'expected 32 bytes of hex')
const at = v.pipe(v.string(), v.isoTimestamp('expected a time'))

/** One line of the journal of a relay: a batch that it took, an aggregate that it made, one that is in a block. */
export const relayEntryShape = v.variant('kind', [
  v.strictObject({ at, kind: v.literal('taken'), ...relayRequestShape.entries }),
  v.strictObject({
    at,
    kind: v.literal('aggregated'),
    superRoot: bytes32,
    /** Which of those taken, by their numbers from 0, in the order of the leaves. */
    batches: v.pipe(v.array(v.pipe(v.number(), v.safeInteger(), v.minValue(0))), v.minLength(1)),
  }),
  v.strictObject({ at, kind: v.literal('recorded'), superRoot: bytes32 }),
])

/** One line of the journal of a relay. */
export type RelayEntry = v.InferOutput<typeof relayEntryShape>
