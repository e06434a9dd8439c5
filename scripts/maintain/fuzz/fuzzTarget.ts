import { type Coverage, Seen } from './Coverage.ts'
import { createDice } from './Dice.ts'
import type { Target } from './Target.ts'

/** An input for which something did not hold. */
export interface Finding {
  readonly input: Uint8Array
  readonly error: unknown
}

/** What a run came to. */
export interface Outcome {
  readonly executions: number
  /** Inputs that each reached code that none before it had reached. */
  readonly kept: readonly Uint8Array[]
  readonly findings: readonly Finding[]
  /** Characters of the sources that ran. */
  readonly covered: number
}

export interface FuzzOptions {
  readonly coverage: Coverage
  readonly inputs: readonly Uint8Array[]
  readonly seed: number
  /** Asked after each few executions. */
  readonly isOver: (executions: number) => boolean
  /** Told of each input before it is read. */
  readonly onInput?: (input: Uint8Array) => void
  readonly onFinding?: (finding: Finding) => void
}

/** What is read between two looks at the coverage, which cost more than most inputs do. */
const together = 256
const mostFindings = 20

/** Reads mutations of inputs, keeps those that reach new code, and mutates them on. */
export async function fuzzTarget(target: Target, options: FuzzOptions): Promise<Outcome> {
  const { coverage, isOver, onInput, onFinding } = options
  const dice = createDice(options.seed)
  const seen = new Seen()
  const kept: Uint8Array[] = []
  const findings = new Map<string, Finding>()
  let executions = 0

  const execute = async (input: Uint8Array) => {
    executions++
    onInput?.(input)
    const error = await runOnce(target, input)
    if (error === undefined) return true
    const place = toPlace(error)
    if (!findings.has(place)) onFinding?.({ input, error })
    findings.set(place, findings.get(place) ?? { input, error })
    return false
  }
  /** Halves what reached something new, until it is known which one did. */
  const explore = async (inputs: readonly Uint8Array[]) => {
    let isGood = true
    for (const input of inputs) isGood = (await execute(input)) && isGood
    const covered = coverage.take()
    if (!seen.lacks(covered)) return
    const [only, ...others] = inputs
    if (only && others.length === 0) {
      if (isGood) kept.push(only)
    } else {
      await explore(inputs.slice(0, inputs.length / 2))
      await explore(inputs.slice(inputs.length / 2))
    }
    // What ran only the first time is not looked for again.
    seen.add(covered)
  }

  coverage.take()
  for (const input of options.inputs) await explore([input])
  const source = {
    dice,
    other: () => (kept.length > 0 ? dice.pick(kept) : new Uint8Array()),
    word: () => dice.pick(target.words),
  }
  const next = () => {
    const mutated = dice.pick(target.mutators)(source.other(), source)
    return Uint8Array.from(mutated.subarray(0, target.longest))
  }
  while (!isOver(executions) && findings.size < mostFindings) {
    await explore(Array.from({ length: together }, next))
  }
  return { executions, kept, findings: [...findings.values()], covered: seen.size }
}

/** @returns What the target threw, or nothing. */
export async function runOnce(target: Target, input: Uint8Array): Promise<unknown> {
  try {
    await target.run(Uint8Array.from(input))
    return undefined
  } catch (error) {
    return error ?? new Error('nothing was thrown')
  }
}

/** Where it happened: findings from one place are one finding. */
function toPlace(error: unknown): string {
  const { name, stack = '' } = error instanceof Error ? error : { name: typeof error }
  const lines = stack.split('\n').filter((line) => line.startsWith('    at '))
  return [name, ...lines.slice(0, 3)].join('\n')
}
