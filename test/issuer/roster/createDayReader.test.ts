import { expect } from 'chai'
import { createDayReader, type DateOrder } from '../../../src/issuer/roster/createDayReader.ts'

const read = (cell: string, others: readonly string[] = [], order?: DateOrder) => {
  const found = createDayReader([cell, ...others], order)(cell)
  return 'day' in found ? found.day : found.code
}

describe('createDayReader', () => {
  it('reads what can be read in one way only', () => {
    const days = {
      '2026-03-01': '2026-03-01',
      '2024-02-29': '2024-02-29',
      '1.3.2026': '2026-03-01',
      '01.03.2026': '2026-03-01',
      '2026/3/1': '2026-03-01',
      '13/3/2026': '2026-03-13',
      '3/13/2026': '2026-03-13',
      '3/3/2026': '2026-03-03',
      '2026-03-01 00:00:00': '2026-03-01',
      '13/3/2026 0:00': '2026-03-13',
      '3/13/2026 12:00:00 AM': 'DAY_MALFORMED',
    }
    for (const [cell, day] of Object.entries(days)) expect(read(cell), cell).to.equal(day)
  })

  it('reads the numbers that Excel keeps days as', () => {
    // Microsoft's documentation of DATEVALUE: 1 January 2008 is 39448; of DATE: 7 November 2023 is 45237.
    expect(read('39448')).to.equal('2008-01-01')
    expect(read('45237')).to.equal('2023-11-07')
    for (const cell of ['0', '61', '1999', '19999', '80000', '39448.5', '-39448', '2026']) {
      expect(read(cell), cell).to.equal('DAY_MALFORMED')
    }
  })

  it('does not guess which of two days is meant', () => {
    expect(read('1/3/2026')).to.equal('DAY_AMBIGUOUS')
    expect(read('1/3/2026', ['2/4/2026', 'x', '', '2026-03-13'])).to.equal('DAY_AMBIGUOUS')
    expect(read('1/3/2026', ['13/3/2026'])).to.equal('2026-03-01')
    expect(read('1/3/2026', ['3/13/2026 0:00'])).to.equal('2026-01-03')
    // The column is of two minds.
    expect(read('1/3/2026', ['3/13/2026', '13/3/2026'])).to.equal('DAY_AMBIGUOUS')
    expect(read('13/3/2026', ['3/13/2026'])).to.equal('2026-03-13')
  })

  it('takes the order that it is told, and no other', () => {
    expect(read('1/3/2026', ['3/13/2026'], 'day-first')).to.equal('2026-03-01')
    expect(read('1/3/2026', [], 'month-first')).to.equal('2026-01-03')
    expect(read('13/3/2026', [], 'month-first')).to.equal('DAY_MALFORMED')
    expect(read('3/13/2026', [], 'day-first')).to.equal('DAY_MALFORMED')
  })

  it('refuses days that there are not, and what is none', () => {
    for (const cell of [
      ...['', 'x', '2026-3-1', '2026-02-29', '2026-13-01', '29.02.2026', '31/4/2026', '0/1/2026'],
      ...['1/3/26', '1-3-2026', '2026-03-01T10:00:00', '2026-03-01 10:00', '2026.03.01'],
    ]) {
      expect(read(cell), cell).to.equal('DAY_MALFORMED')
    }
  })
})
