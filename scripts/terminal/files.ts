import { readFile, writeFile } from 'node:fs/promises'
import { type JsonLimits, type JsonValue, parseJson } from '../../src/credential/parseJson.ts'
import { UsageError } from './fail.ts'

/**
 * The bytes of a file; of standard input for `-`.
 *
 * @throws {UsageError} where it cannot be read.
 */
export async function readInput(path: string): Promise<Uint8Array> {
  if (path !== '-') return readFile(path).catch((error) => throwUnreadable(path, error))
  const parts: Uint8Array[] = []
  for await (const part of process.stdin) parts.push(part)
  return Buffer.concat(parts)
}

/** A file as strict JSON. @throws {UsageError} {@link JsonError} */
export async function readJson(path: string, limits?: JsonLimits): Promise<JsonValue> {
  return parseJson(await readInput(path), limits)
}

/** A value as an indented JSON file. */
export async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`)
}

function throwUnreadable(path: string, error: NodeJS.ErrnoException): never {
  throw new UsageError(`The file ${path} cannot be read: ${error.code}.`, 'Check the path.')
}
