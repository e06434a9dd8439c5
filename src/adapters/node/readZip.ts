import {
  type Entry,
  fromBufferPromise,
  getFileNameLowLevel,
  openPromise,
  type ZipFile,
} from 'yauzl'
import { crc32 } from './crc32.ts'
import { type Input, type InputLimits, isCredentialName } from './Input.ts'
import { InputError } from './InputError.ts'
import { readBounded, tooLarge } from './readBounded.ts'

type Options = Required<InputLimits> & {
  /** Told of each entry that is not taken for a credential. */
  readonly onOther: (name: string) => void
}

// Names are shown and never opened: one that would be no path is no reason to leave the entry out.
const names = { decodeStrings: false, strictFileNames: true } as const

/**
 * The credentials in a ZIP archive, in its order, unpacked one at a time into memory. An entry that is
 * encrypted, damaged or too large is one of its own.
 *
 * @param archive A path, or all bytes.
 */
export async function* readZip(
  name: string,
  archive: string | Uint8Array,
  options: Options,
): AsyncGenerator<Input> {
  try {
    const zip = await open(archive)
    let count = 0
    let left = options.maxUnpackedBytes
    for await (const entry of zip.eachEntry()) {
      if (++count > options.maxEntries) throw tooMany(options.maxEntries)
      const place = toName(entry)
      if (!isCredentialName(place)) {
        if (!place.endsWith('/')) options.onOther(`${name}/${place}`)
        continue
      }
      const input = await readEntry(zip, entry, `${name}/${place}`, options.maxBytes)
      yield input
      left -= 'bytes' in input ? input.bytes.length : entry.compressedSize
      if (left < 0) throw tooLarge(options.maxUnpackedBytes)
    }
  } catch (cause) {
    // What was read before stays; the rest of the archive is this one row.
    yield { name, error: toZipError(cause) }
  }
}

async function open(archive: string | Uint8Array): Promise<ZipFile> {
  return typeof archive === 'string'
    ? openPromise(archive, names)
    : fromBufferPromise(Buffer.from(archive), names)
}

function toName(entry: Entry): string {
  const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false)
}

async function readEntry(
  zip: ZipFile,
  entry: Entry,
  name: string,
  maxBytes: number,
): Promise<Input> {
  try {
    refuse(entry, maxBytes)
    const bytes = await readBounded(await zip.openReadStreamPromise(entry), maxBytes)
    if (crc32(bytes) !== entry.crc32) throw damaged('its checksum is another')
    return { name, bytes }
  } catch (cause) {
    return { name, error: toZipError(cause) }
  }
}

const kindMask = 0o170_000
const linkKind = 0o120_000

function refuse(entry: Entry, maxBytes: number): void {
  if (entry.isEncrypted()) {
    throw new InputError({ code: 'INPUT_ENCRYPTED', problem: 'it is encrypted' })
  }
  if (((entry.externalFileAttributes >>> 16) & kindMask) === linkKind) {
    throw new InputError({ code: 'INPUT_NOT_A_FILE', problem: 'it is a link' })
  }
  if (entry.uncompressedSize > maxBytes) throw tooLarge(maxBytes)
  if (!entry.canDecodeFileData()) {
    throw damaged(`it is packed by method ${entry.compressionMethod}, which is not read here`)
  }
}

function damaged(problem: string, cause?: unknown): InputError {
  return new InputError({ code: 'INPUT_DAMAGED', problem, cause })
}

function tooMany(maxEntries: number): InputError {
  const problem = `it has more than ${maxEntries.toLocaleString('en')} entries`
  return new InputError({ code: 'INPUT_TOO_LARGE', problem })
}

/** A library's words can hold names out of the archive, so they are not repeated. */
function toZipError(cause: unknown): InputError {
  return cause instanceof InputError ? cause : damaged('the archive is damaged', cause)
}
