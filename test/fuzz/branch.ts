import type { Coverage } from '../../scripts/maintain/fuzz/Coverage.ts'

const ran = new Uint8Array(4)

/** Throws where it is given three bytes, each of which a branch of its own looks at. */
export function readBranch(input: Uint8Array): void {
  ran[0] = 1
  if (input[0] === 0x66) {
    ran[1] = 1
    if (input[1] === 0x75) {
      ran[2] = 1
      if (input[2] === 0x7a) {
        ran[3] = 1
        throw new RangeError('found')
      }
    }
  }
}

/** Which of the branches ran. */
export const branches: Coverage = {
  take() {
    const taken = Uint8Array.from(ran)
    ran.fill(0)
    return new Map([['branch', taken]])
  },
}
