const exitCodesOf = { SIGINT: 130, SIGTERM: 143 } as const

/**
 * Says something when the command is interrupted, then ends it with 128 and the number of the signal. A
 * second interruption ends it at once.
 *
 * @returns Ends the watch.
 */
export function onInterrupt(say: () => void): () => void {
  const stop = (signal: keyof typeof exitCodesOf) => {
    say()
    process.exit(exitCodesOf[signal])
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  return () => {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
}
