import { expect } from 'chai'
import { Tally } from '../../scripts/terminal/Tally.ts'
import type { PresentationReport } from '../../src/verifier/presentation/PresentationReport.ts'
import type { CheckResult, Report } from '../../src/verifier/Report.ts'

const at = '2026-03-01T09:00:00.000Z'

function toReport(host: string, embedded?: Report['embedded']): Report {
  const source = { from: 'node', host } as const
  const check: CheckResult = {
    ...{ check: 'anchor', outcome: 'passed', code: 'ANCHOR_FOUND', reason: '' },
    facts: [{ name: 'dissent', value: 'silent', source }],
  }
  return {
    ...{ version: 1, language: 'en', sentence: '', at, checks: [check] },
    verdict: {
      ...{ authenticity: 'valid', lifecycle: 'current', policy: { outcome: 'accepted' } },
    },
    ...(embedded && { embedded }),
  }
}

describe('Tally', () => {
  it('warns of each node that was not counted, whatever it was asked about', () => {
    const inside = { pointer: '/endorsement/0', kind: 'endorsement' } as const
    const judged = [{ ...inside, report: toReport('c.example') }]
    const shown = toReport('b.example', { judged, leftOut: 0 })
    const presentation: PresentationReport = {
      ...{ version: 1, language: 'en', sentence: '', at, checks: [], credentials: [shown] },
    }
    const tally = new Tally()
    tally.add({ name: 'a', report: toReport('a.example') })
    tally.add({ name: 'b', presentation })
    const lines = tally.toWarnings().trim().split('\n')
    expect(lines.map((line) => line.match(/\w\.example/)?.[0])).to.deep.equal([
      ...['a.example', 'b.example', 'c.example'],
    ])
  })
})
