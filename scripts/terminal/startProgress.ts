/** Where progress is shown: standard error, or a stand-in for it. */
type Screen = { readonly isTTY?: boolean; write(text: string): unknown }

const barWidth = 20

/**
 * Shows how far long work has come and how fast it is, where a person is watching; ends by clearing its
 * line.
 *
 * @param total How much there is, where that is known: then also the time that is left.
 */
export function startProgress(what: string, total?: number, screen: Screen = process.stderr) {
  const started = performance.now()
  let shown = 0
  return {
    update(done: number): void {
      const now = performance.now()
      if (!screen.isTTY || (now - shown < 100 && done !== total)) return
      shown = now
      const seconds = (now - started) / 1000
      screen.write(`\r${what} ${describe(done, total, seconds)}   `)
    },
    /** Makes room for a line of something else. */
    clear(): void {
      if (screen.isTTY && shown > 0) screen.write('\r\u001b[K')
    },
    end(): void {
      if (screen.isTTY) screen.write('\r\u001b[K')
    },
  }
}

function describe(done: number, total: number | undefined, seconds: number): string {
  const rate = `${(done / Math.max(seconds, 0.001)).toFixed(0)}/s`
  if (total === undefined) return `${done}, ${rate}`
  const left = (seconds / Math.max(done, 1)) * (total - done)
  const full = Math.round((Math.min(done, total) / Math.max(total, 1)) * barWidth)
  const bar = '#'.repeat(full) + '-'.repeat(barWidth - full)
  return `[${bar}] ${done} of ${total}, ${rate}, ${left.toFixed(0)} s left`
}
