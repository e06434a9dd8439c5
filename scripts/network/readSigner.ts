import { createEddsaSigner, type DocumentSigner } from '../../src/proof/createEddsaSigner.ts'
import { UsageError } from '../terminal/fail.ts'
import { readKeystore } from './readKeystore.ts'

/** Where the key is that signs documents, where a project tells. */
export type SigningOptions = { readonly signingKeystore?: string }

/**
 * What signs documents: the key that is in the environment, or in the keystore that the environment or the project names.
 *
 * @throws {UsageError} where there is none.
 * @throws {KeystoreError} where the keystore cannot be opened.
 */
export async function readSigner({ signingKeystore }: SigningOptions): Promise<DocumentSigner> {
  const { CAIRN_SIGNING_KEY: secretKeyMultibase, CAIRN_SIGNING_KEYSTORE: named } = process.env
  if (secretKeyMultibase) return createEddsaSigner({ secretKeyMultibase })
  const path = named || signingKeystore
  if (path) return createEddsaSigner({ seed: await readKeystore(path, 'ed25519') })
  throw new UsageError(
    'There is no key to sign with.',
    'Set CAIRN_SIGNING_KEYSTORE to a keystore (`cairn keys new ed25519`), or pass `--unsigned`.',
  )
}
