/**
 * Works on many things at once and gives the results in the order of the things: each as soon as it and those
 * before it are there, also while the next thing is still to come. What is done is given before more is taken: as
 * many are held as have to be waited for.
 *
 * @param most Things that are taken before the first result is given: no more are held at a time.
 * @param isFirstAlone Whether the second thing is asked for only when the first is done: what all have in common is
 * then found.
 *
 * @example
 * for await (const size of mapInOrder(files, readSize, 16)) console.log(size)
 */
export async function* mapInOrder<Item, Value>(
  items: Iterable<Item> | AsyncIterable<Item>,
  work: (item: Item) => Promise<Value>,
  most: number,
  isFirstAlone = false,
): AsyncGenerator<Value> {
  const source = iterate(items)
  const queue: { readonly value: Promise<Value>; isDone: boolean }[] = []
  const { wake, sleep } = createBell()
  let next: IteratorResult<Item> | undefined
  let failure: { readonly error: unknown } | undefined
  let waits = isFirstAlone
  const ask = () => {
    next = undefined
    const hear = (result: IteratorResult<Item>) => {
      next = result
      wake()
    }
    source.next().then(hear, (error: unknown) => {
      failure = { error }
      wake()
    })
  }
  const take = (item: Item) => {
    const entry = { value: work(item), isDone: false }
    const settle = () => {
      entry.isDone = true
      if (waits) ask()
      waits = false
      if (queue[0] === entry) wake()
    }
    // Whoever leaves early takes no interest in what goes wrong afterwards.
    entry.value.then(settle, settle)
    queue.push(entry)
  }
  ask()
  try {
    while (!(next?.done && queue.length === 0)) {
      if (queue[0]?.isDone) {
        yield queue.shift()?.value as Promise<Value>
      } else if (failure) {
        throw failure.error
      } else if (next && !next.done && queue.length < most) {
        take(next.value)
        next = undefined
        if (!waits) ask()
      } else {
        await sleep()
      }
    }
  } finally {
    await source.return?.()
  }
}

/** One who sleeps until somebody wakes him. */
function createBell() {
  let ring: (() => void) | undefined
  return {
    wake: () => ring?.(),
    sleep: () =>
      new Promise<void>((resolve) => {
        ring = resolve
      }),
  }
}

function iterate<Item>(items: Iterable<Item> | AsyncIterable<Item>): AsyncIterator<Item> {
  if (Symbol.asyncIterator in items) return items[Symbol.asyncIterator]()
  const iterator = items[Symbol.iterator]()
  return {
    next: async () => iterator.next(),
    return: async () => iterator.return?.() ?? { done: true, value: undefined },
  }
}
