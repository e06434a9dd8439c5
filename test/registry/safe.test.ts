import { expect } from 'chai'
import { BrowserProvider, type Eip1193Provider, Wallet } from 'ethers'
import { network } from 'hardhat'
import { custom } from 'viem'
import { fromEthersSigner } from '../../src/adapters/ethers.ts'
import { type Address, toHex } from '../../src/base/hex.ts'
import { toAnchorRequestData } from '../../src/registry/AnchorRequest.ts'
import { createIssuerWriter } from '../../src/registry/createIssuerWriter.ts'
import { createRegistryWriter } from '../../src/registry/createRegistryWriter.ts'
import { createRelayWriter } from '../../src/registry/createRelayWriter.ts'
import { type KeyConsent, toKeyConsentData } from '../../src/registry/KeyConsent.ts'
import type { KeyRole, KeyType, TransactionSender } from '../../src/registry/Registry.ts'
import type { RegistryError } from '../../src/registry/RegistryError.ts'
import { hashTypedData } from '../../src/registry/TypedData.ts'
import { createSafe, type Safe } from '../support/createSafe.ts'
import { type Chain, chainId, openChain, toAccount } from '../support/openChain.ts'

const identifier = 'did:web:academy.example'
const root = `0x${'ab'.repeat(32)}` as const
const deadline = 2 ** 40

/** Who pays for what the owners sign. */
const payers: Record<string, (chain: Chain, node: Eip1193Provider) => Promise<TransactionSender>> =
  {
    viem: async (chain) => chain.sender(0),
    async ethers(_, node) {
      const provider = new BrowserProvider(node, chainId, { cacheTimeout: -1 })
      provider.pollingInterval = 20
      const { privateKey } = toAccount(0).getHdKey()
      return fromEthersSigner(new Wallet(toHex(privateKey!), provider))
    },
  }

for (const [library, toPayer] of Object.entries(payers)) {
  describe(`a Safe that two of three own, by ${library}`, () => describeSafe(toPayer))
}

function describeSafe(toPayer: (typeof payers)[string]): void {
  let chain: Chain
  let payer: TransactionSender
  let safe: Safe
  const create = async (owners: number[], signers: number[]) =>
    createSafe({ rpc: chain.rpc, payer, owners, signers })
  before(async () => {
    const { provider, close } = await network.create('embedded')
    chain = await openChain(async () => ({
      transport: custom(provider as never, { retryCount: 0 }),
      close,
    }))
    payer = await toPayer(chain, provider as Eip1193Provider)
    safe = await create([1, 2, 3], [3, 1])
  })
  after(() => chain.close())

  const toConsent = (
    issuerId: number,
    controller: Address,
    key: { key: Address; type: KeyType; roles: readonly KeyRole[] },
  ): KeyConsent => ({ registry: chain.registry, issuerId, controller, deadline, ...key })
  const now = () => chain.reader.readBlock('latest')
  const nameOf = (error: RegistryError) => error.contractError?.name

  it('controls an issuer: takes it over, adds a key, ends it, hands it on', async () => {
    const writer = createIssuerWriter({ sender: safe.sender, registry: chain.registry })
    const old = chain.issuerWriter(9)
    const { issuerId } = await old.createIssuer({ identifier })
    await old.proposeController(issuerId, safe.address)
    await writer.acceptController(issuerId)
    expect(await chain.reader.readIssuer(issuerId, await now())).to.include({
      controller: safe.address,
    })

    const key = toAccount(5).address.toLowerCase() as Address
    const account = { key, type: 'account', roles: ['anchor'] } as const
    const consent = toConsent(issuerId, safe.address, account)
    await writer.addKey(consent, await toAccount(5).signTypedData(toKeyConsentData(consent)))
    const { timestamp: from } = await now()
    await writer.endKey(key, from + 1000)
    expect(await chain.reader.readKey(key, await now())).to.deep.equal({
      ...{ issuerId, from, end: from + 1000, type: 'account', roles: ['anchor'] },
    })

    await writer.proposeController(issuerId, old.controller)
    await old.acceptController(issuerId)
    const refused = await writer.declareAnchoredOnly(issuerId).catch(nameOf)
    expect(refused).to.equal('CredentialRegistryNotController')
  })

  it('makes an issuer of its own, and tells it from the words of the Safe', async () => {
    const writer = createIssuerWriter({ sender: safe.sender, registry: chain.registry })
    const { issuerId, receipt } = await writer.createIssuer({ identifier })
    expect(receipt.logs.map(({ address }) => address)).to.have.members([
      chain.registry.address,
      safe.address,
    ])
    const issuer = await chain.reader.readIssuer(issuerId, await now())
    expect(issuer).to.include({ controller: safe.address })
  })

  it('is a key: agrees by ERC-1271, then anchors and revokes by its own calls', async () => {
    const issuers = chain.issuerWriter(9)
    const { issuerId } = await issuers.createIssuer({ identifier })
    const contract = { key: safe.address, type: 'contract', roles: ['anchor', 'revoke'] } as const
    const consent = toConsent(issuerId, issuers.controller, contract)
    const digest = hashTypedData(toKeyConsentData(consent))
    const single = await create([1], [1])
    for (const proof of [await single.sign(digest), '0x'] as const) {
      const refused = await issuers.addKey(consent, proof).catch(nameOf)
      expect(refused).to.equal('CredentialRegistryInvalidConsent')
    }
    await issuers.addKey(consent, await safe.sign(digest))
    expect(await chain.reader.readKey(safe.address, await now())).to.include({ type: 'contract' })

    const writer = createRegistryWriter({ sender: safe.sender, registry: chain.registry })
    await writer.anchor({ root, size: 3 })
    await writer.revoke({ root, indexes: [1] })
    const positions = [0, 1].map((index) => ({ key: safe.address, root, index }))
    const facts = await chain.reader.readFacts(positions, await now())
    expect(facts.map(({ anchor, revoked }) => [anchor?.size, revoked])).to.deep.equal([
      [3, false],
      [3, true],
    ])
  })

  it('hands on why the registry refused', async () => {
    const writer = createRegistryWriter({ sender: safe.sender, registry: chain.registry })
    const refused = await writer.anchor({ root, size: 0 }).catch((it: RegistryError) => it)
    expect(refused).to.have.deep.property('contractError', {
      name: 'CredentialRegistryEmptyBatch',
      values: { root },
    })
  })

  it('cannot sign for others to send', async () => {
    const { registry } = chain
    const request = {
      registry,
      key: safe.address,
      root: `0x${'cd'.repeat(32)}`,
      size: 3,
      deadline,
    } as const
    const relay = createRelayWriter({ sender: chain.sender(0), registry })
    const signature = await safe.sign(hashTypedData(toAnchorRequestData(request)))
    const { refused } = await relay.anchorManyBySig([{ request, signature }])
    expect(refused).to.deep.equal([{ item: 0, request, refusal: 'invalid-signature' }])
  })
}
