import { p256 } from '@noble/curves/nist'
import { expect } from 'chai'
import { BrowserProvider, type Eip1193Provider, Wallet } from 'ethers'
import { network } from 'hardhat'
import { createWalletClient, custom } from 'viem'
import { toViemChain } from '../../scripts/network/toViemChain.ts'
import { type Address, toHex } from '../../src/base/hex.ts'
import type { AnchorRequest } from '../../src/registry/AnchorRequest.ts'
import { type Chain, chainId, openChain, toAccount } from '../support/openChain.ts'
import { signByDevice } from './device.ts'
import { register } from './register.ts'
import { relayAll, sign } from './relay.ts'

const deadline = 2 ** 40
const secretOf = (account: number) => toHex(toAccount(account).getHdKey().privateKey!)

describe('the examples of docs/developing.md', () => {
  let chain: Chain
  let node: Eip1193Provider
  before(async () => {
    const connection = await network.create('embedded')
    node = connection.provider as Eip1193Provider
    const transport = custom(connection.provider as never)
    chain = await openChain(async () => ({ transport, close: () => connection.close() }))
  })
  after(() => chain.close())

  it('give an issuer a key', async () => {
    const wallet = createWalletClient({
      account: toAccount(0),
      chain: toViemChain(chainId),
      transport: custom(node as never),
      pollingInterval: 20,
    })
    const key = toAccount(1)
    const issuerId = await register(wallet, chain.registry, { key, deadline })
    const record = await chain.reader.readKey(key.address, await chain.reader.readBlock('latest'))
    expect(record).to.deep.include({ issuerId, type: 'account', roles: ['anchor', 'revoke'] })
  })

  it('relay what an account and a device signed, and tell what was refused', async () => {
    const provider = new BrowserProvider(node, chainId, { cacheTimeout: -1 })
    provider.pollingInterval = 20
    const key = new Wallet(secretOf(2))
    const secret = new Uint8Array(32).fill(9)
    const device = {
      publicKey: p256.getPublicKey(secret, false),
      signDigest: async (digest: Uint8Array) => p256.sign(digest, secret).toCompactRawBytes(),
    }
    const root = `0x${'ab'.repeat(32)}` as const
    const batch = { registry: chain.registry, root, size: 3, deadline }
    const request: AnchorRequest = { ...batch, key: key.address.toLowerCase() as Address }
    const batches = [
      await sign(key, request),
      await sign(key, { ...request, deadline: 1 }),
      await signByDevice(device, batch),
    ]
    const refused = await relayAll(new Wallet(secretOf(0), provider), chain.registry, batches)
    expect(refused.map(({ item, refusal }) => [item, refusal])).to.deep.equal([[1, 'expired']])
    const positions = batches.map(({ request }) => ({ key: request.key, root, index: 0 }))
    const block = await chain.reader.readBlock('latest')
    const facts = await chain.reader.readFacts(positions, block)
    expect(facts.map(({ anchor }) => anchor?.size)).to.deep.equal([3, 3, 3])
  })
})
