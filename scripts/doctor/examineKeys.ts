import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { privateKeyToAccount } from 'viem/accounts'
import { parseKeystore } from '../../src/adapters/node/keystore/Keystore.ts'
import { BaseError } from '../../src/base/BaseError.ts'
import { type Hex, isHex } from '../../src/base/hex.ts'
import type { Finding } from '../../src/issuer/doctor/Finding.ts'
import type { FoundProject } from '../project/readProject.ts'
import { readInput } from '../terminal/files.ts'

/** Whether the keys of a project are where it says, and whose it says. No password is asked for. */
export async function examineKeys({ folder, project }: FoundProject): Promise<readonly Finding[]> {
  const { account, signingKey } = project
  const findings: Finding[] = []
  const named =
    process.env.CAIRN_KEYSTORE || (account?.keystore && resolve(folder, account.keystore))
  const own = readOwnAddress()
  // Of a signer elsewhere nothing can be seen without asking somebody.
  const isElsewhere = own === undefined && Boolean(process.env.CAIRN_SIGNER)
  if (own !== undefined) findings.push(compareAccount(own, account?.address))
  else if (isElsewhere) findings.push(elsewhere)
  else if (named) findings.push(...(await examineKeystore(named, account?.address)))
  else if (!project.network || 'rpc' in project.network) findings.push(missing)
  const path =
    process.env.CAIRN_SIGNING_KEYSTORE || (signingKey && resolve(folder, signingKey.keystore))
  if (path) findings.push(...(await examineKeystore(path, signingKey?.multikey)))
  return findings
}

const elsewhere: Finding = {
  code: 'KEYSTORE_OK',
  outcome: 'good',
  text: 'A signer elsewhere has the account, and is not asked',
}

const missing: Finding = {
  code: 'ACCOUNT_MISSING',
  outcome: 'problem',
  text: 'There is no key of an account.',
  advice: 'Set CAIRN_KEYSTORE to a keystore (`cairn keys new account`).',
}

/** Of the key that is in the environment. */
function readOwnAddress(): string | undefined {
  const key = process.env.CAIRN_PRIVATE_KEY
  if (key === undefined || key === '') return undefined
  try {
    return isHex(key, 32) ? privateKeyToAccount(key as Hex).address.toLowerCase() : ''
  } catch {
    return ''
  }
}

function compareAccount(address: string, wanted: string | undefined): Finding {
  const text = address === '' ? 'CAIRN_PRIVATE_KEY is no key.' : `The account is ${address}`
  if (address !== '' && (wanted === undefined || wanted.toLowerCase() === address)) {
    return { code: 'KEYSTORE_OK', outcome: 'good', text }
  }
  const advice = `The project is of ${wanted}: batches belong to one account.`
  return { code: 'ACCOUNT_DIFFERS', outcome: 'problem', text, advice }
}

async function examineKeystore(
  path: string,
  wanted: string | undefined,
): Promise<readonly Finding[]> {
  try {
    const { address, publicKeyMultibase } = parseKeystore(await readInput(path))
    const whose = publicKeyMultibase ?? `0x${(address ?? '').replace(/^0x/, '').toLowerCase()}`
    const isWanted = wanted === undefined || whose.toLowerCase() === wanted.toLowerCase()
    return [
      isWanted
        ? { code: 'KEYSTORE_OK', outcome: 'good', text: `${path} holds the key of ${whose}` }
        : {
            code: 'ACCOUNT_DIFFERS',
            outcome: 'problem',
            text: `${path} holds the key of ${whose}.`,
            advice: `The project is of ${wanted}.`,
          },
      ...(await examineMode(path)),
    ]
  } catch (error) {
    if (!(error instanceof BaseError)) throw error
    const { shortMessage: text, metaMessages } = error
    return [{ code: 'KEYSTORE_BROKEN', outcome: 'problem', text, advice: metaMessages.join(' ') }]
  }
}

async function examineMode(path: string): Promise<readonly Finding[]> {
  const { mode } = await stat(path)
  if (process.platform === 'win32' || (mode & 0o077) === 0) return []
  return [
    {
      code: 'KEYSTORE_EXPOSED',
      outcome: 'warning',
      text: `Others on this machine can read ${path}.`,
      advice: `Run: chmod 600 ${path}`,
    },
  ]
}
