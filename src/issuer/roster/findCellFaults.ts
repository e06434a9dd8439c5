import type { AchievementTemplate, ResultTemplate } from '../template/AchievementTemplate.ts'
import type { Template } from '../template/Template.ts'
import type { RosterFaultCode } from './RosterFault.ts'
import { type Cells, columns, extraColumns } from './RosterRow.ts'

const longestCell = 1_000

/** Characters that cannot be shown, or that turn the direction of those around them. */
const unsafe = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

type CellFault = readonly [column: string, code: RosterFaultCode, problem: string]

/** What is wrong with the cells of an award, its day left out. */
export function* findCellFaults(cells: Cells, template: Template): Generator<CellFault> {
  const { name, email, achievement: key } = cells
  for (const column of [...columns, ...extraColumns]) {
    if (column === 'awarded_on' || cells[column].length <= longestCell) continue
    yield [column, 'CELL_TOO_LONG', `it has more than ${longestCell} characters`]
  }
  if (name === '') yield ['name', 'NAME_MISSING', 'a name is wanted']
  if (isUnsafe(name)) yield ['name', 'NAME_UNSAFE', 'it has characters that cannot be shown']
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || isUnsafe(email)) {
    yield ['email', 'EMAIL_MALFORMED', 'an e-mail address is wanted']
  }
  const achievement = Object.hasOwn(template.achievements, key)
    ? template.achievements[key]
    : undefined
  if (achievement) yield* findExtraFaults(cells, achievement)
  else yield ['achievement', 'ACHIEVEMENT_UNKNOWN', 'the template has none such']
}

function* findExtraFaults(cells: Cells, achievement: AchievementTemplate): Generator<CellFault> {
  const { result, evidence, assessor, evidence_sha256: digest } = cells
  const demands = {
    result: achievement.result && 'required',
    evidence: achievement.evidence,
    evidence_sha256: achievement.evidence,
    assessor: achievement.assessor,
  } as const
  for (const column of extraColumns) {
    const isEmpty = cells[column] === ''
    if (demands[column] === 'required' && isEmpty) {
      yield [column, 'VALUE_MISSING', 'the template asks for a value']
    } else if (demands[column] === undefined && !isEmpty) {
      yield [column, 'VALUE_UNEXPECTED', 'the template has no place for it']
    }
  }
  if (achievement.result && result !== '' && !allows(achievement.result, result)) {
    yield ['result', 'RESULT_NOT_ALLOWED', 'the template does not allow this value']
  }
  if (evidence !== '' && (isUnsafe(evidence) || !/^https?:$/.test(protocolOf(evidence)))) {
    yield ['evidence', 'EVIDENCE_MALFORMED', 'an address is wanted, https://…']
  }
  // Without what it was, whatever is under the address later on would count as what was assessed.
  if (digest === '' ? evidence !== '' : !/^[0-9a-f]{64}$/i.test(digest) || evidence === '') {
    yield [
      'evidence_sha256',
      'DIGEST_MALFORMED',
      'the SHA-256 of the evidence is wanted, 64 hex digits',
    ]
  }
  if (isUnsafe(assessor))
    yield ['assessor', 'NAME_UNSAFE', 'it has characters that cannot be shown']
}

function allows({ values, min = 0, max = 0 }: ResultTemplate, value: string): boolean {
  if (values) return values.includes(value)
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(value) && Number(value) >= min && Number(value) <= max
}

/** Half a surrogate pair is not text, and no verifier would read it. */
function isUnsafe(text: string): boolean {
  return !text.isWellFormed() || unsafe.test(text)
}

function protocolOf(address: string): string {
  return URL.canParse(address) ? new URL(address).protocol : ''
}
