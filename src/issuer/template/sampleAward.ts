import type { RosterRow } from '../roster/RosterRow.ts'
import type { Template } from './Template.ts'

/**
 * An award of an achievement to nobody, with everything that the template asks for: to see what will be made.
 *
 * @param key Of an achievement of the template.
 */
export function sampleAward({ achievements }: Template, key: string): RosterRow {
  const { result, evidence, assessor } = achievements[key] ?? {}
  return {
    name: 'Sample Learner',
    email: 'sample@learners.example',
    achievement: key,
    awardedOn: '2026-01-01',
    ...(result && { result: result.values?.[0] ?? String(result.max) }),
    ...(evidence && {
      evidence: 'https://learners.example/sample',
      evidenceDigest: `0x${'00'.repeat(32)}`,
    }),
    ...(assessor && { assessor: 'Sample Assessor' }),
  }
}
