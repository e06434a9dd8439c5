import { formatAccountId } from '../base/accountId.ts'
import type { Hex } from '../base/hex.ts'
import { toIsoTime } from '../base/toIsoTime.ts'
import type { ChainReader } from '../registry/ChainReader.ts'
import { findBlockAt } from '../registry/findBlockAt.ts'
import type {
  Block,
  Facts,
  IssuerRecord,
  Position,
  RegistryReader,
  WindowRecord,
} from '../registry/Registry.ts'
import { RegistryError } from '../registry/RegistryError.ts'
import type { TrustReader } from '../trust/createTrustReader.ts'
import type { Edge, GrantRecord } from '../trust/Grant.ts'
import type { PathFault, PathQuestion } from '../trust/judgePath.ts'
import { createReadAhead } from './createReadAhead.ts'
import type { Fact, Source } from './Report.ts'
import type { ReadableRegistry } from './TrustedRegistries.ts'

/** One registry, seen at one final block by everything that is verified in one run. */
export type RegistryView = {
  readonly final: Block
  /** By how many seconds the times of its blocks may be off. */
  readonly timeTolerance: number
  /**
   * What is known at the final block. What is likely to be asked for next is read along.
   *
   * @param size Number of leaves of the batch, as far as is known.
   */
  readFacts(position: Position, size: number): Promise<Facts>
  /** What is known at the head, which may still be dropped, and which block that is. */
  readHead(position: Position): Promise<{ readonly facts: Facts; readonly block: Block }>
  /** When an aggregate was recorded, at the final block or at the head. */
  readAggregate(superRoot: Hex, at?: 'head'): Promise<number | undefined>
  /** An issuer of the registry, at the final block. */
  readIssuer(issuerId: number): Promise<IssuerRecord | undefined>
  /** When an issuer's key for documents is good, at the final block. */
  readAssertionKey(issuerId: number, multikey: string): Promise<WindowRecord | undefined>
  /** The grants of its issuers; absent where the policy names no registry of them. */
  readonly grants?: {
    readGrant(edge: Edge): Promise<GrantRecord | undefined>
    judgePath(question: PathQuestion): Promise<PathFault | undefined>
  }
  /**
   * What was known at a past time, in the last final block until then, and that block as the source;
   * `undefined` where the chain begins later.
   *
   * @param time Milliseconds since 1970.
   */
  readPast(
    position: Position,
    time: number,
  ): Promise<{ readonly facts: Facts; readonly source: Source } | undefined>
  /** The final block, as the source of a fact. */
  readonly source: Source
  /** Where several nodes are asked: how many have to agree, and whose answers did not count so far. */
  describeNodes(): readonly Fact[]
}

/**
 * Looks at a registry: checks that it is the one meant and finds the newest final block.
 *
 * @throws {RegistryError} where the node or the registry fails.
 */
export async function openRegistryView(registry: ReadableRegistry): Promise<RegistryView> {
  const { reader, trust, trusted, chain } = registry
  await reader.identify()
  const final = await reader.readBlock(trusted.finality)
  const blocks = [final]
  const head = async () => {
    const block = await readHead(reader, final)
    blocks.push(block)
    return block
  }
  const toAhead = createReadAhead()
  const past = new Map<number, Promise<Block | undefined>>()
  const findPast = async (time: number) => {
    const found =
      past.get(time) ?? findBlockAt((at) => reader.readBlock(at), Math.floor(time / 1000), final)
    past.set(time, found)
    const block = await found
    if (block) blocks.push(block)
    return block
  }
  return {
    final,
    timeTolerance: trusted.timeTolerance ?? 0,
    readFacts(position, size) {
      const facts = readOne(reader, position, final)
      const ahead = toAhead(position, size)
      // Whoever asks for one of them hears of a failure.
      if (ahead.length > 1) reader.readFacts(ahead, final).catch(() => {})
      return facts
    },
    readHead: async (position) => {
      const block = await head()
      return { facts: await readOne(reader, position, block), block }
    },
    readAggregate: async (superRoot, at) =>
      reader.readAggregate(superRoot, at === 'head' ? await head() : final),
    readIssuer: (issuerId) => reader.readIssuer(issuerId, final),
    readAssertionKey: (issuerId, multikey) => reader.readAssertionKey(issuerId, multikey, final),
    ...(trust && { grants: openGrants(trust, reader, final) }),
    async readPast(position, time) {
      const block = await findPast(time)
      if (!block) return undefined
      const facts = await readOne(reader, position, block)
      return { facts, source: toSource(reader, block) }
    },
    source: toSource(reader, final),
    describeNodes: () => describeNodes(chain, blocks),
  }
}

function toSource({ registry }: RegistryReader, { number, hash, timestamp }: Block): Source {
  return {
    from: 'chain',
    registry: formatAccountId(registry),
    block: number,
    blockHash: hash,
    at: toIsoTime(timestamp * 1000),
  }
}

/** Of one node there is nothing to tell: what it says counts, or the chain was not read. */
function describeNodes(chain: ChainReader | undefined, blocks: readonly Block[]): readonly Fact[] {
  if (!chain?.nodes || chain.nodes.asked === 1) return []
  const { asked, needed, dissentAt } = chain.nodes
  const dissent = new Map(
    [...new Set(blocks)].flatMap(dissentAt).map((one) => [`${one.problem} ${one.node}`, one]),
  )
  return [
    { name: 'nodes that agree', value: `${needed} of ${asked}`, source: { from: 'node' } },
    ...[...dissent.values()].map(
      ({ node, problem }): Fact => ({
        name: 'dissent',
        value: problem,
        source: { from: 'node', host: node },
      }),
    ),
  ]
}

/** The grants of a registry's issuers. Those of another registry's would be of other issuers. */
function openGrants(trust: TrustReader, { registry }: RegistryReader, final: Block) {
  let identified: Promise<void> | undefined
  const identify = async () => {
    await trust.identify()
    const of = await trust.readCredentialRegistry(final)
    if (formatAccountId(of) === formatAccountId(registry)) return
    const problem = 'the registry of grants is over another registry of issuers'
    throw new RegistryError({ code: 'REGISTRY_NOT_FOUND', problem })
  }
  const ready = () => {
    identified ??= identify()
    return identified
  }
  return {
    readGrant: async (edge: Edge) => {
      await ready()
      return trust.readGrant(edge, final)
    },
    judgePath: async (question: PathQuestion) => {
      await ready()
      return trust.judgePath(question, final)
    },
  }
}

/** The head. Behind one address there can be several nodes, and one that lags behind knows less. */
async function readHead(reader: RegistryReader, final: Block): Promise<Block> {
  const head = await reader.readBlock('latest')
  if (head.number >= final.number) return head
  const problem = `its head, ${head.number}, is older than its final block, ${final.number}`
  throw new RegistryError({ code: 'REGISTRY_BAD_ANSWER', problem })
}

async function readOne(reader: RegistryReader, position: Position, block: Block): Promise<Facts> {
  const [facts] = await reader.readFacts([position], block)
  if (facts) return facts
  throw new RegistryError({ code: 'REGISTRY_BAD_ANSWER', problem: 'the reader gave no facts' })
}
