import { access } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { type Project, parseProject } from '../../src/issuer/project/Project.ts'
import { readJson } from '../terminal/files.ts'

/** The name of a project's file. */
export const projectFileName = 'cairn.config.json'

/** A project, and where it is. */
export type FoundProject = {
  readonly path: string
  /** Of the file: what its paths are relative to. */
  readonly folder: string
  readonly project: Project
}

/**
 * The project that a folder belongs to: its file is there, or in the nearest folder above.
 *
 * @throws {ProjectError} {@link JsonError} where the file is none.
 */
export async function findProject(from = '.'): Promise<FoundProject | undefined> {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const path = join(folder, projectFileName)
    const isThere = await access(path).then(
      () => true,
      () => false,
    )
    if (isThere) return readProject(path)
    if (dirname(folder) === folder) return undefined
  }
}

/** @throws {ProjectError} {@link JsonError} {@link UsageError} */
export async function readProject(path: string): Promise<FoundProject> {
  return { path, folder: dirname(resolve(path)), project: parseProject(await readJson(path)) }
}
