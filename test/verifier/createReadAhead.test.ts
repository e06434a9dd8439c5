import { expect } from 'chai'
import { createReadAhead } from '../../src/verifier/createReadAhead.ts'
import { fc } from '../support/fastCheck.ts'

const batch = { key: `0x${'11'.repeat(20)}`, root: `0x${'22'.repeat(32)}` } as const
const other = { ...batch, root: `0x${'33'.repeat(32)}` } as const
const at = (index: number) => ({ ...batch, index })

/** After so many credentials of a small batch, each of which buys a word. */
function open(paid: number) {
  const toAhead = createReadAhead()
  for (let i = 0; i < paid; i++) toAhead({ ...other, index: i }, 256)
  return toAhead
}

describe('createReadAhead', () => {
  it('reads nothing along with a single credential', () => {
    for (const size of [1, 256, 257, 2 ** 32 - 1]) {
      expect(createReadAhead()(at(0), size)).to.deep.equal([])
    }
  })

  it('reads the words of a batch along once, when they are paid for', () => {
    expect(open(2)(at(700), 1024)).to.deep.equal([])
    const toAhead = open(3)
    expect(toAhead(at(700), 1024)).to.deep.equal([0, 256, 512, 768].map(at))
    for (let i = 0; i < 10; i++) expect(toAhead(at(1023), 1024)).to.deep.equal([])
  })

  it('reads a part of a large batch, and the next part when that is asked about', () => {
    const toAhead = open(30)
    const all = Array.from({ length: 16 }, (_, i) => at(4096 + i * 256))
    expect(toAhead(at(4096), 2 ** 32 - 1)).to.deep.equal(all)
    expect(toAhead(at(8191), 2 ** 32 - 1)).to.deep.equal([])
    expect(toAhead(at(8192), 8192 + 257)).to.deep.equal([at(8192), at(8448)])
  })

  it('reads no more than was asked about, and nothing beyond a batch', () => {
    const call = fc.tuple(fc.boolean(), fc.nat({ max: 20_000 }), fc.nat({ max: 20_000 }))
    fc.assert(
      fc.property(fc.array(call, { maxLength: 100 }), (calls) => {
        const toAhead = createReadAhead()
        let words = 0
        for (const [i, [isOther, index, more]] of calls.entries()) {
          const size = index + 1 + more
          const ahead = toAhead({ ...(isOther ? other : batch), index }, size)
          words += Math.max(0, ahead.length - 1)
          expect(words).to.be.at.most(i)
          for (const position of ahead) expect(position.index).to.be.within(0, size - 1)
          const own = ahead.filter((it) => it.index >>> 8 === index >>> 8)
          expect(own).to.have.length(ahead.length > 0 ? 1 : 0)
        }
      }),
    )
  })
})
