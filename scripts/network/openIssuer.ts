import { readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { type Issuing, openIssuing } from '../../src/adapters/node/issuing/openIssuing.ts'
import { parseAccountId } from '../../src/base/accountId.ts'
import { BaseError } from '../../src/base/BaseError.ts'
import { toDeployedRegistry } from '../../src/deployments/toDeployedRegistry.ts'
import { UsageError } from '../terminal/fail.ts'
import { toJsonLine } from '../terminal/printable.ts'
import { random } from '../writeBatch.ts'
import { openRpc } from './openRpc.ts'
import { readSigner } from './readSigner.ts'

/** What a server is told that issues, too. */
export type IssuerFlags = {
  rpc?: readonly string[]
  issue?: string
  issuer?: string
  registry?: string
  unsigned?: boolean
  batchSize: number
  /** In wei. */
  maxCost?: bigint
}

/** What issues, and the token of whoever may have it issue. */
export type OpenIssuer = { readonly issuing: Issuing; readonly token: string }

/**
 * Opens the folder from which a server issues, with the account and the key that the environment names.
 *
 * @throws {UsageError} where something that it needs was not told.
 */
export async function openIssuer(folder: string, flags: IssuerFlags): Promise<OpenIssuer> {
  const [url] = flags.rpc ?? []
  const { issuer, unsigned, batchSize, maxCost } = flags
  if (url === undefined || issuer === undefined) {
    throw new UsageError('`--issue` wants `--rpc` and `--issuer`.', 'Name a node, and the issuer.')
  }
  const token = await readToken()
  const network = await openRpc(url)
  const signer = await network.signer()
  const issuing = await openIssuing({
    folder,
    issuerId: issuer,
    registry:
      flags.registry === undefined
        ? toDeployedRegistry(network.chainId)
        : parseAccountId(flags.registry),
    ...{ key: signer.address, rpc: network.rpc, signer, sender: await network.sender() },
    ...(!unsigned && { documentSigner: await readSigner({}) }),
    ...{ batchSize, now: Date.now, random, wait: (milliseconds) => setTimeout(milliseconds) },
    ...(maxCost !== undefined && { maxCost }),
    onBatch: (outcome) => process.stderr.write(toJsonLine(toLine(outcome))),
  })
  return { issuing, token }
}

/** Causes are not told: they can hold the address of a node with its key. */
function toLine({ batch, error }: { batch: number; error?: unknown }) {
  const place = { time: new Date().toISOString(), batch: batch + 1 }
  if (error === undefined) return { ...place, state: 'anchored' }
  return { ...place, error: error instanceof BaseError ? error.code : 'UNEXPECTED' }
}

async function readToken(): Promise<string> {
  const { CAIRN_ISSUE_TOKEN_FILE: path, CAIRN_ISSUE_TOKEN: given } = process.env
  const text = path ? await readFile(path, 'utf8').catch(() => '') : (given ?? '')
  const token = text.split(/\r?\n/, 1)[0] ?? ''
  if (/^\S{16,}$/.test(token)) return token
  throw new UsageError(
    'There is no token for those who may issue.',
    'Set CAIRN_ISSUE_TOKEN_FILE to a file that holds one, 16 characters or more.',
  )
}
