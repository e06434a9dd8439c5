/** Shows how far long work has come, where a person is watching; ends by clearing its line. */
export function startProgress(what: string, total: number) {
  const stream = process.stderr
  const started = performance.now()
  let shown = 0
  return {
    update(done: number): void {
      const now = performance.now()
      if (!stream.isTTY || (now - shown < 100 && done < total)) return
      shown = now
      const seconds = (((now - started) / Math.max(done, 1)) * (total - done)) / 1000
      stream.write(`\r${what} ${done} of ${total}, ${seconds.toFixed(0)} s left   `)
    },
    end(): void {
      if (stream.isTTY) stream.write('\r\u001b[K')
    },
  }
}
