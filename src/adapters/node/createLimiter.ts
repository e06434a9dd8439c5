/**
 * Lets so many tasks run at a time; the others wait in the order in which they came.
 *
 * @example
 * const limit = createLimiter(8)
 * await Promise.all(urls.map((url) => limit(() => read(url))))
 */
export function createLimiter(
  most: number,
): <Result>(task: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (task) => {
    if (running < most) running++
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await task()
    } finally {
      // The place is handed on, so that nobody who comes in between takes it.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
