import { createHash } from 'node:crypto'

/** What identifies a mutant as long as its line stays as it is, wherever that line moves. */
export interface MutantName {
  readonly file: string
  /** The function or constant that it is in. */
  readonly scope: string
  /** The line that changes, or several joined. */
  readonly line: string
  /** What that line is then. */
  readonly becomes: string
  /** Set from 2 on, where the scope has the same line more than once. */
  readonly occurrence?: number
}

/** One change of one source file that some test should notice. */
export interface Mutant extends MutantName {
  /** From which byte to which the file is replaced, the end excluded. */
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The name as one string. */
export function toKey({ file, scope, line, becomes, occurrence }: MutantName): string {
  return JSON.stringify([file, scope, line, becomes, occurrence ?? 1])
}

export function applyMutant(source: string, { start, end, text }: Mutant): string {
  const bytes = Buffer.from(source)
  return Buffer.concat([
    bytes.subarray(0, start),
    Buffer.from(text),
    bytes.subarray(end),
  ]).toString()
}

/** Numbers the mutants of a file that are called the same. */
export function numberAlike<M extends MutantName>(mutants: readonly M[]): readonly M[] {
  const seen = new Map<string, number>()
  return mutants.map((mutant) => {
    const name = JSON.stringify([mutant.scope, mutant.line, mutant.becomes])
    const occurrence = (seen.get(name) ?? 0) + 1
    seen.set(name, occurrence)
    return occurrence === 1 ? mutant : { ...mutant, occurrence }
  })
}

/** Source text as it stands in the name of a mutant. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** A short digest of texts, in their order. */
export function digest(...texts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const text of texts) hash.update(`${text.length}:`).update(text)
  return hash.digest('hex').slice(0, 24)
}
