import type { AchievementKind, AchievementTemplate } from './AchievementTemplate.ts'

type Member = keyof AchievementTemplate

/** What a kind is in Open Badges 3.0, and which members nobody can be without who issues it. */
type Kind = {
  readonly achievementType: string
  readonly needs: readonly Member[]
}

/** Open Badges 3.0 §B.2.1 has no words for some of them: these begin with `ext:`, as it says. */
const kinds: Readonly<Record<AchievementKind, Kind>> = {
  badge: { achievementType: 'Badge', needs: [] },
  certificate: { achievementType: 'Certificate', needs: ['occupations', 'hours', 'assessment'] },
  certification: {
    achievementType: 'Certification',
    needs: ['occupations', 'hours', 'assessment', 'validForMonths'],
  },
  'project-programme': {
    achievementType: 'ext:ProjectProgramme',
    needs: ['evidence', 'assessor', 'assessment', 'result'],
  },
  'graduate-course-set': {
    achievementType: 'MicroCredential',
    needs: ['level', 'credits', 'result', 'supervision', 'parts'],
  },
  course: { achievementType: 'Course', needs: ['hours', 'outcomes'] },
  'stack-award': { achievementType: 'ext:StackAward', needs: ['parts'] },
}

/** The word of Open Badges 3.0 for an achievement; `undefined` where none is told. */
export function toAchievementType({
  kind,
  achievementType,
}: AchievementTemplate): string | undefined {
  return achievementType ?? (kind && kinds[kind].achievementType)
}

/** What the kind of an achievement asks for, and is not so. */
export function findKindFaults(
  achievement: AchievementTemplate,
): readonly { readonly member: Member; readonly problem: string }[] {
  const { kind } = achievement
  if (kind === undefined) return []
  const missing = kinds[kind].needs.filter((member) => isEmpty(achievement[member]))
  return [
    ...missing.map((member) => ({ member, problem: `expected a value: the kind is ${kind}` })),
    ...(kind === 'project-programme' ? findProgrammeFaults(achievement) : []),
    ...(kind === 'graduate-course-set' ? findGraduateFaults(achievement) : []),
  ]
}

function* findProgrammeFaults(achievement: AchievementTemplate) {
  for (const member of ['evidence', 'assessor'] as const) {
    if (achievement[member] !== 'optional') continue
    yield { member, problem: 'expected `required`: nobody completes a project that nobody saw' }
  }
}

/** Level 7 and 8 are those of second and third cycle (Council Recommendation 2017/C 189/03, Annex III). */
function* findGraduateFaults({ level, supervision }: AchievementTemplate) {
  if (level && !(level.framework === 'EQF' && /^[78]$/.test(level.code))) {
    yield { member: 'level', problem: 'expected level 7 or 8 of the framework EQF' } as const
  }
  if (supervision && !supervision.endsWith('with identity verification')) {
    yield { member: 'supervision', problem: 'expected identities to be verified' } as const
  }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0)
}
