import { expect } from 'chai'
import type { Report } from '../../src/verifier/Report.ts'
import { toEmbeddedExitCode } from '../../src/verifier/toVerdict.ts'

type Judged = NonNullable<Report['embedded']>['judged'][number]

const good = { authenticity: 'valid', lifecycle: 'current', policy: { outcome: 'accepted' } }
const over = { ...good, lifecycle: 'expired' }
const unknown = { ...good, lifecycle: 'unknown' }

/** What is inside: verdicts, and whether each stands where it belongs. */
const inside = (
  ...found: readonly (readonly [kind: string, verdict: object, isHere?: boolean])[]
) =>
  found.map(([kind, verdict, isHere]) => ({
    kind,
    report: { verdict },
    ...(isHere !== undefined && { endorses: { isHere } }),
  })) as unknown as readonly Judged[]

describe('toEmbeddedExitCode', () => {
  const codeOf = (judged: readonly Judged[], leftOut = 0) => toEmbeddedExitCode({ judged, leftOut })

  it('is the worst of what is inside', () => {
    expect(codeOf(inside(['part', good]))).to.equal(0)
    expect(codeOf(inside(['part', good], ['part', over], ['part', unknown]))).to.equal(1)
    expect(codeOf(inside(['part', unknown], ['part', good]))).to.equal(3)
  })

  it('does not accept as an endorsement what is none of what it stands in', () => {
    expect(codeOf(inside(['endorsement', good, true]))).to.equal(0)
    expect(codeOf(inside(['endorsement', good, false]))).to.equal(4)
    expect(codeOf(inside(['endorsement', good]))).to.equal(4)
    expect(codeOf(inside(['part', good, false]))).to.equal(0)
    expect(codeOf(inside(['endorsement', over, false]))).to.equal(1)
  })

  it('does not know what was left out', () => {
    expect(codeOf([], 0)).to.equal(0)
    expect(codeOf([], 1)).to.equal(3)
    expect(codeOf(inside(['part', over]), 1)).to.equal(1)
  })
})
