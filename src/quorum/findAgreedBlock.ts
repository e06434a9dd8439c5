import type { Block, BlockTag } from '../registry/Registry.ts'
import { RegistryError } from '../registry/RegistryError.ts'
import type { Poll } from './createPoll.ts'
import type { Member } from './Member.ts'
import { type Ballot, type Outcome, vote } from './vote.ts'

/** Who is asked, how, and how many have to agree. */
export type Assembly = {
  readonly members: readonly Member[]
  readonly poll: Poll
  readonly threshold: number
}

/**
 * The newest block that enough nodes have and agree on. Nodes come to a block one after the other, so
 * they are asked how far they are, and then for the newest one that enough of them have come to; only
 * those are asked, so that as many call it final as agree on its hash.
 *
 * @throws {RegistryError} `REGISTRY_NO_QUORUM`, or what enough of them fail with.
 */
export async function findAgreedBlock(assembly: Assembly, at: BlockTag): Promise<Outcome<Block>> {
  const { members, poll, threshold } = assembly
  const voteOnBlock = (ballots: readonly Ballot<Block>[]) => vote(ballots, threshold, toText)
  const isEnough = (ballots: readonly Ballot<Block>[]) => toHeights(ballots, threshold).length > 0
  const heads = await poll(members, ({ ask }) => ask((chain) => chain.readBlock(at)), isEnough)
  // Without a height that enough have come to, this tells what they fail with.
  let ballots = heads
  for (const height of toHeights(heads, threshold)) {
    ballots = await askForHeight(assembly, heads, height)
    if (isAgreed(voteOnBlock, ballots)) break
  }
  return voteOnBlock(ballots)
}

/** The heights that enough nodes have come to, the newest first. */
function toHeights(heads: readonly Ballot<Block>[], threshold: number): readonly number[] {
  const heights = heads.flatMap((it) => ('value' in it ? it.value.number : []))
  const isReached = (height: number) => heights.filter((it) => it >= height).length >= threshold
  return [...new Set(heights)].filter(isReached).sort((a, b) => b - a)
}

async function askForHeight(
  { members, poll, threshold }: Assembly,
  heads: readonly Ballot<Block>[],
  number: number,
): Promise<readonly Ballot<Block>[]> {
  const known = new Map(heads.map((it) => [it.node, 'value' in it ? it.value : undefined]))
  const isAble = ({ name }: Member) => (known.get(name)?.number ?? -1) >= number
  const answers = await poll(
    members.filter(isAble),
    async ({ name, ask }) => {
      const head = known.get(name)
      return head?.number === number ? head : ask((chain) => chain.readBlock({ number }))
    },
    (ballots) =>
      isAgreed((some: readonly Ballot<Block>[]) => vote(some, threshold, toText), ballots),
  )
  const others = heads.flatMap((it): Ballot<Block>[] => {
    if ('error' in it) return [it]
    return it.value.number < number ? [toBehind(it.node, number)] : []
  })
  return [...answers, ...others]
}

function toBehind(node: string, number: number): Ballot<never> {
  const problem = `the node has not come to block ${number}`
  const error = new RegistryError({ code: 'REGISTRY_BAD_ANSWER', problem })
  return { node, problem: 'behind', error }
}

/** Whether a vote comes to an answer. */
export function isAgreed<Ballots>(
  decide: (ballots: Ballots) => unknown,
  ballots: Ballots,
): boolean {
  try {
    decide(ballots)
    return true
  } catch {
    return false
  }
}

function toText({ number, hash, timestamp }: Block): string {
  return `${number} ${hash.toLowerCase()} ${timestamp}`
}
