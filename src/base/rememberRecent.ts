/**
 * Works each thing out once, as long as all that is kept is not too large together: then what was asked for
 * longest ago is forgotten, and worked out again when somebody asks again.
 *
 * @param most How large everything may be together, in whatever `sizeOf` counts. What fails is not kept, and what
 * is still being worked out has no size yet.
 *
 * @example
 * const fetchOnce = rememberRecent<Uint8Array>(2 ** 26, (body) => body.length)
 * await fetchOnce(url, () => fetchBody(url))
 */
export function rememberRecent<Value>(
  most: number,
  sizeOf: (value: Value) => number,
): (name: string, work: () => Promise<Value>) => Promise<Value> {
  const kept = new Map<string, Promise<Value>>()
  const sizes = new Map<string, number>()
  let total = 0

  const forget = (name: string) => {
    kept.delete(name)
    total -= sizes.get(name) ?? 0
    sizes.delete(name)
  }
  const weigh = (name: string, value: Value) => {
    sizes.set(name, sizeOf(value) + name.length)
    total += sizes.get(name) ?? 0
    for (const oldest of kept.keys()) {
      if (total <= most) return
      if (sizes.has(oldest)) forget(oldest)
    }
  }
  return (name, work) => {
    const found = kept.get(name)
    if (found !== undefined) {
      kept.delete(name)
      kept.set(name, found)
      return found
    }
    const value = work()
    kept.set(name, value)
    value.then(
      (it) => weigh(name, it),
      () => forget(name),
    )
    return value
  }
}
