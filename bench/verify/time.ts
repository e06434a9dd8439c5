import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { readLines } from './readLines.ts'
import type { Figures, Trial } from './Trial.ts'

/** How many credentials are verified before the clock starts: an engine takes a while to see what is worth its effort. */
const warm = 2048

/** Looks at memory, each after so many credentials. */
const each = 500

/** Runs what verifies a stream, once to warm up and once on the clock. */
export async function time(
  { file, looksAtMemory = false }: Trial,
  verifyAll: (lines: AsyncIterable<string>) => Promise<number>,
  requests: () => number = () => 0,
): Promise<Figures> {
  const warmed = await verifyAll(take(readLines(file), warm))
  const memory = looksAtMemory ? openMemory() : undefined
  const started = performance.now()
  const used = process.cpuUsage()
  const credentials = await verifyAll(memory ? memory.watch(readLines(file)) : readLines(file))
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(used)
  const megabytes = process.resourceUsage().maxRSS / 1024
  const cpuSeconds = (user + system) / 1e6
  const asked = { requests: requests(), askedAbout: warmed + credentials }
  const held = memory && { heldMegabytes: memory.held() }
  return { credentials, seconds, cpuSeconds, ...asked, megabytes, ...held }
}

async function* take(lines: AsyncIterable<string>, most: number): AsyncIterable<string> {
  let taken = 0
  for await (const line of lines) {
    if (taken++ === most) return
    yield line
  }
}

/** Looks at what is held while lines are taken, each time after the engine has collected its garbage. */
function openMemory() {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  let most = 0
  const look = () => {
    collect()
    const { heapUsed, external } = process.memoryUsage()
    most = Math.max(most, heapUsed + external)
  }
  async function* watch(lines: AsyncIterable<string>): AsyncIterable<string> {
    let taken = 0
    for await (const line of lines) {
      yield line
      if (++taken % each === 0) look()
    }
  }
  return { watch, held: () => most / 2 ** 20 }
}
