/** Resolves when somebody wants it to stop. Who asks a second time does not want to wait. */
export function onStop(): Promise<void> {
  return new Promise((resolve) => {
    let isStopping = false
    const stop = (_: string, signal: number) => {
      if (isStopping) process.exit(128 + signal)
      isStopping = true
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}
