import { toKeyConsentData, toRoleBits } from '../../../../src/registry/KeyConsent.ts'
import { keyRoles } from '../../../../src/registry/Registry.ts'
import { deadline, packScattered } from '../../batches.ts'
import type { RowWays } from '../../Contestant.ts'
import type { Stage } from '../../Stage.ts'
import { createSigner } from './createSigner.ts'
import type { Cairn } from './deployCairn.ts'

/** Accounts of an issuer, and one that only relays. */
const [claimed, other, controller, relayer] = [11, 12, 13, 15] as const

/** The other changes of the status of one credential, and by others. */
export function statusWays({ stage, registry, hashes }: Cairn): RowWays {
  const signer = createSigner(stage, registry.address)
  const indexes = packScattered({ count: 1, size: 176 })
  const anchor = async (from = 0) => {
    const root = hashes.next()
    await registry.send('anchor', [root, 176], from)
    return root
  }
  const change = async (name: 'suspend' | 'supersede') =>
    registry.send(name, [stage.account(0).address, await anchor(), indexes, 1])
  return {
    revokeByOther: [
      '`revoke`, by another key of the issuer',
      async () => {
        await claimKeys(stage, registry)
        const root = await anchor(claimed)
        return registry.send('revoke', [stage.account(claimed).address, root, indexes, 1], other)
      },
    ],
    revokeBySig: [
      '`changeStatusBySig`',
      async () => {
        const signed = await signer.signRevocation({ root: await anchor(), indexes, reason: 1 }, 0)
        return registry.send('changeStatusBySig', [signed], relayer)
      },
    ],
    suspend: ['`suspend`', () => change('suspend')],
    supersede: ['`supersede`', () => change('supersede')],
  }
}

/** Makes an issuer with two keys, which agree. */
async function claimKeys(stage: Stage, registry: Cairn['registry']): Promise<void> {
  const { address } = stage.account(controller)
  await registry.send('createIssuer', [address, 'did:web:academy.example', ''], controller)
  const consent = {
    registry: { chainId: stage.chainId, address: registry.address },
    issuerId: 1,
    controller: address,
    type: 'account',
    roles: keyRoles,
    deadline: Number(deadline),
  } as const
  for (const account of [claimed, other]) {
    const key = stage.account(account)
    const proof = await key.signTypedData(toKeyConsentData({ ...consent, key: key.address }))
    const args = [1n, key.address, 0, toRoleBits(keyRoles), deadline, proof] as const
    await registry.send('addKey', args, controller)
  }
}
