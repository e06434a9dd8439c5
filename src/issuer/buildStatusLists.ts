import type { JsonObject } from '../credential/parseJson.ts'
import type { DocumentSigner } from '../proof/createEddsaSigner.ts'
import { signEddsaRdfc2022 } from '../proof/signEddsaRdfc2022.ts'
import { createRegistryReader } from '../registry/createRegistryReader.ts'
import type { Block, Finality, RegistryReader } from '../registry/Registry.ts'
import type { Rpc } from '../registry/Rpc.ts'
import { type MirroredPurpose, toStatusListUrl } from '../status/toStatusEntries.ts'
import { toStatusListCredential } from '../status/toStatusListCredential.ts'
import type { PlannedAnchor } from './anchoring/toPlannedAnchor.ts'

/** What the status lists of a batch are made from. */
export type StatusListOptions = {
  readonly rpc: Rpc
  readonly batch: PlannedAnchor
  /** As the batch was planned with. */
  readonly statusLists: string
  /** `issuer.id` of its credentials. */
  readonly issuerId: string
  readonly signer: DocumentSigner
  /** How long the lists are good, in milliseconds. Without it an old list is as good as a new one. */
  readonly validFor?: number
  /** Which block is read. Default `finalized`. */
  readonly finality?: Finality
}

/** Positions are read this many at a time: 64 words of the registry for each purpose. */
const slice = 2 ** 14

/**
 * The status lists of a batch, read from the chain at one final block and signed: what verifiers that know nothing of
 * the chain go by. They are to be published under their ids.
 *
 * @returns By purpose, a `BitstringStatusListCredential` (Bitstring Status List 1.0 §2.2).
 * @throws {RegistryError} where the chain cannot be read.
 * @throws {StatusListUrlError} {@link StatusListError}
 *
 * @example
 * const { revocation, suspension } = await buildStatusLists({ rpc, batch, statusLists, issuerId, signer })
 */
export async function buildStatusLists(
  options: StatusListOptions,
): Promise<Readonly<Record<MirroredPurpose, JsonObject>>> {
  const { rpc, batch, statusLists, issuerId, signer, validFor, finality = 'finalized' } = options
  const reader = createRegistryReader({ rpc, registry: batch.registry })
  await reader.identify()
  const block = await reader.readBlock(finality)
  const set = await readSetPositions(reader, batch, block)
  const created = new Date(block.timestamp * 1000)
  const build = (purpose: MirroredPurpose) => {
    const document = toStatusListCredential({
      id: toStatusListUrl(statusLists, purpose),
      issuerId,
      purpose,
      indexes: set[purpose],
      size: batch.size,
      validFrom: toText(created),
      ...(validFor !== undefined && { validUntil: toText(new Date(+created + validFor)) }),
    })
    return signEddsaRdfc2022({ document, signer, created })
  }
  return { revocation: await build('revocation'), suspension: await build('suspension') }
}

async function readSetPositions(
  reader: RegistryReader,
  { key, root, size }: PlannedAnchor,
  block: Block,
): Promise<Record<MirroredPurpose, number[]>> {
  const set: Record<MirroredPurpose, number[]> = { revocation: [], suspension: [] }
  for (let from = 0; from < size; from += slice) {
    const length = Math.min(slice, size - from)
    const positions = Array.from({ length }, (_, i) => ({ key, root, index: from + i }))
    const facts = await reader.readFacts(positions, block)
    for (const [i, { revoked, batchRevoked, suspended, batchSuspended }] of facts.entries()) {
      if (revoked || batchRevoked) set.revocation.push(from + i)
      if (suspended || batchSuspended) set.suspension.push(from + i)
    }
  }
  return set
}

function toText(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z')
}
