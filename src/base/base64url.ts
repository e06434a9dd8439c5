import { base64urlnopad } from '@scure/base'

/**
 * Base64url without padding (RFC 4648 §5) as bytes.
 *
 * @returns `undefined` where the text is not the one that these bytes have: padding, another alphabet,
 * white space, bits that belong to no byte.
 *
 * @example
 * decodeBase64url('_w') // Uint8Array [255]
 */
export function decodeBase64url(text: string): Uint8Array | undefined {
  try {
    return base64urlnopad.decode(text)
  } catch {
    return undefined
  }
}

/**
 * Bytes as base64url without padding (RFC 4648 §5).
 *
 * @example
 * encodeBase64url(new Uint8Array([255])) // '_w'
 */
export function encodeBase64url(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes)
}
