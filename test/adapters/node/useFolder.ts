import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Input } from '../../../src/adapters/node/Input.ts'
import { type ReadInputsOptions, readInputs } from '../../../src/adapters/node/readInputs.ts'

/** A folder of its own for each test of a suite. */
export function useFolder() {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-inputs-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const at = (name: string) => join(folder, name)
  const show = (input: Input) => {
    const name = input.name.replace(`${folder}/`, '').replace(folder, '.')
    return 'bytes' in input
      ? `${name} = ${new TextDecoder().decode(input.bytes)}`
      : `${name} ! ${input.error.code}`
  }
  return {
    at,
    async write(name: string, content: string | Uint8Array) {
      await writeFile(at(name), content)
      return at(name)
    },
    /** Each input in a word: its name below the folder, and its text or its code. */
    async read(paths: readonly string[], options?: ReadInputsOptions) {
      const seen: string[] = []
      for await (const input of readInputs(paths, options)) seen.push(show(input))
      return seen
    },
  }
}
