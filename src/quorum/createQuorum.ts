import { BaseError } from '../base/BaseError.ts'
import type { Hex } from '../base/hex.ts'
import type { ChainReader } from '../registry/ChainReader.ts'
import { createNodeReader } from '../registry/createNodeReader.ts'
import type { Block } from '../registry/Registry.ts'
import type { Rpc } from '../registry/Rpc.ts'
import { createPoll, type Patience, type Poll } from './createPoll.ts'
import { type Dissent, type DissentWatch, openDissentLedger, openDissentWatch } from './Dissent.ts'
import { findAgreedBlock, isAgreed } from './findAgreedBlock.ts'
import { openMember } from './Member.ts'
import { type Ballot, type Outcome, vote } from './vote.ts'

/** What a quorum is made of. */
export type QuorumOptions = {
  /** Nodes of one chain, each under a name of its own, which reports may show. */
  readonly nodes: readonly { readonly name: string; readonly rpc: Rpc }[]
  /** How many of them have to answer alike. More than half, or two groups can contradict each other. */
  readonly threshold: number
  /**
   * How long a node is waited for; unless given, until its `rpc` settles. A node that was silent once is
   * waited for again only where the others do not decide.
   */
  readonly patience?: Patience
}

/** Several nodes, read as one chain. */
export type Quorum = ChainReader & {
  readonly nodes: {
    readonly asked: number
    readonly needed: number
    /** The nodes that were outvoted about a block, or said nothing of it; of the newest 64 blocks. */
    dissentAt(block: Block): readonly Dissent[]
    /**
     * From now on tells of each node that does not count, once for each question: also where the question has no
     * answer, but then of those alone that were silent or failed, since nobody knows which of the others is right.
     */
    watch(listener: (one: Dissent) => void): void
  }
}

/** Thrown when a quorum cannot be: of its nodes and its threshold. */
export class InvalidQuorumError extends BaseError {
  override readonly name = 'InvalidQuorumError'
  readonly code = 'INVALID_QUORUM'
  constructor({ problem }: { problem: string }) {
    super(`A quorum cannot be like this: ${problem}.`, {
      metaMessages: [
        'Expected nodes with different names, and a threshold from 1 to their number.',
      ],
    })
  }
}

/**
 * Reads a chain by way of several nodes. An answer counts where enough of them give it: the newest block
 * that enough of them have come to, its hash, and what is in each slot, word by word. One node with
 * threshold 1 is read as that node.
 *
 * @throws {InvalidQuorumError} What it returns rejects with `REGISTRY_NO_QUORUM` where too few agree, and
 * as a node does where enough of them fail alike.
 *
 * @example
 * const chain = createQuorum({ nodes: [one, another, third], threshold: 2 })
 * const reader = createRegistryReader({ chain, registry })
 */
export function createQuorum(options: QuorumOptions): Quorum {
  const { threshold, patience } = options
  const members = toMembers(options)
  const { watch, tell } = openDissentWatch()
  const poll = watchFailures(createPoll(patience), tell)
  const ledger = openDissentLedger()
  const conclude = <Value>({ value, dissent }: Outcome<Value>, block?: Block): Value => {
    // Those that were silent or failed were told of when they did.
    tell(dissent.filter(({ problem }) => problem === 'other-answer' || problem === 'behind'))
    if (block) ledger.note(block, dissent)
    return value
  }
  const agree = async <Value, Result>(
    question: (chain: ChainReader) => Promise<Value>,
    decide: (ballots: readonly Ballot<Value>[]) => Outcome<Result>,
    block: Block,
  ): Promise<Result> => {
    const ballots = await poll(
      members,
      ({ ask }) => ask(question),
      (some) => isAgreed(decide, some),
    )
    return conclude(decide(ballots), block)
  }
  return {
    async readChainId() {
      const ask = ({ ask }: (typeof members)[number]) => ask((chain) => chain.readChainId())
      const decide = (ballots: readonly Ballot<number>[]) => vote(ballots, threshold, String)
      return conclude(decide(await poll(members, ask, (some) => isAgreed(decide, some))))
    },
    async identify(contract, name) {
      const decide = (ballots: readonly Ballot<void>[]) => vote(ballots, threshold, () => '')
      const identify = (member: (typeof members)[number]) => member.identify(contract, name)
      conclude(decide(await poll(members, identify, (some) => isAgreed(decide, some))))
    },
    async readBlock(at) {
      const outcome = await findAgreedBlock({ members, poll, threshold }, at)
      return conclude(outcome, outcome.value)
    },
    readSlots: (contract, slots, block) =>
      agree(
        (chain) => chain.readSlots(contract, slots, block),
        (ballots) => voteOnEach(ballots, threshold, slots.length),
        block,
      ),
    call: (contract, data, block) =>
      agree(
        (chain) => chain.call(contract, data, block),
        (ballots) => vote(ballots, threshold, (answer) => answer.toLowerCase()),
        block,
      ),
    nodes: {
      asked: members.length,
      needed: threshold,
      dissentAt: (block) => ledger.read(block),
      watch,
    },
  }
}

/** The same poll, which tells of those that were silent or failed. */
function watchFailures(poll: Poll, tell: DissentWatch['tell']): Poll {
  return async (voters, ask, isDecided) => {
    const ballots = await poll(voters, ask, isDecided)
    tell(ballots.flatMap((it) => ('problem' in it ? [{ node: it.node, problem: it.problem }] : [])))
    return ballots
  }
}

/** Each word is voted on alone, so that what is agreed on depends on nothing that is asked with it. */
function voteOnEach(
  ballots: readonly Ballot<readonly Hex[]>[],
  threshold: number,
  count: number,
): Outcome<readonly Hex[]> {
  const outcomes = Array.from({ length: count }, (_, i) => {
    const words = ballots.map(
      (it): Ballot<Hex> => ('value' in it ? { node: it.node, value: it.value[i] as Hex } : it),
    )
    return vote(words, threshold, (word) => word.toLowerCase())
  })
  return {
    value: outcomes.map(({ value }) => value),
    dissent: outcomes.flatMap(({ dissent }) => dissent),
  }
}

function toMembers({ nodes, threshold }: QuorumOptions) {
  const members = nodes.map(({ name, rpc }) => openMember(toName(name), createNodeReader(rpc)))
  if (!Number.isInteger(threshold) || threshold < 1 || threshold > nodes.length) {
    throw new InvalidQuorumError({ problem: `${threshold} of ${nodes.length} nodes` })
  }
  const names = new Set(members.map(({ name }) => name))
  if (names.size === members.length && !names.has('')) return members
  throw new InvalidQuorumError({ problem: 'two nodes have one name, or one has none' })
}

/** A URL can hold a key: of one only the host is shown. */
function toName(name: string): string {
  const host = URL.canParse(name) ? new URL(name).host : ''
  return (host || name).slice(0, 256)
}
