import { BaseError } from '../../base/BaseError.ts'

const advice = {
  ROSTER_UTF16: 'It is UTF-16, "Unicode text". Save it as "CSV UTF-8".',
  ROSTER_NOT_UTF8: 'Save it as "CSV UTF-8": letters beyond ASCII would be others.',
} as const

/** Thrown when a roster is in an encoding that cannot be told, or is another one than UTF-8. */
export class RosterEncodingError extends BaseError {
  override readonly name = 'RosterEncodingError'
  readonly code: keyof typeof advice
  constructor({ code }: { code: keyof typeof advice }) {
    super('The roster is not UTF-8.', { metaMessages: [advice[code]] })
    this.code = code
  }
}

/**
 * The text of a roster. Only UTF-8 is read, with a byte order mark or without: of other encodings none can be told
 * from the next by the bytes, and names would come out wrong.
 *
 * @throws {RosterEncodingError}
 */
export function decodeRoster(bytes: Uint8Array): string {
  if (isUtf16(bytes)) throw new RosterEncodingError({ code: 'ROSTER_UTF16' })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new RosterEncodingError({ code: 'ROSTER_NOT_UTF8' })
  }
}

/** By its mark, or by the zero bytes of an ASCII header. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  return isMarked || bytes.subarray(0, 256).includes(0)
}
