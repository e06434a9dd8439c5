import Table from 'cli-table3'
import pc from 'picocolors'
import type { Receipt } from '../../src/registry/Registry.ts'
import { toExitCode } from '../../src/verifier/toVerdict.ts'
import { type Cost, describeGas } from '../terminal/describeGas.ts'
import { colour } from '../terminal/showReport.ts'
import type { JudgedCase, Tally } from './judge.ts'
import type { Academy } from './runAcademy.ts'

const plain = { head: [], border: [] }

/** The cases, each with its verdict and the reason. */
export function showCases(cases: readonly JudgedCase[]): string {
  const table = new Table({
    head: ['presented', 'verdict', 'exit', 'what the verifier says'],
    style: plain,
    colWidths: [27, 25, 6, 62],
    wordWrap: true,
  })
  for (const { what, report, isAsExpected } of cases) {
    const { authenticity, lifecycle } = report.verdict
    const verdict = colour(report)(`${authenticity} · ${lifecycle}`)
    const mark = isAsExpected ? '' : pc.red('\nNOT AS EXPECTED')
    table.push([what, verdict + mark, toExitCode(report.verdict), report.sentence])
  }
  return table.toString()
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
    head: ['transaction', 'cost', 'for each credential'],
    style: plain,
    colAligns: ['left', 'left', 'right'],
  })
  const add = (what: string, receipt: Cost, credentials?: number) => {
    table.push([what, describeGas(receipt), credentials ? describeShare(receipt, credentials) : ''])
  }
  for (const receipt of deployed.proxy) add('create the deployment proxy', receipt)
  for (const [name, receipt] of Object.entries(deployed.contracts)) add(`deploy ${name}`, receipt)
  for (const { achievement, size, anchored, revoked, suspended, statusReceipts } of cohorts) {
    const [revoke, suspend] = statusReceipts as [Receipt, Receipt]
    add(`anchor ${size} × ${achievement}`, anchored, size)
    add(`revoke ${revoked.length} of them`, revoke, revoked.length)
    add(`suspend ${suspended.length} of them`, suspend, suspended.length)
  }
  return table.toString()
}

function describeShare({ gasUsed, gasPrice }: Cost, credentials: number): string {
  const gas = Number(gasUsed) / credentials
  const gwei = (gas * Number(gasPrice)) / 1e9
  return `${gas.toFixed(0)} gas, ${gwei.toFixed(0)} gwei`
}
