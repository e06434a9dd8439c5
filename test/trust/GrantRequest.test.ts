import { expect } from 'chai'
import { TypedDataEncoder, Wallet } from 'ethers'
import { privateKeyToAccount } from 'viem/accounts'
import { InvalidUintError } from '../../src/base/uint.ts'
import { hashTypedData } from '../../src/registry/TypedData.ts'
import type { Edge } from '../../src/trust/Grant.ts'
import { type GrantRequest, toGrantRequestData } from '../../src/trust/GrantRequest.ts'

const registry = { chainId: 31337, address: `0x${'a1'.repeat(20)}` } as const
const secret = `0x${'07'.repeat(32)}` as const
const edge: Edge = { from: 1, to: 2, scope: `0x${'cd'.repeat(32)}`, sequence: 3 }
const base = { registry, edge, deadline: 2_000_000_000 } as const
const names = 'uint64 from,uint64 to,bytes32 scope,uint32 sequence'

const signed: readonly (readonly [GrantRequest, string])[] = [
  [
    { ...base, action: 'grant', end: 9, depth: 1 },
    `Grant(${names},uint40 end,uint8 depth,uint256 deadline)`,
  ],
  [{ ...base, action: 'endGrant', end: 9 }, `EndGrant(${names},uint40 end,uint256 deadline)`],
  [
    { ...base, action: 'disownGrant', since: 9 },
    `DisownGrant(${names},uint40 since,uint256 deadline)`,
  ],
]

describe('toGrantRequestData', () => {
  for (const [request, type] of signed) {
    it(`gives what both libraries sign alike: ${type}`, async () => {
      const data = toGrantRequestData(request)
      const { domain, types, primaryType, message } = data
      expect(domain).to.include({ name: 'Cairn TrustRegistry', version: '1' })
      expect(TypedDataEncoder.from(types).encodeType(primaryType)).to.equal(type)
      expect(Object.keys(message)).to.deep.equal(types[primaryType]!.map(({ name }) => name))
      const byEthers = await new Wallet(secret).signTypedData(domain, types, message)
      expect(await privateKeyToAccount(secret).signTypedData(data)).to.equal(byEthers)
    })
  }

  it('signs another thing for each action, and an open end as 0', () => {
    const hashes = signed.map(([request]) => hashTypedData(toGrantRequestData(request)))
    expect(new Set(hashes).size).to.equal(3)
    const { message } = toGrantRequestData({ ...base, action: 'grant', depth: 0 })
    expect(message).to.include({ end: 0, depth: 0 })
  })

  it('has no numbers that do not fit', () => {
    const grant = { ...base, action: 'grant', depth: 1 } as const
    const bad: GrantRequest[] = [
      { ...grant, depth: 256 },
      { ...grant, end: 2 ** 40 },
      { ...grant, deadline: -1 },
      { ...grant, edge: { ...edge, from: 1.5 } },
      { ...grant, edge: { ...edge, to: -1 } },
      { ...grant, edge: { ...edge, sequence: 2 ** 32 } },
      { ...base, action: 'endGrant', end: 0.5 },
      { ...base, action: 'disownGrant', since: -1 },
    ]
    for (const request of bad) {
      expect(() => toGrantRequestData(request)).to.throw(InvalidUintError)
    }
  })
})
