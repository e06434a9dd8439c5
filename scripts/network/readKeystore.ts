import {
  ed25519Type,
  type Keystore,
  parseKeystore,
} from '../../src/adapters/node/keystore/Keystore.ts'
import { openKeystore } from '../../src/adapters/node/keystore/openKeystore.ts'
import { UsageError } from '../terminal/fail.ts'
import { readInput } from '../terminal/files.ts'
import { readPassword } from './readPassword.ts'

/** Whose key a keystore holds. */
export type KeyKind = 'account' | 'ed25519'

/** Whose key this is. */
export function kindOf({ type }: Keystore): KeyKind {
  return type === ed25519Type ? 'ed25519' : 'account'
}

/**
 * The secret in a keystore.
 *
 * @throws {KeystoreError} where it cannot be opened.
 * @throws {UsageError} where it is a key of the other kind.
 */
export async function readKeystore(path: string, kind: KeyKind): Promise<Uint8Array> {
  const keystore = parseKeystore(await readInput(path))
  if (kindOf(keystore) !== kind) {
    const wanted = kind === 'account' ? 'an account' : 'an Ed25519 key'
    throw new UsageError(`${path} holds another kind of key.`, `Name the keystore of ${wanted}.`)
  }
  return openKeystore(keystore, await readPassword(path))
}
