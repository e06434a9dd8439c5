import { RegistryError } from '../registry/RegistryError.ts'
import type { Dissent, DissentProblem } from './Dissent.ts'

/** What a node answered, or what it failed with. */
export type Ballot<Value> = { readonly node: string } & (
  | { readonly value: Value }
  | { readonly problem: DissentProblem; readonly error: unknown }
)

/** What enough nodes agreed on, and who said something else. */
export type Outcome<Value> = { readonly value: Value; readonly dissent: readonly Dissent[] }

/**
 * What enough nodes answer alike. Where none of the answers has enough nodes, and enough of them fail
 * alike, that failure is the answer.
 *
 * @param toText Two answers are the same where their texts are.
 * @throws {RegistryError} `REGISTRY_NO_QUORUM` where no answer has enough nodes, or more than one has: a
 * quorum does not choose. Otherwise the failure.
 */
export function vote<Value>(
  ballots: readonly Ballot<Value>[],
  threshold: number,
  toText: (value: Value) => string,
): Outcome<Value> {
  const given = ballots.flatMap((it) => ('value' in it ? [{ ...it, text: toText(it.value) }] : []))
  const failed = ballots.flatMap((it) => ('error' in it ? [{ ...it, text: it.problem }] : []))
  const [answer, ...others] = findAgreed(given, threshold)
  if (answer && others.length === 0) {
    const different = given.filter(({ text }) => text !== answer.text)
    const dissent = [
      ...different.map(({ node }) => ({ node, problem: 'other-answer' }) as const),
      ...failed.map(({ node, problem }) => ({ node, problem })),
    ]
    return { value: answer.value, dissent }
  }
  const [failure, ...otherFailures] = findAgreed(failed, threshold)
  if (!answer && failure && otherFailures.length === 0) throw failure.error
  throw noQuorum(ballots, threshold)
}

/** One of each group of ballots with the same text that is large enough. */
function findAgreed<One extends { readonly text: string }>(
  ballots: readonly One[],
  threshold: number,
): readonly One[] {
  const groups = new Map<string, One[]>()
  for (const ballot of ballots) {
    const group = groups.get(ballot.text)
    if (group) group.push(ballot)
    else groups.set(ballot.text, [ballot])
  }
  return [...groups.values()].flatMap((group) =>
    group.length < threshold ? [] : [group[0] as One],
  )
}

function noQuorum(ballots: readonly Ballot<unknown>[], threshold: number): RegistryError {
  const told = ballots.map((it) => `${it.node}: ${'problem' in it ? it.problem : 'an answer'}`)
  const problem = `no ${threshold} nodes agree (${told.join(', ')})`
  return new RegistryError({ code: 'REGISTRY_NO_QUORUM', problem })
}
