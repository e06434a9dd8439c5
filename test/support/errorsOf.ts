/** What each of these calls was rejected with, or its result where it was not. */
export function errorsOf(calls: readonly Promise<unknown>[]): Promise<readonly unknown[]> {
  return Promise.all(calls.map((call) => call.catch((error: unknown) => error)))
}
