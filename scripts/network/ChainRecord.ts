import { readFile, writeFile } from 'node:fs/promises'
import * as v from 'valibot'
import type { Hex } from '../../src/base/hex.ts'
import { isHex } from '../../src/base/hex.ts'
import { readShape } from '../../src/base/readShape.ts'
import { parseJson } from '../../src/credential/parseJson.ts'
import type { Rpc } from '../../src/registry/Rpc.ts'
import { NetworkError } from './Network.ts'

const hex = v.custom<Hex>((value) => isHex(value), 'expected hex')

const outcome = v.strictObject({
  status: v.picklist(['0x0', '0x1']),
  contractAddress: v.nullable(hex),
  logs: v.array(v.strictObject({ address: hex, topics: v.array(hex), data: hex })),
})

const shape = v.strictObject({
  version: v.literal(1),
  transactions: v.array(
    v.strictObject({
      /** As it was signed. */
      raw: hex,
      /** Time of its block, in seconds since 1970. */
      timestamp: v.pipe(v.number(), v.integer()),
      /** What came of it: addresses and roots among it. */
      outcome,
    }),
  ),
})

/** What happened on an embedded network: enough to make it happen again. */
export type ChainRecord = v.InferOutput<typeof shape>

/** One transaction, as it was signed and what came of it. */
export type RecordedTransaction = ChainRecord['transactions'][number]

const maxBytes = 64 * 2 ** 20

/**
 * Reads a record from a file; an empty one where there is no file.
 *
 * @throws {NetworkError} `CHAIN_RECORD_MALFORMED`.
 */
export async function readChainRecord(path: string): Promise<ChainRecord> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return { version: 1, transactions: [] }
  }
  try {
    const read = readShape(shape, parseJson(bytes, { maxBytes }))
    if ('value' in read) return read.value
  } catch (cause) {
    throw new NetworkError({
      code: 'CHAIN_RECORD_MALFORMED',
      problem: `${path} is no record`,
      cause,
    })
  }
  throw new NetworkError({ code: 'CHAIN_RECORD_MALFORMED', problem: `${path} is no record` })
}

/** Writes a record to a file. */
export async function writeChainRecord(path: string, record: ChainRecord): Promise<void> {
  await writeFile(path, `${JSON.stringify(record, null, 2)}\n`)
}

/**
 * Makes a record happen on a fresh network, and checks that the same comes of it.
 *
 * @throws {NetworkError} `CHAIN_REPLAY_DIFFERS`.
 */
export async function replay(rpc: Rpc, { transactions }: ChainRecord): Promise<void> {
  for (const [i, { raw, timestamp, outcome: expected }] of transactions.entries()) {
    const differs = (cause?: unknown) => {
      const problem = `transaction ${i + 1} of ${transactions.length} came out otherwise`
      return new NetworkError({ code: 'CHAIN_REPLAY_DIFFERS', problem, cause })
    }
    let actual: RecordedTransaction
    try {
      actual = (await sendAt(rpc, raw, timestamp)).recorded
    } catch (cause) {
      throw differs(cause)
    }
    if (JSON.stringify(actual.outcome) !== JSON.stringify(expected)) throw differs()
  }
}

/** Sends a signed transaction in a block of its own with a given time. */
export async function sendAt(
  rpc: Rpc,
  raw: Hex,
  timestamp: number,
): Promise<{ readonly hash: Hex; readonly recorded: RecordedTransaction }> {
  await rpc.request({ method: 'evm_setNextBlockTimestamp', params: [timestamp] })
  const hash = (await rpc.request({ method: 'eth_sendRawTransaction', params: [raw] })) as Hex
  const receipt = await rpc.request({ method: 'eth_getTransactionReceipt', params: [hash] })
  const { status, contractAddress, logs } = receipt as RecordedTransaction['outcome']
  return {
    hash,
    recorded: {
      raw,
      timestamp,
      outcome: {
        status,
        contractAddress,
        logs: logs.map(({ address, topics, data }) => ({ address, topics, data })),
      },
    },
  }
}
