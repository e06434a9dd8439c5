import { relative, resolve } from 'node:path'
import { findBatches, readProgress } from '../../src/adapters/node/batch/findBatches.ts'
import { BaseError } from '../../src/base/BaseError.ts'
import type { Finding } from '../../src/issuer/doctor/Finding.ts'
import { lintTemplate } from '../../src/issuer/template/lintTemplate.ts'
import { parseTemplate } from '../../src/issuer/template/Template.ts'
import type { FoundProject } from '../project/readProject.ts'
import { readJson } from '../terminal/files.ts'

/** Whether credentials can be made of the template of a project. */
export async function examineTemplate({ folder, project }: FoundProject): Promise<Finding> {
  const path = resolve(folder, project.template ?? 'template.json')
  const advice = `Run: cairn template lint ${path}`
  try {
    const faults = lintTemplate(parseTemplate(await readJson(path)))
    const errors = faults.filter(({ severity }) => severity === 'error').length
    return errors === 0
      ? { code: 'TEMPLATE_OK', outcome: 'good', text: 'The template can be used' }
      : {
          code: 'TEMPLATE_WRONG',
          outcome: 'problem',
          text: `The template has ${errors} errors.`,
          advice,
        }
  } catch (error) {
    if (!(error instanceof BaseError)) throw error
    return { code: 'TEMPLATE_WRONG', outcome: 'problem', text: error.shortMessage, advice }
  }
}

/** What was begun in the folder of a project, and is not done. */
export async function examineBatches({ folder }: FoundProject): Promise<readonly Finding[]> {
  const batches = await findBatches(folder)
  const findings: Finding[] = []
  for (const path of batches) {
    const finding = await examineBatch(path, relative(folder, path))
    if (finding) findings.push(finding)
  }
  if (findings.length > 0) return findings
  const count = batches.length === 1 ? '1 batch' : `${batches.length} batches`
  return [{ code: 'BATCHES_OK', outcome: 'good', text: `${count}, nothing left undone` }]
}

async function examineBatch(path: string, name: string): Promise<Finding | undefined> {
  try {
    const { state } = await readProgress(path)
    if (state === 'mined' || state === 'final') return undefined
    return {
      code: 'BATCH_UNFINISHED',
      outcome: 'warning',
      text: `${name} is \`${state ?? 'empty'}\`, not anchored.`,
      advice: `Run: cairn ${state === 'signed' ? 'anchor' : 'resume'} ${path}`,
    }
  } catch (error) {
    if (!(error instanceof BaseError)) throw error
    const { shortMessage, metaMessages } = error
    const text = `${name}: ${shortMessage}`
    return { code: 'BATCH_DAMAGED', outcome: 'problem', text, advice: metaMessages.join(' ') }
  }
}
