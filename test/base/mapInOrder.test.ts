import { expect } from 'chai'
import fc from 'fast-check'
import { mapInOrder } from '../../src/base/mapInOrder.ts'

async function collect<Value>(values: AsyncIterable<Value>): Promise<readonly Value[]> {
  const all: Value[] = []
  for await (const value of values) all.push(value)
  return all
}

/** Promises that are settled from outside, in any order. */
function createGates() {
  const gates = new Map<number, () => void>()
  const wait = (id: number) => new Promise<void>((resolve) => gates.set(id, resolve))
  const open = (id: number) => gates.get(id)?.()
  return { wait, open, ids: () => [...gates.keys()] }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('mapInOrder', () => {
  it('gives one result for each thing, in their order, however long each takes', async () => {
    const property = fc.asyncProperty(
      fc.array(fc.nat({ max: 5 })),
      fc.integer({ min: 1, max: 8 }),
      async (turns, most) => {
        const work = async (n: number) => {
          for (let i = 0; i < n; i++) await turn()
          return n
        }
        expect(await collect(mapInOrder(turns, work, most))).to.deep.equal(turns)
      },
    )
    await fc.assert(property, { numRuns: 50 })
  })

  it('holds no more than it may', async () => {
    let [held, most] = [0, 0]
    const work = async (n: number) => {
      most = Math.max(most, ++held)
      await turn()
      held--
      return n
    }
    await collect(
      mapInOrder(
        Array.from({ length: 50 }, (_, i) => i),
        work,
        7,
      ),
    )
    expect(most).to.equal(7)
  })

  it('gives what is there while the next thing is still to come', async () => {
    const gates = createGates()
    async function* slow() {
      yield 1
      await gates.wait(0)
      yield 2
    }
    const results = mapInOrder(slow(), async (n) => n, 10)
    expect((await results.next()).value).to.equal(1)
    const next = results.next()
    await turn()
    gates.open(0)
    expect((await next).value).to.equal(2)
    expect((await results.next()).done).to.equal(true)
  })

  it('starts on what comes later while the first is still at work', async () => {
    const gates = createGates()
    const work = async (n: number) => {
      await gates.wait(n)
      return n
    }
    const all = collect(mapInOrder([0, 1, 2], work, 3))
    await turn()
    await turn()
    expect(gates.ids()).to.deep.equal([0, 1, 2])
    for (const id of [2, 1, 0]) gates.open(id)
    expect(await all).to.deep.equal([0, 1, 2])
  })

  it('gives what is done before it takes more', async () => {
    let taken = 0
    const work = async () => ++taken
    const items = Array.from({ length: 50 }, (_, i) => i)
    for await (const nth of mapInOrder(items, work, 50)) {
      await turn()
      expect(taken - nth).to.be.lessThan(5)
    }
  })

  it('asks for the second thing only when the first is done, where it is told to', async () => {
    const gates = createGates()
    const asked: number[] = []
    function* source() {
      for (let n = 0; n < 3; n++) {
        asked.push(n)
        yield n
      }
    }
    const work = async (n: number) => {
      await gates.wait(n)
      return n
    }
    const all = collect(mapInOrder(source(), work, 3, true))
    await turn()
    expect(asked).to.deep.equal([0])
    gates.open(0)
    await turn()
    await turn()
    expect(asked).to.deep.equal([0, 1, 2])
    for (const id of [1, 2]) gates.open(id)
    expect(await all).to.deep.equal([0, 1, 2])
  })

  it('gives what it has and then throws what the source throws', async () => {
    async function* source() {
      yield 1
      throw new RangeError('no more')
    }
    const results = mapInOrder(source(), async (n) => n, 4)
    expect((await results.next()).value).to.equal(1)
    expect(await results.next().catch((it: unknown) => it)).to.be.instanceOf(RangeError)
  })

  it('throws what the work throws, where it stands, and closes the source', async () => {
    let isClosed = false
    async function* source() {
      try {
        yield* [0, 1, 2, 3]
      } finally {
        isClosed = true
      }
    }
    const work = async (n: number) => {
      if (n === 1) throw new RangeError('one')
      return n
    }
    const seen: number[] = []
    const run = async () => {
      for await (const n of mapInOrder(source(), work, 2)) seen.push(n)
    }
    const error = await run().catch((it: unknown) => it)
    expect(error).to.be.instanceOf(RangeError)
    expect(seen).to.deep.equal([0])
    expect(isClosed).to.equal(true)
  })

  it('closes the source of whoever leaves early, and lets nothing go unheard', async () => {
    let isClosed = false
    async function* source() {
      try {
        for (let n = 0; ; n++) yield n
      } finally {
        isClosed = true
      }
    }
    const work = async (n: number) => {
      if (n > 0) throw new Error('later')
      return n
    }
    for await (const n of mapInOrder(source(), work, 4)) {
      expect(n).to.equal(0)
      break
    }
    await turn()
    expect(isClosed).to.equal(true)
  })
})
