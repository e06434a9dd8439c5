import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the inputs of a target are. */
export function folderOf(target: string): string {
  return join('test/fuzz/corpus', target)
}

/** The inputs in a folder, in the order of their names. */
export function readCorpus(folder: string): readonly Uint8Array[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).toSorted()
  return files.map((file) => Uint8Array.from(readFileSync(join(folder, file))))
}

/** Makes the folder hold these inputs, each under its digest, and no others. */
export function writeCorpus(folder: string, inputs: readonly Uint8Array[]): void {
  rmSync(folder, { recursive: true, force: true })
  for (const input of inputs) addInput(folder, input)
}

/** @returns Its path. */
export function addInput(folder: string, input: Uint8Array): string {
  mkdirSync(folder, { recursive: true })
  const digest = createHash('sha256').update(input).digest('hex').slice(0, 16)
  const path = join(folder, digest)
  writeFileSync(path, input)
  return path
}
