import { expect } from 'chai'
import { openDissentLedger } from '../../src/quorum/Dissent.ts'

const blockOf = (number: number) => ({ number, hash: `0x${number}` as const, timestamp: number })
const one = { node: 'a', problem: 'silent' } as const
const other = { node: 'a', problem: 'behind' } as const

describe('openDissentLedger', () => {
  it('keeps each node and problem once, for each block', () => {
    const ledger = openDissentLedger()
    ledger.note(blockOf(1), [one])
    ledger.note(blockOf(1), [one, other])
    ledger.note(blockOf(2), [])
    expect(ledger.read(blockOf(1))).to.deep.equal([one, other])
    expect(ledger.read(blockOf(2))).to.deep.equal([])
    expect(ledger.read(blockOf(3))).to.deep.equal([])
  })

  it('forgets the block that was noted longest ago', () => {
    const ledger = openDissentLedger()
    for (let number = 0; number < 64; number++) ledger.note(blockOf(number), [one])
    ledger.note(blockOf(0), [])
    ledger.note(blockOf(64), [one])
    const kept = [0, 1, 2].map((number) => ledger.read(blockOf(number)).length)
    expect(kept).to.deep.equal([1, 0, 1])
  })
})
