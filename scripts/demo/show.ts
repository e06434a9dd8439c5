import Table from 'cli-table3'
import pc from 'picocolors'
import type { Receipt } from '../../src/registry/Registry.ts'
import type { Report } from '../../src/verifier/Report.ts'
import { describeGas } from '../terminal/describeGas.ts'
import { colour } from '../terminal/showReport.ts'
import type { JudgedCase, Tally } from './judge.ts'
import type { Academy } from './runAcademy.ts'

const plain = { head: [], border: [] }

/** The cases, each with its verdict and the reason. */
export function showCases(cases: readonly JudgedCase[]): string {
  const table = new Table({
    head: ['presented', 'verdict', 'what it says'],
    style: plain,
    colWidths: [28, 24, 66],
    wordWrap: true,
  })
  for (const { what, report, isAsExpected } of cases) {
    const mark = isAsExpected ? '' : pc.red(' NOT AS EXPECTED')
    table.push([what, colour(report)(describeVerdict(report)) + mark, report.sentence])
  }
  return table.toString()
}

function describeVerdict({ verdict: { authenticity, lifecycle, policy } }: Report): string {
  return [
    authenticity,
    lifecycle,
    policy.outcome === 'accepted' ? 'accepted' : 'not accepted',
  ].join('\n')
}

/** How many of each batch came out how. */
export function showTally(tally: readonly Tally[]): string {
  const table = new Table({
    head: [
      'micro-credential',
      'issued',
      'current',
      'revoked',
      'suspended',
      'expired',
      'as expected',
    ],
    style: plain,
    colAligns: ['left', ...Array.from({ length: 6 }, () => 'right' as const)],
  })
  for (const { name, total, counts, asExpected } of tally) {
    const { current = 0, revoked = 0, suspended = 0, expired = 0 } = counts
    table.push([name, total, current, revoked, suspended, expired, `${asExpected} of ${total}`])
  }
  return table.toString()
}

/** What it cost, for each transaction and for each credential. */
export function showCosts({ deployed, cohorts }: Academy): string {
  const table = new Table({
    head: ['transaction', 'cost', 'gas per credential'],
    style: plain,
    colAligns: ['left', 'left', 'right'],
  })
  const add = (what: string, receipt: Receipt, credentials?: number) => {
    const each = credentials && (Number(receipt.gasUsed) / credentials).toFixed(1)
    table.push([what, describeGas(receipt), each ?? ''])
  }
  add('deploy the registry', deployed)
  for (const { achievement, batch, anchored, revoked, suspended, statusReceipts } of cohorts) {
    const [revoke, suspend] = statusReceipts as [Receipt, Receipt]
    add(`anchor ${batch.size} × ${achievement}`, anchored, batch.size)
    add(`revoke ${revoked.length} of them`, revoke, revoked.length)
    add(`suspend ${suspended.length} of them`, suspend, suspended.length)
  }
  return table.toString()
}
