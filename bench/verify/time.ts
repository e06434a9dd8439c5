import type { Figures } from './Trial.ts'

/** How many credentials are verified before the clock starts: an engine takes a while to see what is worth its effort. */
const warm = 2048

/** Runs what verifies a stream, once to warm up and once on the clock. */
export async function time(
  lines: () => AsyncIterable<string>,
  verifyAll: (lines: AsyncIterable<string>) => Promise<number>,
  requests: () => number = () => 0,
): Promise<Figures> {
  const warmed = await verifyAll(take(lines(), warm))
  const started = performance.now()
  const used = process.cpuUsage()
  const credentials = await verifyAll(lines())
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(used)
  const megabytes = process.resourceUsage().maxRSS / 1024
  const cpuSeconds = (user + system) / 1e6
  const asked = { requests: requests(), askedAbout: warmed + credentials }
  return { credentials, seconds, cpuSeconds, ...asked, megabytes }
}

async function* take(lines: AsyncIterable<string>, most: number): AsyncIterable<string> {
  let taken = 0
  for await (const line of lines) {
    if (taken++ === most) return
    yield line
  }
}
