/** Arguments that one call surely takes. */
const chunk = 8192

/**
 * Base64url without padding (RFC 4648 §5) as bytes. The platform's own decoder is many times quicker than one in
 * JavaScript, and forgives; so the bytes are encoded again and compared.
 *
 * @returns `undefined` where the text is not the one that these bytes have: padding, another alphabet,
 * white space, bits that belong to no byte.
 *
 * @example
 * decodeBase64url('_w') // Uint8Array [255]
 */
export function decodeBase64url(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return undefined
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i)
  return encodeBase64url(bytes) === text ? bytes : undefined
}

/**
 * Bytes as base64url without padding (RFC 4648 §5).
 *
 * @example
 * encodeBase64url(new Uint8Array([255])) // '_w'
 */
export function encodeBase64url(bytes: Uint8Array): string {
  let binary = ''
  for (let start = 0; start < bytes.length; start += chunk) {
    binary += String.fromCharCode(...bytes.subarray(start, start + chunk))
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
