const encoder = new TextEncoder()

/** One array after the other. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

/** Whether two arrays hold the same bytes. Not constant in time: nothing secret is compared here. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** Text as UTF-8. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text)
}

/** A whole number as `size` bytes, big-endian; the caller knows that it fits. */
export function uintBytes(value: number | bigint, size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  if (typeof value === 'number') {
    let rest = value
    for (let i = size - 1; rest > 0; i--) {
      bytes[i] = rest % 256
      rest = Math.floor(rest / 256)
    }
    return bytes
  }
  let rest = value
  for (let i = size - 1; i >= 0; i--) {
    bytes[i] = Number(rest & 0xffn)
    rest >>= 8n
  }
  return bytes
}
