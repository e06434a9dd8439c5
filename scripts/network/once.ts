/** Does work the first time that it is asked for, and keeps what came of it: a password is asked for once. */
export function once<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let done: Promise<Value> | undefined
  return () => {
    done ??= work()
    return done
  }
}
