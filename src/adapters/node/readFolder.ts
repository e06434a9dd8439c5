import { createReadStream, type Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { type Input, isCredentialName } from './Input.ts'
import { InputError, toInputError } from './InputError.ts'
import { readBounded } from './readBounded.ts'

type Options = {
  readonly maxBytes: number
  /** Told of each file that is not taken for a credential. */
  readonly onOther: (name: string) => void
}

/**
 * The credentials in a folder and the folders in it, sorted by name. A link to a file inside is followed,
 * one that leads out is not; one to a folder inside is not either, which is read in its own place.
 */
export async function* readFolder(path: string, options: Options): AsyncGenerator<Input> {
  const root = await realpath(path).catch(toInputError)
  if (root instanceof InputError) yield { name: path, error: root }
  else yield* walk(path, root, options)
}

async function* walk(folder: string, root: string, options: Options): AsyncGenerator<Input> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(toInputError)
  if (entries instanceof InputError) {
    yield { name: folder, error: entries }
    return
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = join(folder, entry.name)
    if (entry.isDirectory() && !entry.name.startsWith('.')) yield* walk(name, root, options)
    else {
      const input = await readEntry(name, entry, root, options.maxBytes)
      if (input) yield input
      else options.onOther(name)
    }
  }
}

/** @returns Nothing for what is no credential by its name or kind. */
async function readEntry(
  name: string,
  entry: Dirent,
  root: string,
  maxBytes: number,
): Promise<Input | undefined> {
  if (entry.name.startsWith('.')) return undefined
  const isWanted = isCredentialName(entry.name)
  try {
    const target = entry.isSymbolicLink() ? await realpath(name) : name
    const kind = entry.isSymbolicLink() ? await stat(target) : entry
    if (!isWanted && !kind.isDirectory()) return undefined
    if (target !== name && !isInside(target, root)) throw refused('a link out of the folder')
    if (kind.isDirectory()) return undefined
    if (!kind.isFile()) throw refused('a pipe, or a device')
    return { name, bytes: await readBounded(createReadStream(target), maxBytes) }
  } catch (cause) {
    const error = toInputError(cause)
    return isWanted || error.code === 'INPUT_NOT_A_FILE' ? { name, error } : undefined
  }
}

function isInside(target: string, root: string): boolean {
  return target === root || target.startsWith(root.endsWith(sep) ? root : root + sep)
}

function refused(what: string): InputError {
  return new InputError({ code: 'INPUT_NOT_A_FILE', problem: `it is ${what}` })
}
