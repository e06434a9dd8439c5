import { execFileSync } from 'node:child_process'
import { matchesGlob } from 'node:path'
import { toMirror } from './Suite.ts'

/**
 * Chooses contracts.
 *
 * @param options.files - A glob that their paths match.
 * @param options.since - A commit since which they, or the tests that mirror them, changed.
 */
export function selectFiles(options: {
  readonly files?: string | undefined
  readonly since?: string | undefined
}): (file: string) => boolean {
  const { files, since } = options
  const changed = since === undefined ? undefined : changedSince(since)
  return (file) =>
    (files === undefined || matchesGlob(file, files)) &&
    (changed === undefined || changed.has(file) || changed.has(toMirror(file)))
}

function changedSince(ref: string): ReadonlySet<string> {
  const names = execFileSync('git', ['diff', '--name-only', ref, '--', 'contracts', 'test'])
  return new Set(names.toString().split('\n'))
}
