import { createEddsaSigner, type DocumentSigner } from '../../src/proof/createEddsaSigner.ts'
import { UsageError } from '../terminal/fail.ts'

/**
 * What signs documents: the key that is in the environment.
 *
 * @throws {UsageError} where there is none.
 */
export async function readSigner(): Promise<DocumentSigner> {
  const secretKeyMultibase = process.env.CAIRN_SIGNING_KEY
  if (secretKeyMultibase) return createEddsaSigner({ secretKeyMultibase })
  throw new UsageError(
    'There is no key to sign with.',
    'Set CAIRN_SIGNING_KEY to a secret Ed25519 Multikey (z…), or pass `--unsigned`.',
  )
}
