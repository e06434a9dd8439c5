import { expect } from 'chai'
import { encodeAbiParameters, encodeEventTopics } from 'viem'
import type { Hex } from '../../src/base/hex.ts'
import { InvalidUintError } from '../../src/base/uint.ts'
import { abi } from '../../src/registry/abi.ts'
import { actions, type ChangeRequest } from '../../src/registry/ChangeRequest.ts'
import { createRelayWriter } from '../../src/registry/createRelayWriter.ts'
import type { Receipt } from '../../src/registry/Registry.ts'
import { RegistryError } from '../../src/registry/RegistryError.ts'
import { errorsOf } from '../support/errorsOf.ts'
import { noteCalls, registry } from '../support/noteCalls.ts'

const key = `0x${'c3'.repeat(20)}` as const
const signer = `0x${'d4'.repeat(20)}` as const
const root = `0x${'ab'.repeat(32)}` as const
const request = { registry, key, root, size: 3, deadline: 99 }
const signature = '0x1234'

function note(logs?: Receipt['logs']) {
  const { sender, ...rest } = noteCalls(logs)
  return { relay: createRelayWriter({ sender, registry }), ...rest }
}

/** A registry's word that it left out an item. */
function refused(
  item: bigint,
  change: { address?: Hex; key?: Hex; root?: Hex; refusal?: number } = {},
): Receipt['logs'][number] {
  const { address = registry.address, refusal = 3, ...rest } = change
  const args = { key, root, ...rest }
  const topics = encodeEventTopics({ abi, eventName: 'AnchorRefused', args }) as Hex[]
  const data = encodeAbiParameters([{ type: 'uint256' }, { type: 'uint8' }], [item, refusal])
  return { address, topics, data }
}

describe('createRelayWriter', () => {
  it('sends what was signed as it is', async () => {
    const { relay, sent, read } = note()
    await relay.anchorBySig(request, signature)
    const struct = { key: key, root, size: 3, deadline: 99n }
    expect(read()).to.deep.equal({ functionName: 'anchorBySig', args: [struct, signature] })
    await relay.anchorManyBySig([{ request, signature }])
    const items = [{ request: struct, signature }]
    expect(read()).to.deep.equal({ functionName: 'anchorManyBySig', args: [items] })
    await relay.aggregate(root)
    expect(read()).to.deep.equal({ functionName: 'aggregate', args: [root] })
    expect(new Set(sent.map(({ to }) => to))).to.deep.equal(new Set([registry.address]))
  })

  it('sends changes of status by their numbers, without what they have no place for', async () => {
    const { relay, read } = note()
    const base = { registry, anchorKey: key, root, signer, deadline: 99 } as const
    const some = { indexes: [300, 2] } as const
    const once = { nonce: 7n } as const
    const requests: readonly (readonly [ChangeRequest, object])[] = [
      [{ ...base, action: 'revoke', ...some }, some],
      [{ ...base, action: 'supersede', ...some, reason: 'error' }, some],
      [
        { ...base, action: 'suspend', ...some, ...once },
        { ...some, ...once },
      ],
      [
        { ...base, action: 'reinstate', ...some, ...once, reason: 'key' },
        { ...some, ...once },
      ],
      [{ ...base, action: 'revokeBatch', reason: 'withdrawn' }, {}],
      [{ ...base, action: 'suspendBatch', ...once }, once],
      [{ ...base, action: 'reinstateBatch', ...once }, once],
    ]
    const reasons = [0, 1, 0, 3, 2, 0, 0]
    expect(requests.map(([{ action }]) => action)).to.deep.equal(actions)
    for (const [i, [request, parts]] of requests.entries()) {
      await relay.changeStatusBySig(request, signature)
      const change = {
        action: i,
        key,
        root,
        indexes: 'indexes' in parts ? '0x000000020000012c' : '0x',
        reason: reasons[i],
        signer,
        nonce: 'nonce' in parts ? 7n : 0n,
        deadline: 99n,
        signature,
      }
      expect(read()).to.deep.equal({ functionName: 'changeStatusBySig', args: [change] })
    }
  })

  it('tells which were left out, and leaves out the words of others', async () => {
    const other = `0x${'ef'.repeat(32)}` as const
    const batches = [request, { ...request, root: other }, request, request]
    const logs = [
      refused(3n, { refusal: 1 }),
      refused(1n, { root: other, refusal: 2 }),
      refused(0n, { address: signer }),
      refused(2n, { key: signer }),
      refused(2n, { root: other }),
      refused(9n),
      refused(3n, { refusal: 4 }),
    ]
    const { relay } = note(logs)
    const items = batches.map((it) => ({ request: it, signature }) as const)
    expect((await relay.anchorManyBySig(items)).refused).to.deep.equal([
      { item: 1, request: batches[1], refusal: 'empty-batch' },
      { item: 3, request, refusal: 'empty-root' },
    ])
  })

  it('sends nothing where a value does not fit', async () => {
    const { relay, sent } = note()
    const numbers = [
      relay.anchorBySig({ ...request, deadline: -1 }, signature),
      relay.anchorManyBySig([
        { request, signature },
        { request: { ...request, deadline: 1.5 }, signature },
      ]),
    ]
    const values = [
      relay.anchorBySig({ ...request, size: 2 ** 32 }, signature),
      relay.anchorBySig(request, 'signature' as Hex),
      relay.anchorManyBySig([{ request: { ...request, key: '0x12' }, signature }]),
      relay.aggregate('0x12'),
      relay.changeStatusBySig(
        { registry, anchorKey: key, root, signer, deadline: 99, action: 'revive' as never },
        signature,
      ),
    ]
    for (const error of await errorsOf(numbers)) {
      expect(error).to.be.instanceOf(InvalidUintError)
    }
    for (const error of await errorsOf(values)) {
      expect(error).to.be.instanceOf(RegistryError).with.property('code', 'REGISTRY_BAD_VALUE')
    }
    expect(sent).to.deep.equal([])
  })

  it('refuses an account on another chain', () => {
    const { sender } = noteCalls()
    const write = () => createRelayWriter({ sender, registry: { ...registry, chainId: 6 } })
    expect(write).to.throw(RegistryError).with.property('code', 'REGISTRY_WRONG_CHAIN')
  })
})
