import { gunzipSync } from 'node:zlib'
import { expect } from 'chai'
import { buildStatusList } from '../../src/status/buildStatusList.ts'
import { judgeStatusEntry } from '../../src/status/judgeStatusEntry.ts'
import { fc } from '../support/fastCheck.ts'
import { bitsWith, toEntry, toList } from './lists.ts'

function unpack(encodedList: string): Uint8Array {
  expect(encodedList[0]).to.equal('u')
  return Uint8Array.from(gunzipSync(Buffer.from(encodedList.slice(1), 'base64url')))
}

describe('buildStatusList', () => {
  it('has at least 131,072 bits, and one for each leaf', () => {
    const bytes = (size: number) => unpack(buildStatusList({ indexes: [], size })).length
    expect([1, 131_071, 131_072, 131_073, 200_001].map(bytes)).to.deep.equal([
      16_384, 16_384, 16_384, 16_385, 25_001,
    ])
  })

  it('sets the bits of the indexes, from the left', () => {
    const indexes = [0, 9, 131_072]
    expect(unpack(buildStatusList({ indexes, size: 131_073 }))).to.deep.equal(
      bitsWith(indexes, 16_385),
    )
  })

  it('gives equal text for equal bits', () => {
    const text = buildStatusList({ indexes: [7, 42], size: 300 })
    expect(buildStatusList({ indexes: new Set([42, 7, 42]), size: 300 })).to.equal(text)
    // The header has no time.
    expect([...Buffer.from(text.slice(1), 'base64url').subarray(4, 8)]).to.deep.equal([0, 0, 0, 0])
  })

  it('is read as it was written', () => {
    const batch = fc
      .integer({ min: 1, max: 140_000 })
      .chain((size) =>
        fc.tuple(
          fc.constant(size),
          fc.uniqueArray(fc.nat({ max: size - 1 }), { maxLength: 30 }),
          fc.nat({ max: size - 1 }),
        ),
      )
    fc.assert(
      fc.property(batch, ([size, indexes, other]) => {
        const list = toList({ encodedList: buildStatusList({ indexes, size }) })
        for (const index of [...indexes, other]) {
          const { outcome } = judgeStatusEntry(toEntry({ index }), list, { now: 0 })
          expect(outcome).to.equal(indexes.includes(index) ? 'set' : 'clear')
        }
      }),
      { numRuns: 25 },
    )
  })

  it('refuses indexes that the batch does not have', () => {
    for (const index of [-1, 300, 1.5, Number.NaN]) {
      const build = () => buildStatusList({ indexes: [0, index], size: 300 })
      expect(build).to.throw().with.property('code', 'STATUS_LIST_INDEX')
    }
  })

  it('takes the largest batch that a reader takes', () => {
    const text = buildStatusList({ indexes: [2 ** 27 - 1], size: 2 ** 27 })
    const entry = toEntry({ index: 2 ** 27 - 1 })
    expect(judgeStatusEntry(entry, toList({ encodedList: text }), { now: 0 }).outcome).to.equal(
      'set',
    )
  })

  it('refuses sizes that no batch has, or no reader takes', () => {
    for (const size of [0, -1, 1.5, Number.NaN, 2 ** 27 + 1]) {
      expect(() => buildStatusList({ indexes: [], size }))
        .to.throw()
        .with.property('code', 'STATUS_LIST_SIZE')
    }
  })
})
