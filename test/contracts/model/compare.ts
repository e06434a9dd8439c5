import type { Answers } from './Answer.ts'
import type { Block } from './Chain.ts'
import type { World } from './history/World.ts'
import type { Asked, Edge } from './Question.ts'
import type { Subject } from './subjects/Subject.ts'

/** What a subject and the model say of one thing. */
type Difference = { readonly about: string; readonly said: string; readonly expected: string }

/** How many questions go into one call. */
const CALL = 250

/** Where a subject says something else than the model, the shortest question first. */
export async function compare(
  subject: Subject,
  world: World,
  { asked, edges, block }: { asked: readonly Asked[]; edges: readonly Edge[]; block: Block },
): Promise<Difference[]> {
  const differences: Difference[] = []
  const check = (about: unknown, said: unknown, expected: unknown) => {
    if (print(said) === print(expected)) return
    differences.push({ about: print(about), ...tell(said, expected) })
  }
  const calls = Math.ceil(asked.length / CALL)
  const { hash, ...moment } = block
  for (let call = 0; call < calls; call++) {
    const some = asked.slice(call * CALL, (call + 1) * CALL)
    const named = edges.filter((_, place) => place % calls === call)
    const questions = some.map(({ question }) => question)
    const said: Answers = await subject.ask(questions, named, block)
    check('the moment', said.moment, moment)
    check('how many', [said.answers.length, said.grants.length], [some.length, named.length])
    some.forEach((it, place) => {
      check(it, said.answers[place], world.model.answer(it.question))
    })
    named.forEach((edge, place) => {
      check(edge, said.grants[place], world.model.grants.recordOf(edge))
    })
  }
  return differences.sort((one, other) => one.about.length - other.about.length)
}

/** Of two answers only what is not the same. */
function tell(said: unknown, expected: unknown): { said: string; expected: string } {
  const isObject = (it: unknown): it is Record<string, unknown> =>
    typeof it === 'object' && it !== null && !Array.isArray(it)
  if (!isObject(said) || !isObject(expected)) {
    return { said: print(said), expected: print(expected) }
  }
  const isOther = ([name]: [string, unknown]) => print(said[name]) !== print(expected[name])
  const pick = (it: object) => print(Object.fromEntries(Object.entries(it).filter(isOther)))
  return { said: pick(said), expected: pick(expected) }
}

/** Values as text, the same one for what is the same: numbers as digits, hex in lower case, names in order. */
function print(value: unknown): string {
  return JSON.stringify(value, (_, it: unknown) => {
    if (typeof it === 'bigint' || typeof it === 'number') return String(it)
    if (typeof it === 'string') return it.startsWith('0x') ? it.toLowerCase() : it
    if (typeof it === 'object' && it !== null && !Array.isArray(it)) {
      return Object.fromEntries(Object.entries(it).sort(([one], [other]) => (one < other ? -1 : 1)))
    }
    return it
  })
}
