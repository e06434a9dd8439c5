import * as v from 'valibot'
import { type Address, type Hex, isHex } from '../../../src/base/hex.ts'
import { describeFault, readShape } from '../../../src/base/readShape.ts'
import type { Ledger } from './Ledger.ts'
import { RpcFault } from './RpcFault.ts'

/** A method of JSON-RPC on a chain. */
export type Method = (ledger: Ledger, params: readonly unknown[]) => Promise<unknown>

/** Makes a method of the shapes of its parameters and of what it does with them. */
export function toMethod<const Shapes extends v.TupleItems>(
  shapes: Shapes,
  run: (ledger: Ledger, ...params: v.InferOutput<v.TupleSchema<Shapes, undefined>>) => unknown,
): Method {
  const tuple = v.tuple(shapes)
  return async (ledger, params) => {
    const read = readShape(tuple, params)
    if ('faults' in read) throw new RpcFault('PARAMS', describeFault(read.faults[0]!, 'params'))
    return run(ledger, ...read.value)
  }
}

export const hex = v.custom<Hex>((value) => isHex(value), 'expected hex')
export const hash = v.custom<Hex>((value) => isHex(value, 32), 'expected 32 bytes')
export const address = v.custom<Address>((value) => isHex(value, 20), 'expected an address')

/** A number as JSON-RPC has it. */
export const quantity = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-f]{1,64}$/i, 'expected a quantity'),
  v.transform((digits) => BigInt(digits)),
)

/** A number for methods that other nodes give numbers of JSON to. */
export const looseQuantity = v.union([
  quantity,
  v.pipe(
    v.number(),
    v.integer(),
    v.minValue(0),
    v.transform((number) => BigInt(number)),
  ),
])

/** A block by number, tag or hash (EIP-1898). */
export const blockId = v.union([
  v.picklist(['earliest', 'finalized', 'safe', 'latest', 'pending']),
  quantity,
  v.object({ blockNumber: quantity }),
  v.object({ blockHash: hash, requireCanonical: v.optional(v.boolean()) }),
])

export type BlockId = v.InferOutput<typeof blockId>

/** A call, or a transaction that is tried out. */
export const call = v.object({
  from: v.optional(address),
  to: v.nullish(address),
  data: v.optional(hex),
  input: v.optional(hex),
  value: v.optional(quantity),
})

export type Call = v.InferOutput<typeof call>

/** Number as JSON-RPC has it. */
export function toQuantity(value: bigint | number): Hex {
  return `0x${value.toString(16)}`
}
