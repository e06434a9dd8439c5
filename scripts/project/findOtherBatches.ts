import { dirname, resolve } from 'node:path'
import { findBatches } from '../../src/adapters/node/batch/findBatches.ts'
import { findProject, readProject } from './readProject.ts'

/**
 * The batches that an issuer has besides one: those of its project, and those beside it.
 *
 * @param out Folder of the one.
 */
export async function findOtherBatches(
  out: string,
  { config }: { config?: string },
): Promise<readonly string[]> {
  const project = config === undefined ? await findProject() : await readProject(config)
  const own = resolve(out)
  const ofProject = project ? await findBatches(project.folder) : []
  const beside = await findBatches(dirname(own), 1)
  return [...new Set([...ofProject, ...beside].map((path) => resolve(path)))].filter(
    (path) => path !== own,
  )
}
