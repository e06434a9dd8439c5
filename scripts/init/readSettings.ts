import { join } from 'node:path'
import type { Project } from '../../src/issuer/project/Project.ts'
import { parseTemplate } from '../../src/issuer/template/Template.ts'
import { projectFileName, readProject } from '../project/readProject.ts'
import { UsageError } from '../terminal/fail.ts'
import { readJson } from '../terminal/files.ts'
import type { InitOptions, Settings } from './askSettings.ts'
import { isThere } from './prepareKeys.ts'

/**
 * What was decided in a project that was begun; `undefined` where there is none.
 *
 * @throws {UsageError} where something else was told now.
 */
export async function readSettings(
  folder: string,
  options: InitOptions,
): Promise<{ readonly project: Project; readonly settings: Settings } | undefined> {
  const path = join(folder, projectFileName)
  if (!(await isThere(path))) return undefined
  const { project } = await readProject(path)
  const template = join(folder, project.template ?? 'template.json')
  if (!(await isThere(template))) return undefined
  const { issuer } = parseTemplate(await readJson(template))
  if (options.did !== undefined && options.did !== issuer.id) {
    const advice = 'An identifier is for ever: begin another project in another folder.'
    throw new UsageError(`The project in ${folder} is of ${issuer.id}.`, advice)
  }
  const network = toNetwork(project, options)
  if (!network) {
    throw new UsageError('The project names no node.', 'Set CAIRN_RPC, or pass `--rpc`.')
  }
  return { project, settings: { name: issuer.name, did: issuer.id, kind: options.kind, network } }
}

/** A node that was told now counts; a network inside the project is its own. */
function toNetwork({ network }: Project, { rpc }: InitOptions): Project['network'] {
  return rpc === undefined || (network && 'chain' in network) ? network : { rpc }
}
