import { keccak256 } from '../base/hash.ts'
import { fromHex, type Hex, isHex, toHex } from '../base/hex.ts'
import { askNode } from '../registry/askNode.ts'
import type { Block } from '../registry/Registry.ts'
import type { Rpc } from '../registry/Rpc.ts'
import { BundleError } from './BundleError.ts'

/** The fields of a header in their order, as JSON-RPC names them. */
const fields: readonly (readonly [name: string, kind: 'bytes' | 'number'])[] = [
  ['parentHash', 'bytes'],
  ['sha3Uncles', 'bytes'],
  ['miner', 'bytes'],
  ['stateRoot', 'bytes'],
  ['transactionsRoot', 'bytes'],
  ['receiptsRoot', 'bytes'],
  ['logsBloom', 'bytes'],
  ['difficulty', 'number'],
  ['number', 'number'],
  ['gasLimit', 'number'],
  ['gasUsed', 'number'],
  ['timestamp', 'number'],
  ['extraData', 'bytes'],
  ['mixHash', 'bytes'],
  ['nonce', 'bytes'],
  // London, Shanghai, Cancun, Prague.
  ['baseFeePerGas', 'number'],
  ['withdrawalsRoot', 'bytes'],
  ['blobGasUsed', 'number'],
  ['excessBlobGas', 'number'],
  ['parentBeaconBlockRoot', 'bytes'],
  ['requestsHash', 'bytes'],
]

/**
 * The header of a block in RLP, made of the fields that the node names, or as the node itself has it.
 *
 * @throws {BundleError} `BUNDLE_HEADER_UNKNOWN` where none of these has the hash of the block.
 */
export async function readRawHeader(rpc: Rpc, block: Block): Promise<Hex> {
  const at = `0x${block.number.toString(16)}`
  const answer = await askNode(rpc, 'eth_getBlockByNumber', [at, false])
  const made = await encodeHeader((answer ?? {}) as Record<string, unknown>)
  if (made && toHex(keccak256(made)) === block.hash) return toHex(made)
  const raw = await rpc
    .request({ method: 'debug_getRawHeader', params: [at] })
    .catch(() => undefined)
  if (isHex(raw) && toHex(keccak256(fromHex(raw))) === block.hash) return raw
  const problem = `the header of block ${block.number} could not be put together`
  throw new BundleError({ code: 'BUNDLE_HEADER_UNKNOWN', problem })
}

async function encodeHeader(block: Record<string, unknown>): Promise<Uint8Array | undefined> {
  const { RLP } = await import('@ethereumjs/rlp')
  const there = fields.filter(([name]) => block[name] !== undefined && block[name] !== null)
  const values = there.map(([name, kind]) => {
    const value = block[name]
    if (typeof value !== 'string' || !/^0x[0-9a-fA-F]*$/.test(value)) return undefined
    return kind === 'bytes' ? toBytes(value) : toBytes(toEven(value.slice(2).replace(/^0+/, '')))
  })
  return values.includes(undefined) ? undefined : RLP.encode(values as Uint8Array[])
}

function toBytes(hex: string): Uint8Array | undefined {
  return isHex(hex) ? fromHex(hex) : undefined
}

function toEven(digits: string): string {
  return `0x${digits.length % 2 === 0 ? '' : '0'}${digits}`
}
