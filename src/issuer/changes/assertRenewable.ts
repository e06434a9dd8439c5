import { toHex } from '../../base/hex.ts'
import type { AnchorProof } from '../../proof/AnchorProof.ts'
import type { Facts } from '../../registry/Registry.ts'
import type { Rpc } from '../../registry/Rpc.ts'
import { ChangeError } from './ChangeError.ts'
import { readStates } from './readStates.ts'

/**
 * Refuses to renew what was revoked, which would bring it back, or what has a successor already.
 *
 * @throws {ChangeError} `CHANGE_REVOKED`, `CHANGE_SUPERSEDED` or `CHANGE_NOT_ANCHORED`.
 * @throws {RegistryError} where the chain cannot be read.
 */
export async function assertRenewable(options: {
  rpc: Rpc
  proofs: readonly AnchorProof[]
}): Promise<void> {
  const { rpc, proofs } = options
  const states = await readStates(rpc, proofs)
  const find = (isOver: (facts: Facts) => boolean) =>
    proofs.find((_, i) => isOver(states[i] as Facts))
  const revoked = find((facts) => facts.revoked || facts.batchRevoked)
  if (revoked)
    throw new ChangeError({ code: 'CHANGE_REVOKED', problem: `${nameOf(revoked)} is revoked` })
  const superseded = find((facts) => facts.superseded)
  if (!superseded) return
  const problem = `${nameOf(superseded)} has a successor`
  throw new ChangeError({ code: 'CHANGE_SUPERSEDED', problem })
}

function nameOf({ index, root }: AnchorProof): string {
  return `position ${index} of ${toHex(root)}`
}
