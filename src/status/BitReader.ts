/** Reads bits as DEFLATE packs them: from the least significant bit of each byte (RFC 1951 §3.1.1). */
export class BitReader {
  readonly #bytes: Uint8Array
  #next: number

  /** @param from The first byte. */
  constructor(bytes: Uint8Array, from: number) {
    this.#bytes = bytes
    this.#next = from * 8
  }

  /** Whether bits were asked for behind the end; they read as zeros. */
  get isOver(): boolean {
    return this.#next > this.#bytes.length * 8
  }

  /** The first byte of which nothing was read. */
  get nextByte(): number {
    return Math.ceil(this.#next / 8)
  }

  /** One bit. */
  bit(): number {
    const byte = this.#bytes[this.#next >> 3] ?? 0
    return (byte >> (this.#next++ & 7)) & 1
  }

  /** A number of so many bits, the least significant one first. */
  bits(count: number): number {
    let value = 0
    for (let i = 0; i < count; i++) value |= this.bit() << i
    return value
  }

  /** So many bytes after the one in which the last bit was; fewer where they end. */
  bytes(count: number): Uint8Array {
    const from = this.nextByte
    this.#next = (from + count) * 8
    return this.#bytes.subarray(from, from + count)
  }
}
