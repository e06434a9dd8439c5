import { type Coverage, type Covered, contains, Seen } from './Coverage.ts'
import { runOnce } from './fuzzTarget.ts'
import type { Target } from './Target.ts'

/** Runs that are spent on making one input shorter. */
const mostTries = 12
/** Shorter ones are short enough. */
const longEnough = 256

/** The fewest and shortest inputs found that reach what all of them reach. */
export async function minimise(
  target: Target,
  coverage: Coverage,
  inputs: readonly Uint8Array[],
): Promise<readonly Uint8Array[]> {
  const cover = async (input: Uint8Array) => {
    coverage.take()
    const error = await runOnce(target, input)
    return error === undefined ? coverage.take() : undefined
  }
  // Once before: what a first run alone does, such as to load a module, is not theirs.
  for (const input of inputs) await runOnce(target, input)
  const chosen = await choose(inputs, cover)
  const shorter: Uint8Array[] = []
  for (const { input, gain } of chosen) shorter.push(await shorten(input, gain, cover))
  return (await choose(shorter, cover)).map(({ input }) => input)
}

type Cover = (input: Uint8Array) => Promise<Covered | undefined>

/** From the shortest on, each that reaches what those before it do not; and what it adds. */
async function choose(inputs: readonly Uint8Array[], cover: Cover) {
  const seen = new Seen()
  const chosen: { input: Uint8Array; gain: Covered }[] = []
  for (const input of inputs.toSorted((a, b) => a.length - b.length)) {
    const covered = await cover(input)
    if (!covered || !seen.lacks(covered)) continue
    chosen.push({ input, gain: seen.beyond(covered) })
    seen.add(covered)
  }
  return chosen
}

async function shorten(input: Uint8Array, gain: Covered, cover: Cover): Promise<Uint8Array> {
  if (input.length <= longEnough) return input
  let best = input
  let tries = 0
  for (let size = Math.ceil(input.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let start = 0; start < best.length && tries < mostTries; tries++) {
      const shorter = Buffer.concat([best.subarray(0, start), best.subarray(start + size)])
      const covered = await cover(shorter)
      if (covered && contains(covered, gain)) best = Uint8Array.from(shorter)
      else start += size
    }
  }
  return best
}
