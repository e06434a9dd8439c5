import { expect } from 'chai'
import { BrowserProvider, type Eip1193Provider, TypedDataEncoder, Wallet } from 'ethers'
import { createWalletClient } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { InvalidUintError } from '../../src/base/uint.ts'
import { toAggregateItemData } from '../../src/registry/AggregateItem.ts'
import { type AnchorRequest, toAnchorRequestData } from '../../src/registry/AnchorRequest.ts'
import { type ChangeRequest, toChangeRequestData } from '../../src/registry/ChangeRequest.ts'
import { toKeyConsentData } from '../../src/registry/KeyConsent.ts'
import { hashTypedData, type TypedData } from '../../src/registry/TypedData.ts'
import { type Node, openEmbedded } from '../support/nodes.ts'
import { toAccount } from '../support/openChain.ts'

const registry = { chainId: 31337, address: `0x${'a1'.repeat(20)}` } as const
const key = `0x${'b2'.repeat(20)}` as const
const root = `0x${'cd'.repeat(32)}` as const
const secret = `0x${'07'.repeat(32)}` as const
const deadline = 2_000_000_000

const anchor: AnchorRequest = { registry, key, root, size: 1000, deadline }
const base = { registry, anchorKey: key, root, signer: key, deadline } as const
const some = { indexes: [1, 2] } as const
const once = { nonce: 2n ** 255n } as const

/** What is signed, and its type as the interfaces of the contract have it. */
const signed: readonly (readonly [type: string, data: TypedData])[] = [
  [
    'KeyConsent(uint64 issuerId,address controller,address key,uint8 keyType,uint8 roles,uint256 deadline)',
    toKeyConsentData({
      ...{ registry, issuerId: 7, controller: key, key, type: 'p256', roles: ['revoke'], deadline },
    }),
  ],
  ['Anchor(address key,bytes32 root,uint32 size,uint256 deadline)', toAnchorRequestData(anchor)],
  [
    'AggregateItem(address key,bytes32 root,uint32 size,uint40 notAfter)',
    toAggregateItemData({ registry, key, root, size: 1000, notAfter: deadline }),
  ],
  ...(
    [
      [{ ...base, action: 'revoke', ...some }, 'Revoke', 'bytes indexes,uint8 reason'],
      [{ ...base, action: 'supersede', ...some }, 'Supersede', 'bytes indexes,uint8 reason'],
      [
        { ...base, action: 'suspend', ...some, ...once },
        'Suspend',
        'bytes indexes,uint8 reason,uint256 nonce',
      ],
      [
        { ...base, action: 'reinstate', ...some, ...once },
        'Reinstate',
        'bytes indexes,uint8 reason,uint256 nonce',
      ],
      [{ ...base, action: 'revokeBatch' }, 'RevokeBatch', 'uint8 reason'],
      [{ ...base, action: 'suspendBatch', ...once }, 'SuspendBatch', 'uint8 reason,uint256 nonce'],
      [
        { ...base, action: 'reinstateBatch', ...once },
        'ReinstateBatch',
        'uint8 reason,uint256 nonce',
      ],
    ] satisfies [ChangeRequest, string, string][]
  ).map(([request, name, fields]) => {
    const type = `${name}(address key,bytes32 root,${fields},uint256 deadline)`
    return [type, toChangeRequestData(request)] as const
  }),
]

describe('what is signed for a registry', () => {
  let node: Node
  before(async () => {
    node = await openEmbedded()
  })
  after(() => node.close())

  for (const [type, data] of signed) {
    const { domain, types, primaryType, message } = data

    it(`is of the type ${type}`, () => {
      expect(TypedDataEncoder.from(types).encodeType(primaryType)).to.equal(type)
      expect(Object.keys(message)).to.deep.equal(types[primaryType]!.map(({ name }) => name))
    })

    it(`is ${primaryType} by viem's account and by ethers' wallet, to the byte`, async () => {
      const byEthers = await new Wallet(secret).signTypedData(domain, types, message)
      expect(await privateKeyToAccount(secret).signTypedData(data)).to.equal(byEthers)
      expect(hashTypedData(data)).to.equal(TypedDataEncoder.hash(domain, types, message))
    })
  }

  it('is signed by wallets behind JSON-RPC, to the byte', async () => {
    const { address } = toAccount(3)
    const client = createWalletClient({ account: address, transport: node.transport })
    const provider = new BrowserProvider(client as unknown as Eip1193Provider)
    const signer = await provider.getSigner(address)
    for (const [, data] of signed) {
      const { domain, types, message } = data
      const expected = await toAccount(3).signTypedData(data)
      expect(await client.signTypedData(data)).to.equal(expected)
      expect(await signer.signTypedData(domain, types, message)).to.equal(expected)
    }
    provider.destroy()
  })

  it('is for one registry on one chain', () => {
    const hash = (on: AnchorRequest['registry']) =>
      hashTypedData(toAnchorRequestData({ ...anchor, registry: on }))
    const elsewhere = [
      { ...registry, chainId: 1 },
      { ...registry, address: key },
    ].map(hash)
    expect(new Set([hash(registry), ...elsewhere]).size).to.equal(3)
  })

  it('has no numbers that do not fit', () => {
    const bad = [
      () => toAnchorRequestData({ ...anchor, deadline: 1.5 }),
      () => toAnchorRequestData({ ...anchor, size: 2 ** 32 }),
      () => toAggregateItemData({ ...anchor, notAfter: 2 ** 40 }),
      () => toAggregateItemData({ ...anchor, size: -1, notAfter: 1 }),
      () => toChangeRequestData({ ...base, action: 'revoke', indexes: [-1] }),
      () => toChangeRequestData({ ...base, action: 'suspendBatch', nonce: -1n }),
      () => toChangeRequestData({ ...base, action: 'revokeBatch', deadline: Number.NaN }),
    ]
    for (const make of bad) expect(make).to.throw(InvalidUintError)
  })
})
