import type { JudgedMixed } from '../../src/adapters/node/verifyInputs.ts'
import { worstExitCode } from '../../src/verifier/toVerdict.ts'
import { listDissent } from './listDissent.ts'
import { exitCodeOf, partsOf, toRow } from './Row.ts'

/** Counts verdicts, without keeping them. */
export class Tally {
  readonly #counts = new Map<string, number>()
  readonly #started = performance.now()
  #count = 0
  #exitCode = 0
  #others = 0
  readonly #dissent = new Set<string>()

  /** How many inputs were answered. */
  get count(): number {
    return this.#count
  }

  /** The worst so far. */
  get exitCode(): number {
    return this.#exitCode
  }

  add(judged: JudgedMixed): void {
    for (const one of [judged, ...partsOf(judged)]) {
      const { words, inside } = toRow(one)
      this.#note('error' in one ? 'not read' : words, 1)
      for (const it of inside) this.#note(`inside: ${it.words}`, it.count)
    }
    this.#count++
    const report =
      'presentation' in judged ? judged.presentation : 'report' in judged && judged.report
    if (report) for (const one of listDissent(report)) this.#dissent.add(one)
    this.#exitCode = worstExitCode([this.#exitCode, exitCodeOf(judged)])
  }

  #note(words: string, count: number): void {
    this.#counts.set(words, (this.#counts.get(words) ?? 0) + count)
  }

  /** Notes a file that was not taken for a credential. */
  addOther(): void {
    this.#others++
  }

  /** A line for each node whose answers did not count, and why. */
  toWarnings(): string {
    return [...this.#dissent].map((it) => `${it}\n`).join('')
  }

  /** One line: how many, how fast, how many of each verdict, the most frequent first. */
  toLine(isWhole: boolean): string {
    const seconds = (performance.now() - this.#started) / 1000
    const rate = toNumber(this.#count / Math.max(seconds, 0.001))
    const verdicts = [...this.#counts]
      .sort(([, a], [, b]) => b - a)
      .map(([words, count]) => `${toNumber(count)} ${words}`)
    const others = this.#others > 0 ? [`${toNumber(this.#others)} other files not looked at`] : []
    const start = isWhole ? '' : 'Interrupted after '
    const head = `${start}${toNumber(this.#count)} in ${seconds.toFixed(1)} s, ${rate}/s`
    return `${[head, ...verdicts, ...others].join('; ')}\n`
  }
}

function toNumber(value: number): string {
  return Math.round(value).toLocaleString('en')
}
