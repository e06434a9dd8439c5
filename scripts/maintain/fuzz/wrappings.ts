import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Wrapping } from './Mutator.ts'

/** Bytes in base64url after the multibase letter `u`. */
export const multibase: Wrapping = {
  open: (outer) => (outer[0] === 0x75 ? fromBase64url(outer.subarray(1)) : undefined),
  close: (inner) => Buffer.from(`u${Buffer.from(inner).toString('base64url')}`),
}

/** One part of a compact JWS: header (0), payload (1) or signature (2). */
export function partOfToken(part: number): Wrapping {
  const split = (outer: Uint8Array) => Buffer.from(outer).toString('latin1').split('.')
  return {
    open: (outer) => {
      const text = split(outer)[part]
      return text === undefined ? undefined : fromBase64url(Buffer.from(text))
    },
    close: (inner, outer) => {
      const parts = split(outer).with(part, Buffer.from(inner).toString('base64url'))
      return Buffer.from(parts.join('.'), 'latin1')
    },
  }
}

const headerSize = 10
const trailerSize = 8

/** The bytes that GZIP with a bare header has packed. */
export const gzip: Wrapping = {
  open: (outer) => inflated(outer.subarray(headerSize)),
  close: (inner, outer) => seal(outer.subarray(0, headerSize), deflateRawSync(inner), inner),
}

/** What lies between header and trailer of GZIP; the trailer is made to fit wherever there is one that fits. */
export const packed: Wrapping = {
  open: (outer) => outer.subarray(headerSize, -trailerSize),
  close: (inner, outer) =>
    seal(outer.subarray(0, headerSize), inner, inflated(inner) ?? new Uint8Array()),
}

function seal(header: Uint8Array, body: Uint8Array, bytes: Uint8Array): Uint8Array {
  const trailer = Buffer.alloc(trailerSize)
  trailer.writeUInt32LE(crc32(bytes))
  trailer.writeUInt32LE(bytes.length, 4)
  return Buffer.concat([header, body, trailer])
}

function inflated(body: Uint8Array): Uint8Array | undefined {
  try {
    return inflateRawSync(body, { maxOutputLength: 2 ** 20 })
  } catch {
    return undefined
  }
}

function fromBase64url(text: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(text).toString('latin1'), 'base64url')
}
