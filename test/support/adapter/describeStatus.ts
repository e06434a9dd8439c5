import { expect } from 'chai'
import {
  type Action,
  actions,
  type ChangeRequest,
  toChangeRequestData,
} from '../../../src/registry/ChangeRequest.ts'
import { createRegistryWriter } from '../../../src/registry/createRegistryWriter.ts'
import { createRelayWriter } from '../../../src/registry/createRelayWriter.ts'
import type { Facts, RegistryWriter } from '../../../src/registry/Registry.ts'
import { type AdapterStage, deadline, readNow, rootOf } from './AdapterStage.ts'

const root = rootOf('cd')

/** What each action does to position 1, in an order in which each has an effect. */
const effects: readonly (readonly [Action, Partial<Facts>])[] = [
  ['suspend', { suspended: true }],
  ['reinstate', { suspended: false }],
  ['suspendBatch', { batchSuspended: true }],
  ['reinstateBatch', { batchSuspended: false }],
  ['supersede', { superseded: true }],
  ['revoke', { revoked: true }],
  ['revokeBatch', { batchRevoked: true }],
]

/** Every change of status, as the key sends it and as it signs it. */
export function describeStatus(stage: () => AdapterStage): void {
  const flags = (facts: Facts) => {
    const { anchor: _, key: __, ...rest } = facts
    return rest
  }
  const nothing = {
    batchRevoked: false,
    batchSuspended: false,
    revoked: false,
    suspended: false,
    superseded: false,
  }

  async function expectEffects(change: (action: Action) => Promise<unknown>): Promise<void> {
    expect(effects.map(([action]) => action).toSorted()).to.deep.equal(actions.toSorted())
    const key = stage().address(0)
    let expected = nothing
    for (const [action, effect] of effects) {
      await change(action)
      expected = { ...expected, ...effect }
      expect(flags(await readNow(stage(), { key, root, index: 1 })), action).to.deep.equal(expected)
    }
  }

  it('changes a status in each way', async () => {
    const { registry, sender } = stage()
    const writer: RegistryWriter = createRegistryWriter({ sender: await sender(0), registry })
    await writer.anchor({ root, size: 3 })
    await expectEffects((action) => writer[action]({ root, indexes: [1], reason: 'error' }))
  })

  it('changes a status in each way that the key signed, as somebody else', async () => {
    const { registry, sender, address, sign } = stage()
    const relay = createRelayWriter({ sender: await sender(1), registry })
    await expectEffects(async (action) => {
      const request = toRequest(action, {
        registry,
        anchorKey: address(0),
        root,
        reason: 'error',
        signer: address(0),
        deadline,
      })
      await relay.changeStatusBySig(request, await sign(0, toChangeRequestData(request)))
    })
  })

  it('uses a nonce once, and cancels one', async () => {
    const { registry, reader, sender, address, sign } = stage()
    const signer = address(0)
    const relay = createRelayWriter({ sender: await sender(1), registry })
    const suspend = async (nonce: bigint) => {
      const base = { registry, anchorKey: signer, root, signer, deadline } as const
      const request: ChangeRequest = { ...base, action: 'suspendBatch', nonce }
      const signature = await sign(0, toChangeRequestData(request))
      return relay.changeStatusBySig(request, signature).then(
        () => 'done',
        (error) => error.contractError,
      )
    }
    const isUsed = async (nonce: bigint) =>
      reader.isNonceUsed(signer, nonce, await reader.readBlock('latest'))
    const last = 2n ** 256n - 1n

    expect([await isUsed(last), await isUsed(7n)]).to.deep.equal([false, false])
    expect(await suspend(last)).to.equal('done')
    await createRegistryWriter({ sender: await sender(0), registry }).cancelNonce(7n)
    expect([await isUsed(last), await isUsed(7n), await isUsed(8n)]).to.deep.equal([
      true,
      true,
      false,
    ])
    for (const nonce of [last, 7n]) {
      const { name, values } = (await suspend(nonce)) as { name: string; values: object }
      expect(name).to.equal('CredentialRegistryNonceUsed')
      expect(values).to.have.property('nonce', nonce)
    }
  })
}

function toRequest(
  action: Action,
  base: Omit<ChangeRequest, 'action' | 'indexes' | 'nonce'>,
): ChangeRequest {
  switch (action) {
    case 'revoke':
    case 'supersede':
      return { ...base, action, indexes: [1] }
    case 'suspend':
    case 'reinstate':
      return { ...base, action, indexes: [1], nonce: BigInt(actions.indexOf(action)) }
    case 'revokeBatch':
      return { ...base, action }
    default:
      return { ...base, action, nonce: BigInt(actions.indexOf(action)) }
  }
}
