import type { Answer, Answers } from '../Answer.ts'
import type { Block } from '../Chain.ts'
import type { Edge, Question } from '../Question.ts'

/** Something that knows what is on the chain, and can be asked. */
export type Subject = {
  /** Names of what it does not say; it has to say everything else. */
  readonly without: readonly string[]
  ask(questions: readonly Question[], edges: readonly Edge[], block: Block): Promise<Said>
}

/** What a subject says: all of it, or less. */
export type Said = Partial<Omit<Answers, 'answers'>> & { answers: readonly Partial<Answer>[] }
