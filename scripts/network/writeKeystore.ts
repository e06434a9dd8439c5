import { writeFile } from 'node:fs/promises'
import type { Keystore } from '../../src/adapters/node/keystore/Keystore.ts'
import { KeystoreError } from '../../src/adapters/node/keystore/KeystoreError.ts'
import { sealKeystore } from '../../src/adapters/node/keystore/sealKeystore.ts'
import { random } from '../writeBatch.ts'
import type { KeyKind } from './readKeystore.ts'

/**
 * Encrypts a secret into a new file, for its owner alone.
 *
 * @throws {KeystoreError} `KEYSTORE_EXISTS`, `KEYSTORE_UNWRITABLE`
 */
export async function writeKeystore(
  path: string,
  options: { kind: KeyKind; secret: Uint8Array; password: string },
): Promise<Keystore> {
  const keystore = await sealKeystore({ ...options, random })
  const text = `${JSON.stringify(keystore, null, 2)}\n`
  // Whole or not at all, and never in place of another one.
  await writeFile(path, text, { flag: 'wx', mode: 0o600, flush: true }).catch(throwUnwritten)
  return keystore
}

function throwUnwritten(cause: NodeJS.ErrnoException): never {
  const isThere = cause.code === 'EEXIST'
  throw new KeystoreError({
    code: isThere ? 'KEYSTORE_EXISTS' : 'KEYSTORE_UNWRITABLE',
    problem: isThere ? 'there is a file already' : `it cannot be written, ${cause.code}`,
    cause,
  })
}
