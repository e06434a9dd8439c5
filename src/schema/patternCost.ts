import { SchemaError } from './SchemaError.ts'

/** A pattern, as far as it tells how long a search by it can take. */
export type PatternCost = {
  /** Places where more than one way has to be tried, each with its number of ways; `Infinity` is any number. */
  readonly choices: readonly number[]
  /** Whether a match can begin in one place only. */
  readonly isAnchored: boolean
}

type Group = { isVariable: boolean; alternatives: number }
type Times = { readonly ways: number; readonly isRepeated: boolean; readonly end: number }

const longestPattern = 1024
const mostTimes = 1000

/**
 * What is known of the time that a pattern takes, before it is run. Engines try one way through a pattern after the
 * other: with one repetition inside of another the ways double with each character. Such patterns are
 * refused, and so is what looks around or back; of all others the ways can be counted.
 *
 * @throws {SchemaError} where no bound is known, or it is no pattern.
 *
 * @example
 * readPatternCost('^[a-z]+[a-z0-9]*$') // { choices: [Infinity], isAnchored: true }
 */
export function readPatternCost(pattern: string): PatternCost {
  if (pattern.length > longestPattern || !isPattern(pattern)) throw refuse('is none or too long')
  const choices: number[] = []
  const groups: [Group, ...Group[]] = [{ isVariable: false, alternatives: 1 }]
  for (let at = 0; at < pattern.length; ) {
    const start = at
    const group = groups.at(-1) as Group
    if (pattern[at] === '|') {
      group.alternatives++
      at++
      continue
    }
    if (pattern[at] === '(') {
      at = endOfOpening(pattern, at)
      groups.push({ isVariable: false, alternatives: 1 })
      continue
    }
    const closed = pattern[at] === ')' ? groups.pop() : undefined
    at = closed ? at + 1 : endOfAtom(pattern, at)
    const times = readTimes(pattern, at)
    const atom = closed ? undefined : pattern.slice(start, at)
    at = times.end
    choices.push(...choicesOf(closed, times, isDecided(atom, pattern.slice(at))))
    const outer = groups.at(-1) as Group
    outer.isVariable ||= times.ways > 1 || isOpen(closed)
  }
  const { alternatives } = groups[0]
  if (alternatives > 1) choices.push(alternatives)
  return { choices, isAnchored: pattern.startsWith('^') && alternatives === 1 }
}

/** How many steps a search in a text of this length takes, at most. */
export function countSteps({ choices, isAnchored }: PatternCost, length: number): number {
  const ways = choices.reduce((product, one) => product * Math.min(one, length + 1), 1)
  return ways * (isAnchored ? 1 : length + 1) * (length + 1)
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u')
    return true
  } catch {
    return false
  }
}

/** Whether a group can match in more than one way. */
function isOpen(group: Group | undefined): boolean {
  return group !== undefined && (group.isVariable || group.alternatives > 1)
}

function choicesOf(closed: Group | undefined, times: Times, decided: boolean): readonly number[] {
  if (times.isRepeated && isOpen(closed)) throw refuse('has one repetition inside of another')
  return [
    ...(closed && closed.alternatives > 1 ? [closed.alternatives] : []),
    ...(times.ways > 1 && !decided ? [times.ways] : []),
  ]
}

/** After the bracket of a group. Those that look around, and names for what is looked back at, are not read. */
function endOfOpening(pattern: string, at: number): number {
  if (pattern[at + 1] !== '?') return at + 1
  if (pattern[at + 2] !== ':') throw refuse('looks around')
  return at + 3
}

const escaped = /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|.)/suy
const characterClass = /\[(?:\\.|[^\]\\])*\]/suy

function endOfAtom(pattern: string, at: number): number {
  if (/^\\(?:[1-9]|k)/.test(pattern.slice(at, at + 2))) throw refuse('looks back')
  for (const shape of [escaped, characterClass]) {
    shape.lastIndex = at
    if (shape.test(pattern)) return shape.lastIndex
  }
  return at + ((pattern.codePointAt(at) as number) > 0xffff ? 2 : 1)
}

const quantifier = /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/y

function readTimes(pattern: string, at: number): Times {
  quantifier.lastIndex = at
  const found = quantifier.exec(pattern)
  if (!found) return { ways: 1, isRepeated: false, end: at }
  const end = quantifier.lastIndex
  const [, sign, least = '0', comma, most] = found
  if (sign === '?') return { ways: 2, isRepeated: false, end }
  if (sign !== undefined || (comma !== undefined && most === '')) {
    return { ways: Number.POSITIVE_INFINITY, isRepeated: true, end }
  }
  const last = Number(comma === undefined ? least : most)
  if (last > mostTimes) throw refuse('counts too far')
  return { ways: last - Number(least) + 1, isRepeated: last > 1, end }
}

const literal = /^(?:\\([^A-Za-z0-9])|([^\\^$.|?*+()[\]{}]))(?![*?{])/u

/**
 * Whether what follows a repetition says where it ends: the end of the pattern, or a character that the repeated
 * atom does not match.
 */
function isDecided(atom: string | undefined, rest: string): boolean {
  const next = rest.replace(/^(?:\)(?![*+?{]))+/, '')
  if (next === '' || next === '$') return true
  const [, behind, plain] = literal.exec(next) ?? []
  const character = behind ?? plain
  if (atom === undefined || character === undefined) return false
  return !new RegExp(`^(?:${atom})$`, 'u').test(character)
}

function refuse(problem: string): SchemaError {
  return new SchemaError({ code: 'SCHEMA_TOO_COSTLY', problem: `it has a pattern that ${problem}` })
}
