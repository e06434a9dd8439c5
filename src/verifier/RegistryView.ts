import { formatAccountId } from '../base/accountId.ts'
import type { Block, Facts, IssuerRecord, Position, RegistryReader } from '../registry/Registry.ts'
import { RegistryError } from '../registry/RegistryError.ts'
import type { TrustedRegistry } from './Policy.ts'
import type { Source } from './Report.ts'

/** One registry, seen at one final block by everything that is verified in one run. */
export type RegistryView = {
  readonly final: Block
  /** What is known at the final block. */
  readFacts(position: Position): Promise<Facts>
  /** What is known at the head, which may still be dropped. */
  readHead(position: Position): Promise<Facts>
  /** An issuer of the registry, at the final block. */
  readIssuer(issuerId: number): Promise<IssuerRecord | undefined>
  /** The final block, as the source of a fact. */
  readonly source: Source
}

/**
 * Looks at a registry: checks that it is the one meant and finds the newest final block.
 *
 * @throws {RegistryError} where the node or the registry fails.
 */
export async function openRegistryView(
  reader: RegistryReader,
  { finality }: TrustedRegistry,
): Promise<RegistryView> {
  await reader.identify()
  const final = await reader.readBlock(finality)
  return {
    final,
    readFacts: (position) => readOne(reader, position, final),
    readHead: async (position) => readOne(reader, position, await readHead(reader, final)),
    readIssuer: (issuerId) => reader.readIssuer(issuerId, final),
    source: {
      from: 'chain',
      registry: formatAccountId(reader.registry),
      block: final.number,
      blockHash: final.hash,
      at: new Date(final.timestamp * 1000).toISOString(),
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
