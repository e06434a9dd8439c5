import { access, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseKeystore } from '../../src/adapters/node/keystore/Keystore.ts'
import { kindOf } from '../network/readKeystore.ts'
import { chooseNewPassword } from '../network/readPassword.ts'
import { writeKeystore } from '../network/writeKeystore.ts'
import { UsageError } from '../terminal/fail.ts'
import { readInput } from '../terminal/files.ts'
import { random } from '../writeBatch.ts'

/** Where a new project keeps its keys. */
export const keyFiles = { account: 'keys/account.json', ed25519: 'keys/signing.json' } as const

/**
 * Makes the keys of a new project that are not there yet, under one password.
 *
 * @param options `needsAccount`, where no other account was named.
 * @throws {KeystoreError} {@link UsageError}
 */
export async function prepareKeys(
  folder: string,
  { needsAccount }: { needsAccount: boolean },
): Promise<void> {
  const kinds = needsAccount ? (['account', 'ed25519'] as const) : (['ed25519'] as const)
  const missing: (typeof kinds)[number][] = []
  for (const kind of kinds) if (!(await isThere(join(folder, keyFiles[kind])))) missing.push(kind)
  if (missing.length === 0) return
  const password = await chooseNewPassword(missing.map((kind) => join(folder, keyFiles[kind])))
  await mkdir(join(folder, 'keys'), { recursive: true, mode: 0o700 })
  // Encrypted or not, they belong into no repository.
  await writeFile(join(folder, 'keys', '.gitignore'), '*\n')
  for (const kind of missing) {
    await writeKeystore(join(folder, keyFiles[kind]), { kind, secret: random(32), password })
  }
}

/**
 * The public key that documents are signed with, as a Multikey.
 *
 * @throws {UsageError} where the keystore is not there, or of another kind.
 */
export async function readMultikey(path: string): Promise<string> {
  const keystore = parseKeystore(await readInput(path))
  const { publicKeyMultibase } = keystore
  if (kindOf(keystore) === 'ed25519' && publicKeyMultibase !== undefined) return publicKeyMultibase
  throw new UsageError(`${path} does not tell an Ed25519 key.`, 'Move it away, and begin again.')
}

/** Whether there is a file. */
export function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
