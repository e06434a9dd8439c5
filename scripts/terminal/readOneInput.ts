import { readInputs } from '../../src/adapters/node/readInputs.ts'
import { UsageError } from './fail.ts'

/**
 * The bytes of one credential.
 *
 * @param path `-` for standard input.
 * @throws {InputError} where it cannot be read.
 * @throws {UsageError} where it can hold several.
 */
export async function readOneInput(path: string): Promise<Uint8Array> {
  for await (const input of readInputs([path], { stdin: process.stdin })) {
    if ('error' in input) throw input.error
    if (input.name !== path) break
    return input.bytes
  }
  throw new UsageError(`${path} can hold several credentials.`, 'Name one, or use `cairn verify`.')
}
