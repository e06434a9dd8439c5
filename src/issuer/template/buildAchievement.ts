import type { JsonObject } from '../../credential/parseJson.ts'
import type { AchievementTemplate, Alignment, ResultTemplate } from './AchievementTemplate.ts'
import { toAchievementType } from './kinds.ts'

/**
 * An achievement as its credentials say it (Open Badges 3.0 §B.1.2, Achievement). What that standard has no member for,
 * such as workload or assessment, is in the narrative of the criteria, for people.
 *
 * @example
 * buildAchievement(template.achievements['data-literacy'])
 */
export function buildAchievement(achievement: AchievementTemplate): JsonObject {
  const { id, name, description, tags, image, language, version, credits, parts } = achievement
  const achievementType = toAchievementType(achievement)
  const alignment = toAlignments(achievement)
  return {
    id,
    type: ['Achievement'],
    ...(achievementType !== undefined && { achievementType }),
    name,
    description,
    criteria: { narrative: toNarrative(achievement) },
    ...(image !== undefined && { image: { id: image, type: 'Image' } }),
    ...(language !== undefined && { inLanguage: language }),
    ...(version !== undefined && { version }),
    ...(tags && { tag: tags }),
    ...(credits && { creditsAvailable: credits.value }),
    ...(alignment.length > 0 && { alignment }),
    ...(achievement.result && { resultDescription: [describeResult(id, achievement.result)] }),
    ...(parts && { related: parts.map((part) => ({ id: part, type: ['Related'] })) }),
  } as JsonObject
}

/** The id of the description of an achievement's result; results point to it. */
export function toResultId(achievementId: string): string {
  return `${achievementId}${achievementId.includes('#') ? '-' : '#'}result`
}

function describeResult(id: string, { name, type, values, min, max, required }: ResultTemplate) {
  return {
    id: toResultId(id),
    type: ['ResultDescription'],
    name,
    resultType: type,
    ...(values && { allowedValue: values }),
    ...(min !== undefined && { valueMin: String(min) }),
    ...(max !== undefined && { valueMax: String(max) }),
    ...(required !== undefined && { requiredValue: required }),
  }
}

function toAlignments({ level, skills = [], occupations = [] }: AchievementTemplate) {
  const ofLevel = level && {
    type: ['Alignment'],
    targetName: level.name,
    targetUrl: level.url,
    targetFramework: level.framework,
    targetCode: level.code,
  }
  return [
    ...(ofLevel ? [ofLevel] : []),
    ...skills.map((skill) => toAlignment(skill, 'ceasn:Competency')),
    ...occupations.map((occupation) => toAlignment(occupation)),
  ]
}

function toAlignment({ url, name, framework, version, code }: Alignment, targetType?: string) {
  return {
    type: ['Alignment'],
    targetName: name,
    targetUrl: url,
    targetFramework: `${framework} ${version}`,
    ...(code !== undefined && { targetCode: code }),
    ...(targetType !== undefined && { targetType }),
  }
}

/** Markdown, as Open Badges 3.0 §B.1.8 (Criteria) allows. */
function toNarrative(achievement: AchievementTemplate): string {
  const { criteria, outcomes } = achievement
  const facts = toFacts(achievement).filter(([, value]) => value !== undefined)
  return [
    criteria,
    ...(outcomes ? [`**Learning outcomes**\n\n${outcomes.map((it) => `- ${it}`).join('\n')}`] : []),
    ...facts.map(([label, value]) => `**${label}:** ${value}`),
  ].join('\n\n')
}

function toFacts(achievement: AchievementTemplate) {
  const { hours, credits, level, assessment, supervision } = achievement
  const { participation, quality, prerequisites, stackability } = achievement
  return [
    ['Workload', hours === undefined ? undefined : `${hours} hours`],
    ['Credits', credits && `${credits.value} ${credits.unit}`],
    ['Level', level && `${level.name} (${level.framework} ${level.code})`],
    ['Assessment', assessment],
    ['Supervision', supervision],
    ['Participation', participation],
    ['Quality assurance', quality],
    ['Prerequisites', prerequisites],
    ['Stackability', stackability],
  ] as const
}
