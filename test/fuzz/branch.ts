/** Throws where it is given three bytes, each of which a branch of its own looks at. */
export function readBranch(input: Uint8Array): void {
  if (input[0] === 0x66) {
    if (input[1] === 0x75) {
      if (input[2] === 0x7a) throw new RangeError('found')
    }
  }
}
