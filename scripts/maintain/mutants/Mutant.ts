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

/** A short digest of texts, in their order. */
export function digest(...texts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const text of texts) hash.update(`${text.length}:`).update(text)
  return hash.digest('hex').slice(0, 24)
}
