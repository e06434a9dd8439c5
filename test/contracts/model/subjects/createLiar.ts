import type { World } from '../history/World.ts'
import type { Subject } from './Subject.ts'

/** Says what the model says, but for one field of the first answer, such as `facts.size`. */
export function createLiar({ model }: World, field: string): Subject {
  return {
    without: [],
    ask(questions, edges, { hash: _, ...moment }) {
      const answers = questions.map((question) => structuredClone(model.answer(question)))
      lie(answers[0], field.split('.'))
      const grants = edges.map((edge) => model.grants.recordOf(edge))
      return Promise.resolve({ moment, answers, grants })
    },
  }
}

function lie(said: unknown, [name, ...rest]: string[]): void {
  const members = said as Record<string, unknown>
  const value = members[name!]
  if (rest.length > 0) lie(value, rest)
  else members[name!] = typeof value === 'boolean' ? !value : `${value}1`
}
