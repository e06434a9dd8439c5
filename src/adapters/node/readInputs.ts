import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { FetchResource } from '../../base/FetchResource.ts'
import { detectFormat, headSize, type InputFormat } from './detectFormat.ts'
import { defaultInputLimits, type Input, type InputLimits } from './Input.ts'
import { InputError, toInputError } from './InputError.ts'
import { readBounded } from './readBounded.ts'
import { readFolder } from './readFolder.ts'
import { readLines } from './readLines.ts'
import { readLinks } from './readLinks.ts'
import { readZip } from './readZip.ts'

/** How to read what is presented. */
export type ReadInputsOptions = {
  /** What the path `-` stands for, such as `process.stdin`. */
  readonly stdin?: AsyncIterable<Uint8Array>
  /** What each file is; told from its first bytes and its name unless given. */
  readonly format?: InputFormat
  /** Follows the links of a CSV; without it they are not followed. */
  readonly fetchResource?: FetchResource
  readonly limits?: InputLimits
  /** Told of each file in a folder or an archive that is not taken for a credential. */
  readonly onOther?: (name: string) => void
}

type Settled = Required<Omit<ReadInputsOptions, 'format' | 'fetchResource' | 'limits'>> &
  Pick<ReadInputsOptions, 'format' | 'fetchResource'> & { readonly limits: Required<InputLimits> }

/**
 * Reads credentials out of files, folders, ZIP archives, JSON Lines and CSV lists of links, one after the
 * other: none is read before the one before it was taken. What cannot be read is an input too, with its
 * error; nothing is left out in silence, and a source without any credential is one that says so.
 *
 * @example
 * for await (const input of readInputs(['batch/', 'more.zip'])) {
 *   console.log(input.name, 'bytes' in input ? input.bytes.length : input.error.code)
 * }
 */
export async function* readInputs(
  paths: Iterable<string>,
  options: ReadInputsOptions = {},
): AsyncGenerator<Input> {
  const settled = {
    stdin: nothing(),
    onOther: () => {},
    ...options,
    limits: { ...defaultInputLimits, ...options.limits },
  }
  for (const path of paths) {
    let count = 0
    try {
      for await (const input of readSource(path, settled)) {
        count++
        yield input
      }
      if (count === 0) throw new InputError({ code: 'INPUT_EMPTY', problem: 'it holds nothing' })
    } catch (cause) {
      yield { name: path, error: toSourceError(cause) }
    }
  }
}

async function* readSource(path: string, options: Settled): AsyncGenerator<Input> {
  const { stdin, onOther, limits } = options
  if (path === '-') return yield* readStream('-', stdin, options)
  const found = await stat(path)
  if (found.isDirectory()) return yield* readFolder(path, { maxBytes: limits.maxBytes, onOther })
  yield* readStream(path, createReadStream(path), options, found.isFile() ? path : undefined)
}

/** @param file The path, where what is streamed can be read again from any place. */
async function* readStream(
  name: string,
  stream: AsyncIterable<Uint8Array>,
  options: Settled,
  file?: string,
): AsyncGenerator<Input> {
  const { limits, onOther, fetchResource } = options
  const { head, chunks, close } = await peek(stream)
  const format = options.format ?? detectFormat(name, head)
  if (format === 'jsonl') yield* readLines(name, chunks, limits.maxBytes)
  else if (format === 'csv') yield* readLinks(name, chunks, { ...limits, fetchResource })
  else if (format === 'zip') {
    if (file !== undefined) await close()
    const archive = file ?? (await readBounded(chunks, limits.maxPipedBytes))
    yield* readZip(name, archive, { ...limits, onOther })
  } else yield { name, bytes: await readBounded(chunks, limits.maxBytes) }
}

/** The beginning of a stream, and the whole of it. */
async function peek(stream: AsyncIterable<Uint8Array>) {
  const iterator = stream[Symbol.asyncIterator]()
  const parts: Uint8Array[] = []
  let size = 0
  while (size < headSize) {
    const { done, value } = await iterator.next()
    if (done) break
    parts.push(value)
    size += value.length
  }
  return {
    head: Buffer.concat(parts).subarray(0, headSize),
    chunks: chain(parts, iterator),
    /** Where the chunks are not wanted after all. */
    close: async () => void (await iterator.return?.()),
  }
}

async function* chain(
  parts: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* parts
    for (let step = await rest.next(); !step.done; step = await rest.next()) yield step.value
  } finally {
    await rest.return?.()
  }
}

function toSourceError(cause: unknown): InputError {
  if ((cause as NodeJS.ErrnoException | null)?.code !== 'ENOENT') return toInputError(cause)
  return new InputError({ code: 'INPUT_NOT_FOUND', problem: 'it is not there', cause })
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
