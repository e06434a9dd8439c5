import { expect } from 'chai'
import * as v from 'valibot'
import { describeFault, readShape, toPointer } from '../../src/base/readShape.ts'

const shape = v.object({ 'a/b': v.array(v.looseObject({ '~': v.number() })) })

describe('readShape', () => {
  it('gives the value where it fits', () => {
    expect(readShape(shape, { 'a/b': [{ '~': 1 }] })).to.deep.equal({
      value: { 'a/b': [{ '~': 1 }] },
    })
  })

  it('points at every fault', () => {
    const read = readShape(shape, { 'a/b': [{ '~': 'x' }, { '~': 1 }, {}] })
    expect('faults' in read && read.faults.map(({ pointer }) => pointer)).to.deep.equal([
      '/a~1b/0/~0',
      '/a~1b/2/~0',
    ])
  })

  it('points at the value itself with nothing', () => {
    const read = readShape(shape, 1)
    expect('faults' in read && read.faults.map(({ pointer }) => pointer)).to.deep.equal([''])
  })

  it('stops after a hundred', () => {
    const read = readShape(v.array(v.number()), Array(1_000).fill('x'))
    expect('faults' in read && read.faults).to.have.length(100)
  })
})

describe('toPointer', () => {
  it('escapes as RFC 6901 §5 does', () => {
    expect(toPointer([])).to.equal('')
    expect(toPointer(['foo', 0])).to.equal('/foo/0')
    expect(toPointer([''])).to.equal('/')
    expect(toPointer(['a/b', 'm~n', '~1'])).to.equal('/a~1b/m~0n/~01')
  })
})

describe('describeFault', () => {
  it('names the place, or the whole', () => {
    expect(describeFault({ pointer: '/a', problem: 'p' }, 'document')).to.match(/^\/a\b/)
    expect(describeFault({ pointer: '', problem: 'p' }, 'document')).to.match(/^document\b/)
  })
})
