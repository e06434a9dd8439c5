import { type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts'
import { isHex } from '../../src/base/hex.ts'
import { NetworkError } from './Network.ts'

/**
 * The account whose key is in the environment; `undefined` where there is none.
 *
 * @throws {NetworkError} `KEY_NOT_GIVEN` where it is no key. What it is instead is not shown.
 */
export function readAccount(): PrivateKeyAccount | undefined {
  const key = process.env.CAIRN_PRIVATE_KEY
  if (key === undefined || key === '') return undefined
  const problem = 'CAIRN_PRIVATE_KEY is not a private key'
  if (!isHex(key, 32)) throw new NetworkError({ code: 'KEY_NOT_GIVEN', problem })
  try {
    return privateKeyToAccount(key)
  } catch {
    throw new NetworkError({ code: 'KEY_NOT_GIVEN', problem })
  }
}
