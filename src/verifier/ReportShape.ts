import * as v from 'valibot'
import { type CheckCode, checkCodes } from './CheckCode.ts'
import { languages } from './languages/Language.ts'
import type { PresentationReport } from './presentation/PresentationReport.ts'
import { checkNames, policyRules, type Report } from './Report.ts'

const source = v.variant('from', [
  v.strictObject({ from: v.literal('document') }),
  v.strictObject({ from: v.literal('policy') }),
  v.strictObject({ from: v.literal('clock') }),
  v.strictObject({ from: v.literal('node'), host: v.exactOptional(v.string()) }),
  v.strictObject({ from: v.literal('host'), host: v.string() }),
  v.strictObject({
    from: v.literal('chain'),
    registry: v.string(),
    block: v.number(),
    blockHash: v.string(),
    at: v.string(),
  }),
])

const fact = v.strictObject({
  name: v.string(),
  value: v.union([v.string(), v.number(), v.boolean()]),
  source,
})

const result = {
  check: v.picklist(checkNames),
  code: v.picklist(Object.keys(checkCodes) as CheckCode[]),
  reason: v.string(),
  detail: v.exactOptional(v.string()),
  facts: v.array(fact),
}

const check = v.variant('outcome', [
  v.strictObject({ ...result, outcome: v.picklist(['passed', 'failed', 'unknown']) }),
  v.strictObject({
    ...result,
    outcome: v.literal('skipped'),
    because: v.picklist([...checkNames, 'not applicable', 'not asked']),
  }),
])

const policy = v.variant('outcome', [
  v.strictObject({ outcome: v.literal('accepted') }),
  v.strictObject({ outcome: v.literal('not-accepted'), rule: v.picklist(policyRules) }),
])

const lifecycles = [
  'current',
  'expired',
  'not-yet-valid',
  'revoked',
  'suspended',
  'superseded',
  'unknown',
] as const

const members = {
  version: v.literal(1),
  verdict: v.strictObject({
    authenticity: v.picklist(['valid', 'invalid', 'indeterminate']),
    lifecycle: v.picklist(lifecycles),
    policy,
  }),
  language: v.picklist(languages),
  sentence: v.string(),
  at: v.string(),
  asOf: v.exactOptional(v.string()),
  credential: v.exactOptional(
    v.strictObject({
      id: v.exactOptional(v.string()),
      issuerId: v.string(),
      issuerName: v.exactOptional(v.string()),
      achievement: v.exactOptional(v.string()),
    }),
  ),
  checks: v.array(check),
}

const embedded = v.strictObject({
  pointer: v.string(),
  kind: v.picklist(['endorsement', 'credential']),
  endorses: v.exactOptional(v.strictObject({ id: v.string(), isHere: v.boolean() })),
  report: v.strictObject(members),
})

/** The form of a report, version 1: one for the SDK, the command and the server. */
export const reportShape: v.GenericSchema<Report, Report> = v.strictObject({
  ...members,
  embedded: v.exactOptional(
    v.strictObject({ judged: v.array(embedded), leftOut: v.pipe(v.number(), v.integer()) }),
  ),
})

/** The form of the report on a presentation, version 1. */
export const presentationReportShape: v.GenericSchema<PresentationReport, PresentationReport> =
  v.strictObject({
    version: v.literal(1),
    language: v.picklist(languages),
    sentence: v.string(),
    at: v.string(),
    presentation: v.exactOptional(
      v.strictObject({ id: v.exactOptional(v.string()), holderId: v.exactOptional(v.string()) }),
    ),
    checks: v.array(check),
    credentials: v.array(reportShape),
  })
