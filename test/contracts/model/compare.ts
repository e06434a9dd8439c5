import type { Block } from './Chain.ts'
import type { World } from './history/World.ts'
import { isRecord, print } from './print.ts'
import type { Asked, Edge } from './Question.ts'
import type { Subject } from './subjects/Subject.ts'

/** What a subject and the model say of one thing: where they differ. */
export type Difference = {
  readonly about: string
  readonly said: string
  readonly expected: string
}

/** What is asked, and when. */
export type Session = {
  readonly asked: readonly Asked[]
  readonly edges: readonly Edge[]
  readonly block: Block
}

/** Where a subject says something else than the model, the shortest question first. */
export async function compare(
  subject: Subject,
  world: World,
  { asked, edges, block }: Session,
  questionsPerCall: number,
): Promise<Difference[]> {
  const differences: Difference[] = []
  const without = new Set(subject.without)
  const check = (about: unknown, said: unknown, expected: unknown) => {
    if (print(said, without) === print(expected, without)) return
    differences.push({ about: print(about), ...tell(said, expected, without) })
  }
  const calls = Math.ceil(asked.length / questionsPerCall)
  const { hash: _, ...moment } = block
  for (let call = 0; call < calls; call++) {
    const some = asked.slice(call * questionsPerCall, (call + 1) * questionsPerCall)
    const named = edges.filter((_, place) => place % calls === call)
    const questions = some.map(({ question }) => question)
    const said = await subject.ask(questions, named, block)
    const answers = some.map(({ question }) => world.model.answer(question))
    const grants = named.map((edge) => world.model.grants.recordOf(edge))
    if (!without.has('moment')) check('the moment', said.moment, moment)
    if (!without.has('grants')) check('how many grants', said.grants?.length, grants.length)
    check('how many answers', said.answers.length, answers.length)
    answers.forEach((answer, place) => {
      check(some[place], said.answers[place], answer)
    })
    said.grants?.forEach((grant, place) => {
      check(named[place], grant, grants[place])
    })
  }
  return differences.sort((one, other) => one.about.length - other.about.length)
}

/** Of two answers only what is not the same. */
function tell(said: unknown, expected: unknown, without: ReadonlySet<string>) {
  if (!isRecord(said) || !isRecord(expected)) {
    return { said: print(said, without), expected: print(expected, without) }
  }
  const names = Object.keys({ ...said, ...expected }).filter(
    (name) => print(said[name], without) !== print(expected[name], without),
  )
  const pick = (it: Record<string, unknown>) =>
    print(Object.fromEntries(names.map((name) => [name, it[name]])), without)
  return { said: pick(said), expected: pick(expected) }
}
