/**
 * Works on many things at once and gives the results in the order of the things: each as soon as it and those
 * before it are there, also while the next thing is still to come.
 *
 * @param most Things that are taken before the first result is given: that many are held at a time.
 *
 * @example
 * for await (const size of mapInOrder(files, readSize, 16)) console.log(size)
 */
export async function* mapInOrder<Item, Value>(
  items: Iterable<Item> | AsyncIterable<Item>,
  work: (item: Item) => Promise<Value>,
  most: number,
): AsyncGenerator<Value> {
  const source = iterate(items)
  const queue: Promise<Value>[] = []
  let coming: Promise<IteratorResult<Item>> | undefined = source.next()
  try {
    while (coming || queue.length > 0) {
      const head = queue[0]
      const canTake = coming !== undefined && queue.length < most
      const arrived = canTake
        ? await firstOf(coming as Promise<IteratorResult<Item>>, head)
        : undefined
      if (arrived === undefined) {
        yield head as Promise<Value>
        queue.shift()
      } else if (arrived.done) {
        coming = undefined
      } else {
        const value = work(arrived.value)
        // Whoever leaves early takes no interest in what goes wrong afterwards.
        value.catch(() => {})
        queue.push(value)
        coming = source.next()
      }
    }
  } finally {
    await source.return?.()
  }
}

/** The next thing, or nothing where the head of the queue is done before it comes. */
async function firstOf<Item>(
  coming: Promise<IteratorResult<Item>>,
  head: Promise<unknown> | undefined,
): Promise<IteratorResult<Item> | undefined> {
  if (head === undefined) return coming
  return Promise.race([coming, head.then(nothing, nothing)])
}

function nothing(): undefined {}

function iterate<Item>(items: Iterable<Item> | AsyncIterable<Item>): AsyncIterator<Item> {
  if (Symbol.asyncIterator in items) return items[Symbol.asyncIterator]()
  const iterator = items[Symbol.iterator]()
  return {
    next: async () => iterator.next(),
    return: async () => iterator.return?.() ?? { done: true, value: undefined },
  }
}
