import type { LocalAccount } from 'viem'
import { type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts'
import { type Hex, isHex, toHex } from '../../src/base/hex.ts'
import { NetworkError } from './Network.ts'
import { readKeystore } from './readKeystore.ts'
import { readRemoteAccount } from './readRemoteAccount.ts'

/**
 * The account whose key is in the environment, that of the signer which the environment names, or of the keystore that
 * it names; `undefined` where there is none.
 *
 * @param ofProject Keystore that is opened where the environment names none.
 * @throws {NetworkError} `KEY_NOT_GIVEN` where it is no key. What it is instead is not shown.
 * @throws {KeystoreError} where the keystore cannot be opened.
 */
export async function readAccount(
  ofProject?: string | undefined,
): Promise<LocalAccount | undefined> {
  const { CAIRN_PRIVATE_KEY: key, CAIRN_KEYSTORE: named } = process.env
  if (key !== undefined && key !== '') return toAccount(key, 'CAIRN_PRIVATE_KEY')
  const remote = await readRemoteAccount()
  if (remote) return remote
  const path = named || ofProject
  if (path === undefined) return undefined
  return toAccount(toHex(await readKeystore(path, 'account')), 'what the keystore holds')
}

function toAccount(key: string, name: string): PrivateKeyAccount {
  const problem = `${name} is not a private key`
  if (!isHex(key, 32)) throw new NetworkError({ code: 'KEY_NOT_GIVEN', problem })
  try {
    return privateKeyToAccount(key as Hex)
  } catch {
    throw new NetworkError({ code: 'KEY_NOT_GIVEN', problem })
  }
}
