import { base64urlnopad } from '@scure/base'
import type { BitstringEntry } from './StatusEntry.ts'
import { type StatusFault, toStatusFault } from './StatusResult.ts'
import { unpackGzip } from './unpackGzip.ts'

/** How much of a list is read. */
export type ListLimits = {
  /** Most bytes of bits. Default 16,777,216: 134 million entries of one bit. */
  readonly maxBytes?: number
  /** Most characters of the packed list. Default 4,194,304. */
  readonly maxEncodedLength?: number
}

/** Most bytes of bits that are read, unless told otherwise. */
export const defaultMaxBytes = 2 ** 24

/**
 * The bits of a list: Bitstring Status List 1.0 §3.4. The text is GZIP in base64url without padding, after
 * the multibase letter `u`; in lists of 2021 without it, and in either alphabet of base64.
 */
export function unpackStatusList(
  encodedList: string,
  type: BitstringEntry['type'],
  { maxBytes = defaultMaxBytes, maxEncodedLength = 2 ** 22 }: ListLimits = {},
): { readonly bits: Uint8Array } | StatusFault {
  // So written, a limit that is no number lets nothing through.
  if (!(encodedList.length <= maxEncodedLength)) {
    return toStatusFault('LIST_TOO_LARGE', `It is packed in ${encodedList.length} characters.`)
  }
  const packed = decode(encodedList, type)
  if (packed === undefined) return toStatusFault('LIST_NOT_DECODED', 'It is not in base64url.')
  const bits = unpackGzip(packed, maxBytes)
  if (bits === 'too large') return toStatusFault('LIST_TOO_LARGE', `${maxBytes} bytes are read.`)
  if (bits === 'broken') return toStatusFault('LIST_NOT_DECODED', 'It is not one whole GZIP.')
  return { bits }
}

function decode(encodedList: string, type: BitstringEntry['type']): Uint8Array | undefined {
  if (type === 'BitstringStatusListEntry') {
    return encodedList.startsWith('u') ? fromBase64url(encodedList.slice(1)) : undefined
  }
  const unpadded = encodedList.replace(/={1,2}$/, '')
  return fromBase64url(unpadded.replaceAll('+', '-').replaceAll('/', '_'))
}

function fromBase64url(encoded: string): Uint8Array | undefined {
  try {
    return base64urlnopad.decode(encoded)
  } catch {
    return undefined
  }
}
