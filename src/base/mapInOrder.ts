/**
 * What comes of each item, in order, with a bounded number of them at work.
 *
 * @param atOnce How many are worked on at one time; no item is taken before it is its turn.
 *
 * @example
 * for await (const body of mapInOrder(urls, 4, fetchBody)) console.log(body)
 */
export async function* mapInOrder<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const running: Promise<Result>[] = []
  for await (const item of items) {
    const one = work(item)
    // It is awaited in its turn; until then a failure is not unhandled.
    one.catch(() => {})
    running.push(one)
    if (running.length >= atOnce) yield await (running.shift() as Promise<Result>)
  }
  for (const one of running) yield await one
}
