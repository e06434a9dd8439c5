import { type AccountId, formatAccountId } from '../../base/accountId.ts'
import { toHex } from '../../base/hex.ts'
import type { AnchorProof } from '../../proof/AnchorProof.ts'
import { createRegistryReader } from '../../registry/createRegistryReader.ts'
import type { Facts } from '../../registry/Registry.ts'
import type { Rpc } from '../../registry/Rpc.ts'
import { ChangeError } from './ChangeError.ts'

/**
 * What the newest block says of credentials, in the order of their anchor proofs.
 *
 * @throws {ChangeError} `CHANGE_NOT_ANCHORED`.
 * @throws {RegistryError} where the chain cannot be read.
 */
export async function readStates(
  rpc: Rpc,
  proofs: readonly AnchorProof[],
): Promise<readonly Facts[]> {
  const states = new Map<AnchorProof, Facts>()
  const registries = new Map(proofs.map(({ registry }) => [formatAccountId(registry), registry]))
  for (const [name, registry] of registries) {
    const here = proofs.filter((proof) => formatAccountId(proof.registry) === name)
    for (const [i, facts] of (await readAll(rpc, registry, here)).entries()) {
      const proof = here[i] as AnchorProof
      assertAnchored(proof, facts)
      states.set(proof, facts)
    }
  }
  return proofs.map((proof) => states.get(proof) as Facts)
}

async function readAll(rpc: Rpc, registry: AccountId, proofs: readonly AnchorProof[]) {
  const reader = createRegistryReader({ rpc, registry })
  await reader.identify()
  const latest = await reader.readBlock('latest')
  const positions = proofs.map(({ key, root, index }) => ({ key, root: toHex(root), index }))
  return reader.readFacts(positions, latest)
}

/** A batch in an aggregate has no anchor of its own, and its positions a status all the same. */
function assertAnchored({ root, aggregate }: AnchorProof, { anchor }: Facts): void {
  if (anchor || aggregate) return
  const problem = `the batch ${toHex(root)} is not anchored`
  throw new ChangeError({ code: 'CHANGE_NOT_ANCHORED', problem })
}
