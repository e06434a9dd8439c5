import type { BaseError } from '../../base/BaseError.ts'

/**
 * One thing that was presented: its bytes, or why it could not be read. The name is for a person: a path,
 * `archive.zip/name`, `file.jsonl:17`. Others chose it, so it can hold anything that a name can.
 */
export type Input = { readonly name: string } & (
  | { readonly bytes: Uint8Array }
  | { readonly error: BaseError }
)

/** Bounds on what is read. */
export type InputLimits = {
  /** Largest credential, in bytes. Default 1 MiB, as the verifier has it. */
  readonly maxBytes?: number
  /** Largest list of links, and largest archive that comes through a pipe, in bytes. Default 64 MiB. */
  readonly maxPipedBytes?: number
  /** Most that is unpacked from one archive, in bytes. Default 1 GiB. */
  readonly maxUnpackedBytes?: number
  /** Most entries of one archive. Default 1,000,000. */
  readonly maxEntries?: number
}

/** The limits where none are named. */
export const defaultInputLimits: Required<InputLimits> = {
  maxBytes: 2 ** 20,
  maxPipedBytes: 2 ** 26,
  maxUnpackedBytes: 2 ** 30,
  maxEntries: 1_000_000,
}

/**
 * Whether a file of a folder or an archive is taken for a credential: `.json`, `.jsonld` or `.jwt`, not
 * hidden, and not the `manifest.json` that `cairn issue` writes beside the credentials.
 */
export function isCredentialName(name: string): boolean {
  const file = name.slice(name.lastIndexOf('/') + 1)
  return /^[^.].*\.(json|jsonld|jwt)$/is.test(file) && file !== 'manifest.json'
}
