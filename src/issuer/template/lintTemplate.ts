import { type Fault, toPointer } from '../../base/readShape.ts'
import { findModelFaults } from '../../credential/model/findModelFaults.ts'
import { buildCredential } from '../buildCredential.ts'
import type { AchievementTemplate } from './AchievementTemplate.ts'
import { toAchievementType } from './kinds.ts'
import { findPlaceholders } from './placeholder.ts'
import { sampleAward } from './sampleAward.ts'
import type { Template } from './Template.ts'

/**
 * What can be better in a template.
 *
 * - `MODEL`: what is made of it is not of the model of Open Badges 3.0.
 * - `ELEMENT_MISSING`: a mandatory element of the recommendation 2022/C 243/02 of the Council of the European Union,
 *   Annex I, is not told.
 * - `ELEMENT_OPTIONAL`: an optional one is not told.
 * - `NEVER_EXPIRES`: a certification without an end.
 * - `WORKLOAD_IMPLAUSIBLE`: an ECTS credit is 25 to 30 hours of work (ECTS Users' Guide 2015, §2), and this is far off.
 * - `PLACEHOLDER`: what `createTemplate` left to be written is not written yet.
 * - `SHARED_ID`: two achievements have one id, and nobody could tell them apart.
 */
export type TemplateFindingCode =
  | 'MODEL'
  | 'ELEMENT_MISSING'
  | 'ELEMENT_OPTIONAL'
  | 'NEVER_EXPIRES'
  | 'WORKLOAD_IMPLAUSIBLE'
  | 'PLACEHOLDER'
  | 'SHARED_ID'

/** Something that can be better in a template, and where. */
export type TemplateFinding = Fault & {
  readonly code: TemplateFindingCode
  /** `error`: what is made of it is wrong; `warning`: readers will miss it; `hint`: they could use it. */
  readonly severity: 'error' | 'warning' | 'hint'
}

/**
 * Compares what a template would make with Open Badges 3.0, and what it tells with the elements that the European Union
 * asks of micro-credentials.
 *
 * @example
 * lintTemplate(template) // [{ pointer: '/achievements/x/hours', code: 'ELEMENT_MISSING', severity: 'warning', … }]
 */
export function lintTemplate(template: Template): readonly TemplateFinding[] {
  const ids = Object.values(template.achievements).map(({ id }) => id)
  const isTwice = (id: string) => ids.indexOf(id) !== ids.lastIndexOf(id)
  return [
    ...findPlaceholders(template.issuer, ['issuer']).map(placeholder),
    ...(template.issuer.country === undefined ? [missing(['issuer', 'country'], 'country')] : []),
    ...Object.entries(template.achievements).flatMap(([key, achievement]) => {
      const at = (member: string) => ['achievements', key, member]
      return [
        ...lintModel(template, key),
        ...findPlaceholders(achievement, ['achievements', key]).map(placeholder),
        ...(isTwice(achievement.id) ? [shared(at('id'))] : []),
        ...lintElements(achievement, at),
        ...lintSense(achievement, at),
      ]
    }),
  ]
}

function placeholder(path: readonly (string | number)[]): TemplateFinding {
  const problem = 'this is still to be written'
  return { pointer: toPointer(path), problem, code: 'PLACEHOLDER', severity: 'error' }
}

function lintModel(template: Template, achievement: string): readonly TemplateFinding[] {
  const row = sampleAward(template, achievement)
  const document = buildCredential({ row, template, id: 'urn:uuid:0', salt: new Uint8Array(16) })
  return findModelFaults(document).map(({ pointer, problem, code }) => ({
    pointer: toPointer(['achievements', achievement]),
    problem: `${pointer} of the credential: ${problem} (${code})`,
    code: 'MODEL',
    severity: 'error',
  }))
}

/** Elements of the recommendation, Annex I; the others follow from the award or are asked of every template. */
const mandatory = {
  outcomes: 'learning outcomes',
  hours: 'notional workload needed to achieve the learning outcomes',
  level: 'level of the learning experience',
  assessment: 'type of assessment',
  participation: 'form of participation',
  quality: 'type of quality assurance',
} as const

const optional = {
  prerequisites: 'prerequisites needed to enrol',
  supervision: 'supervision and identity verification during assessment',
  stackability: 'integration and stackability options',
  result: 'grade achieved',
} as const

function lintElements(
  achievement: AchievementTemplate,
  at: (member: string) => readonly string[],
): readonly TemplateFinding[] {
  const isMissing = ([member]: readonly [string, string]) =>
    achievement[member as keyof typeof mandatory] === undefined
  return [
    ...Object.entries(mandatory)
      .filter(isMissing)
      .map(([member, name]) => missing(at(member), name)),
    ...Object.entries(optional)
      .filter(isMissing)
      .map(([member, name]): TemplateFinding => {
        const finding = missing(at(member), name)
        return { ...finding, code: 'ELEMENT_OPTIONAL', severity: 'hint' }
      }),
  ]
}

function missing(path: readonly string[], name: string): TemplateFinding {
  const problem = `not told: ${name}`
  return { pointer: toPointer(path), problem, code: 'ELEMENT_MISSING', severity: 'warning' }
}

function shared(path: readonly string[]): TemplateFinding {
  const problem = 'another achievement has this id, too'
  return { pointer: toPointer(path), problem, code: 'SHARED_ID', severity: 'error' }
}

function* lintSense(
  achievement: AchievementTemplate,
  at: (member: string) => readonly string[],
): Generator<TemplateFinding> {
  const { hours, credits, validForMonths } = achievement
  if (toAchievementType(achievement) === 'Certification' && validForMonths === undefined) {
    const problem = 'a certification is good for a time'
    const pointer = toPointer(at('validForMonths'))
    yield { pointer, problem, code: 'NEVER_EXPIRES', severity: 'warning' }
  }
  const each = credits?.unit === 'ECTS' && hours !== undefined ? hours / credits.value : 25
  if (each < 20 || each > 35) {
    const problem = `${each.toFixed(1)} hours for an ECTS credit, where 25 to 30 are usual`
    const pointer = toPointer(at('hours'))
    yield { pointer, problem, code: 'WORKLOAD_IMPLAUSIBLE', severity: 'warning' }
  }
}
