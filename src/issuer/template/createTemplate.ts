import type { AchievementKind, AchievementTemplate, Alignment } from './AchievementTemplate.ts'
import { toPlaceholder, toUrlPlaceholder } from './placeholder.ts'
import type { Template } from './Template.ts'

/**
 * A template to begin with: one achievement of a kind, with everything that the kind asks for. What only the issuer
 * knows is marked, and `lintTemplate` finds what was left so.
 *
 * @param options `issuer`; `base`, an address of the issuer's, under which the achievement gets its own.
 *
 * @example
 * createTemplate({ kind: 'badge', issuer: { id: 'did:web:academy.example', name: 'Academy' }, base: 'https://academy.example' })
 */
export function createTemplate(options: {
  kind: AchievementKind
  issuer: Template['issuer']
  base: string
}): Template {
  const { kind, issuer, base } = options
  const key = `first-${kind}`
  const id = `${base.replace(/\/+$/, '')}/achievements/${key}`
  return {
    issuer,
    achievements: {
      [key]: {
        id,
        kind,
        name: toPlaceholder('name'),
        description: toPlaceholder('what a holder can do'),
        criteria: toPlaceholder('what a learner has to do'),
        ...extras[kind],
      },
    },
  }
}

const occupations: readonly Alignment[] = [
  {
    url: toUrlPlaceholder('occupation'),
    name: toPlaceholder('occupation'),
    framework: 'ESCO',
    version: toPlaceholder('version of ESCO'),
  },
]
const professional = {
  hours: 40,
  assessment: toPlaceholder('how it is assessed'),
  occupations,
} as const
const parts = [toUrlPlaceholder('first-part'), toUrlPlaceholder('second-part')]

/** What each kind asks for. */
const extras: Readonly<Record<AchievementKind, Partial<AchievementTemplate>>> = {
  badge: {},
  certificate: professional,
  certification: { ...professional, validForMonths: 36 },
  'project-programme': {
    assessment: toPlaceholder('how the project is assessed'),
    evidence: 'required',
    assessor: 'required',
    result: {
      name: 'Project',
      type: 'PerformanceLevel',
      values: ['Passed', 'Passed with distinction'],
    },
  },
  'graduate-course-set': {
    level: {
      url: toUrlPlaceholder('eqf-level-7'),
      name: 'EQF level 7',
      framework: 'EQF',
      code: '7',
    },
    credits: { value: 10, unit: 'ECTS' },
    hours: 250,
    supervision: 'supervised online with identity verification',
    result: { name: 'Grade', type: 'LetterGrade', values: ['A', 'B', 'C', 'D', 'E'] },
    parts,
  },
  course: { hours: 25, outcomes: [toPlaceholder('what a learner knows or can do afterwards')] },
  'stack-award': { parts },
}
