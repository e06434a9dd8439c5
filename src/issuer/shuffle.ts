/**
 * The numbers from 0 to `size` - 1 in random order (Fisher and Yates), each order as likely as any.
 *
 * @param random Gives unguessable bytes.
 */
export function shuffle(size: number, random: (size: number) => Uint8Array): readonly number[] {
  const numbers = Array.from({ length: size }, (_, i) => i)
  for (let last = size - 1; last > 0; last--) {
    const other = below(last + 1, random)
    const moved = numbers[last] as number
    numbers[last] = numbers[other] as number
    numbers[other] = moved
  }
  return numbers
}

/** A whole number from 0 to `bound` - 1; draws again rather than favour the small ones. */
function below(bound: number, random: (size: number) => Uint8Array): number {
  const fair = 2 ** 32 - (2 ** 32 % bound)
  for (;;) {
    const drawn = new DataView(random(4).slice().buffer).getUint32(0)
    if (drawn < fair) return drawn % bound
  }
}
