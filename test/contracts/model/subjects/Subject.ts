import type { Answers } from '../Answer.ts'
import type { Block } from '../Chain.ts'
import type { Edge, Question } from '../Question.ts'

/** Something that knows what is on the chain, and can be asked. */
export type Subject = {
  readonly name: string
  ask(questions: readonly Question[], edges: readonly Edge[], block: Block): Promise<Answers>
}
