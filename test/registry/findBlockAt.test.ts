import { expect } from 'chai'
import { findBlockAt } from '../../src/registry/findBlockAt.ts'
import type { Block, BlockTag } from '../../src/registry/Registry.ts'
import { createRandom } from '../support/createRandom.ts'

/** Blocks of these times, and how often one of them was asked for. */
function openBlocks(times: readonly number[]) {
  const toBlock = (number: number): Block => {
    return { number, hash: `0x${number}`, timestamp: times[number] as number }
  }
  let asked = 0
  const readBlock = async (at: BlockTag) => {
    asked++
    return toBlock((at as { number: number }).number)
  }
  return { readBlock, newest: toBlock(times.length - 1), count: () => asked }
}

describe('findBlockAt', () => {
  it('finds the last block until any time, on chains of any pace', async () => {
    const random = createRandom('blocks')
    for (let round = 0; round < 30; round++) {
      const [length = 0] = random(1)
      let time = 1000
      const times = Array.from({ length: length + 1 }, () => {
        const [step = 0] = random(1)
        // Some blocks have the same time, and some chains stood still for long.
        time += step < 64 ? 0 : step > 250 ? step * 1000 : step % 13
        return time
      })
      for (const asked of [...times, 999, time + 1, ...times.map((it) => it - 1)]) {
        const { readBlock, newest } = openBlocks(times)
        const found = await findBlockAt(readBlock, asked, newest)
        const last = times.findLastIndex((it) => it <= asked)
        expect(found?.number).to.equal(last < 0 ? undefined : last)
      }
    }
  })

  it('asks few questions, at an even pace and where all but one block are old', async () => {
    const even = Array.from({ length: 100_000 }, (_, i) => i * 12)
    const first = openBlocks(even)
    expect((await findBlockAt(first.readBlock, 600_005, first.newest))?.number).to.equal(50_000)
    expect(first.count()).to.be.lessThan(6)
    const skewed = [...Array.from({ length: 99_999 }, (_, i) => i), 10 ** 9]
    const second = openBlocks(skewed)
    expect((await findBlockAt(second.readBlock, 70_000, second.newest))?.number).to.equal(70_000)
    expect(second.count()).to.be.lessThan(2 * 17 + 2)
  })

  it('ends with whatever times a node makes up', async () => {
    const random = createRandom('lies')
    const made = Array.from({ length: 5000 }, () => random(1)[0] ?? 0)
    const { readBlock, newest, count } = openBlocks([0, ...made, 300])
    expect(await findBlockAt(readBlock, 128, newest)).to.have.property('number')
    expect(count()).to.be.lessThan(2 * 13 + 2)
  })
})
