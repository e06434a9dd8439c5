import { RegistryError } from '../registry/RegistryError.ts'
import type { Ballot } from './vote.ts'

/** Somebody that is asked, under a name of its own. */
export type Voter = { readonly name: string }

/**
 * How long a node is waited for.
 *
 * @returns Whatever, when nobody waits any longer; it may reject once the signal is aborted, which says
 * that nobody waits.
 *
 * @example
 * (signal) => setTimeout(5000, undefined, { signal }) // of node:timers/promises
 */
export type Patience = (signal: AbortSignal) => Promise<unknown>

/** Asks all of some voters at once. */
export type Poll = <Asked extends Voter, Value>(
  voters: readonly Asked[],
  ask: (voter: Asked) => Promise<Value>,
  /** Whether these ballots decide, so that those who were silent before need not be waited for. */
  isDecided: (ballots: readonly Ballot<Value>[]) => boolean,
) => Promise<readonly Ballot<Value>[]>

/**
 * Makes a poll. All voters are waited for, so that it is known who disagrees, but no longer than
 * patience lasts; and whoever was silent once only where the others do not decide.
 */
export function createPoll(patience: Patience | undefined): Poll {
  const silent = new Set<string>()
  return async function poll<Asked extends Voter, Value>(
    voters: readonly Asked[],
    ask: (voter: Asked) => Promise<Value>,
    isDecided: (ballots: readonly Ballot<Value>[]) => boolean,
  ): Promise<readonly Ballot<Value>[]> {
    const wasSilent = new Set(silent)
    const ballots = new Map<string, Ballot<Value>>()
    const cast = voters.map(async (voter) => {
      ballots.set(voter.name, await castBallot(voter, ask))
      silent.delete(voter.name)
    })
    await waitFor(
      cast.filter((_, i) => !wasSilent.has(voters[i]?.name ?? '')),
      patience,
    )
    if (ballots.size < voters.length && !isDecided([...ballots.values()])) {
      await waitFor(cast, patience)
    }
    return voters.map(({ name }) => {
      const ballot = ballots.get(name)
      if (!ballot) silent.add(name)
      return ballot ?? toSilence(name)
    })
  }
}

async function castBallot<Asked extends Voter, Value>(
  voter: Asked,
  ask: (voter: Asked) => Promise<Value>,
): Promise<Ballot<Value>> {
  const node = voter.name
  try {
    return { node, value: await ask(voter) }
  } catch (error) {
    const problem = error instanceof RegistryError ? error.code : 'unexpected-error'
    return { node, problem, error }
  }
}

/** Waits for all of them; none of them rejects. */
async function waitFor(work: readonly Promise<void>[], patience: Patience | undefined) {
  const all = Promise.all(work)
  if (!patience) return all
  const controller = new AbortController()
  const end = patience(controller.signal).catch(() => undefined)
  await Promise.race([all, end])
  controller.abort()
}

function toSilence(node: string): Ballot<never> {
  const problem = 'the node did not answer in time'
  const error = new RegistryError({ code: 'REGISTRY_UNREACHABLE', problem })
  return { node, problem: 'silent', error }
}
