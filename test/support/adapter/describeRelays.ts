import { expect } from 'chai'
import { type AnchorRequest, toAnchorRequestData } from '../../../src/registry/AnchorRequest.ts'
import { createRegistryWriter } from '../../../src/registry/createRegistryWriter.ts'
import { createRelayWriter } from '../../../src/registry/createRelayWriter.ts'
import { RegistryError } from '../../../src/registry/RegistryError.ts'
import { type AdapterStage, deadline, readNow, rootOf } from './AdapterStage.ts'

/** Batches that are anchored together, and by others than their keys. */
export function describeRelays(stage: () => AdapterStage): void {
  const relayWriter = async () =>
    createRelayWriter({ sender: await stage().sender(1), registry: stage().registry })
  const toRequest = (account: number, root: string, change: Partial<AnchorRequest> = {}) => {
    const { registry, address } = stage()
    return { registry, key: address(account), root: rootOf(root), size: 5, deadline, ...change }
  }
  const signed = async (account: number, request: AnchorRequest) => {
    return { request, signature: await stage().sign(account, toAnchorRequestData(request)) }
  }
  const sizeOf = async (key: `0x${string}`, root: string) =>
    (await readNow(stage(), { key, root: rootOf(root), index: 0 })).anchor?.size

  it('anchors several batches at once, or none', async () => {
    const { registry, sender, address } = stage()
    const writer = createRegistryWriter({ sender: await sender(0), registry })
    const batches = ['a1', 'a2'].map((root, i) => ({ root: rootOf(root), size: i + 1 }))
    const bad = { root: rootOf('a3'), size: 0 }
    const error = await writer.anchorMany([...batches, bad]).catch((it: unknown) => it)
    expect(error).to.have.nested.property('contractError.name', 'CredentialRegistryEmptyBatch')
    expect(await sizeOf(address(0), 'a1')).to.equal(undefined)

    await writer.anchorMany(batches)
    const sizes = await Promise.all(['a1', 'a2', 'a3'].map((root) => sizeOf(address(0), root)))
    expect(sizes).to.deep.equal([1, 2, undefined])
  })

  it('anchors what a key signed, and says why not', async () => {
    const relay = await relayWriter()
    const { request, signature } = await signed(0, toRequest(0, 'b1'))
    const forged = { ...request, size: 6 }
    const error = await relay.anchorBySig(forged, signature).catch((it: RegistryError) => it)
    expect(error).to.be.instanceOf(RegistryError).with.property('code', 'REGISTRY_REVERTED')
    const { name, values } = (error as RegistryError).contractError!
    expect(name).to.equal('CredentialRegistryAnchorRefused')
    expect(values).to.have.property('refusal', 'invalid-signature')
    expect(values).to.have.deep.nested.property('request.size', 6)
    await relay.anchorBySig(request, signature)
    expect(await sizeOf(request.key, 'b1')).to.equal(5)
  })

  it('anchors many that were signed, and says which not and why', async () => {
    const { registry } = stage()
    const elsewhere = { ...registry, chainId: 1 }
    const good = await signed(0, toRequest(0, 'c1'))
    const batches = [
      await signed(2, toRequest(0, 'c2')),
      good,
      await signed(0, toRequest(0, '00')),
      await signed(0, toRequest(0, 'c3', { size: 0 })),
      await signed(2, toRequest(2, 'c4', { size: 9 })),
      await signed(0, toRequest(0, 'c5', { deadline: 1 })),
      await signed(0, toRequest(0, 'c6', { registry: elsewhere })),
      { ...good, signature: '0x' } as const,
      good,
    ]
    const { refused, receipt } = await (await relayWriter()).anchorManyBySig(batches)

    expect(refused.map(({ item, refusal }) => [item, refusal])).to.deep.equal([
      [0, 'invalid-signature'],
      [2, 'empty-root'],
      [3, 'empty-batch'],
      [5, 'expired'],
      [6, 'invalid-signature'],
      [7, 'invalid-signature'],
    ])
    expect(refused.map(({ request }) => request)).to.deep.equal(
      refused.map(({ item }) => batches[item]!.request),
    )
    expect(receipt.logs).to.have.length(refused.length + 2)
    const { address } = stage()
    const roots = ['c1', 'c2', 'c3', 'c5', 'c6']
    const sizes = await Promise.all(roots.map((root) => sizeOf(address(0), root)))
    expect(sizes).to.deep.equal([5, undefined, undefined, undefined, undefined])
    expect(await sizeOf(address(2), 'c4')).to.equal(9)
  })

  it('records an aggregate once, and reads when', async () => {
    const { reader } = stage()
    const relay = await relayWriter()
    const superRoot = rootOf('dd')
    const read = async () => reader.readAggregate(superRoot, await reader.readBlock('latest'))
    expect(await read()).to.equal(undefined)
    await relay.aggregate(superRoot)
    const { timestamp } = await reader.readBlock('latest')
    await relay.aggregate(superRoot)
    expect(await read()).to.equal(timestamp)
  })
}
