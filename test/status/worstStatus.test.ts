import { expect } from 'chai'
import { toKnownStatus, toStatusFault } from '../../src/status/StatusResult.ts'
import { worstStatus } from '../../src/status/worstStatus.ts'

const known = (purpose: string, value: number) =>
  toKnownStatus({ purpose, value, short: false }, undefined)

// From the worst to the best.
const results = [
  known('revocation', 1),
  known('suspension', 1),
  toStatusFault('LIST_TOO_SHORT'),
  toStatusFault('LIST_EXPIRED'),
  known('of another kind', 1),
  known('refresh', 1),
  known('revocation', 0),
]

describe('worstStatus', () => {
  it('takes the worse of two, in whatever order', () => {
    for (const [i, worse] of results.entries()) {
      for (const better of results.slice(i + 1)) {
        expect(worstStatus([worse, better])).to.equal(worse)
        expect(worstStatus([better, worse])).to.equal(worse)
      }
    }
  })

  it('takes the first of equals, and nothing of nothing', () => {
    const [first, second] = [known('refresh', 1), known('message', 2)]
    expect(worstStatus([first, second])).to.equal(first)
    expect(worstStatus([])).to.equal(undefined)
  })
})
