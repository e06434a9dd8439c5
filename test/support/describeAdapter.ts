import { expect } from 'chai'
import type { AccountId } from '../../src/base/accountId.ts'
import type { Address, Hex } from '../../src/base/hex.ts'
import { creationCodes } from '../../src/deployer/creationCodes.ts'
import { createRegistryReader } from '../../src/registry/createRegistryReader.ts'
import { createRegistryWriter } from '../../src/registry/createRegistryWriter.ts'
import type { Broadcaster, TransactionSender } from '../../src/registry/Registry.ts'
import { RegistryError, type RegistryErrorCode } from '../../src/registry/RegistryError.ts'
import type { Rpc } from '../../src/registry/Rpc.ts'
import type { TypedData } from '../../src/registry/TypedData.ts'
import type { AdapterStage } from './adapter/AdapterStage.ts'
import { describeIssuers } from './adapter/describeIssuers.ts'
import { describeRelays } from './adapter/describeRelays.ts'
import { describeStatus } from './adapter/describeStatus.ts'
import { chainId, toAccount } from './openChain.ts'

/** What an adapter gives for one node. */
export type Adapted = {
  readonly rpc: Rpc
  /** The account with this private key. */
  sender(privateKey: `0x${string}`): Promise<TransactionSender & Broadcaster>
  /** Signs as the wallet of the account with this private key. */
  sign(privateKey: `0x${string}`, data: TypedData): Promise<Hex>
  close?(): Promise<void> | void
}

const root = (byte: string) => `0x${byte.repeat(32)}` as const

/** The private key of one of the funded accounts. */
export const secret = (account: number) => {
  const { privateKey } = toAccount(account).getHdKey()
  return `0x${Buffer.from(privateKey as Uint8Array).toString('hex')}` as const
}
const unfunded = `0x${'11'.repeat(32)}` as const

async function expectError(work: Promise<unknown>, code: RegistryErrorCode): Promise<void> {
  const error = await work.catch((it: unknown) => it)
  expect(error).to.be.instanceOf(RegistryError).with.property('code', code)
}

/**
 * What every adapter does, on a real node.
 *
 * @param open Gives the adapter for the node; `openClosed` for a port that nobody listens on.
 */
export function describeAdapter(
  name: string,
  open: () => Promise<Adapted>,
  openClosed: () => Promise<Adapted>,
): void {
  describe(name, () => {
    let adapted: Adapted
    let sender: TransactionSender
    let registry: AccountId
    const position = (index = 0) => ({ key: sender.account.address, root: root('ab'), index })
    const reader = () => createRegistryReader({ rpc: adapted.rpc, registry })
    const writer = () => createRegistryWriter({ sender, registry })
    const factsNow = async (index?: number) => {
      const block = await reader().readBlock('latest')
      return (await reader().readFacts([position(index)], block))[0]
    }

    before(async () => {
      adapted = await open()
      sender = await adapted.sender(secret(0))
    })
    after(() => adapted.close?.())
    beforeEach(async () => {
      const { contractAddress } = await sender.send({ data: creationCodes.CredentialRegistry })
      registry = { chainId, address: contractAddress as Address }
    })

    it('knows its account and chain, in lower case', () => {
      expect(sender.account).to.deep.equal({
        chainId,
        address: toAccount(0).address.toLowerCase(),
      })
    })

    it('deploys, and says where, what it cost and in which block', async () => {
      const receipt = await sender.send({ data: creationCodes.CredentialRegistry })
      expect(receipt.contractAddress).to.match(/^0x[0-9a-f]{40}$/)
      expect(receipt.hash).to.match(/^0x[0-9a-f]{64}$/)
      expect(receipt.gasUsed > 500_000n).to.equal(true)
      expect(receipt.gasPrice >= 0n).to.equal(true)
      expect(receipt.blockNumber).to.equal((await reader().readBlock('latest')).number)
    })

    const stage = (): AdapterStage => ({
      registry,
      reader: reader(),
      sender: (account) => adapted.sender(secret(account)),
      address: (account) => toAccount(account).address.toLowerCase() as Address,
      sign: (account, data) => adapted.sign(secret(account), data),
    })
    describeStatus(stage)
    describeIssuers(stage)
    describeRelays(stage)

    it('identifies the registry', async () => {
      await reader().identify()
    })

    it('anchors, revokes, suspends, reinstates, and reads each at its block', async () => {
      const none = { revoked: false, suspended: false, superseded: false }
      const whole = { batchRevoked: false, batchSuspended: false }
      const before = await reader().readBlock('latest')
      const { contractAddress } = await writer().anchor({ root: root('ab'), size: 3 })
      expect(contractAddress).to.equal(undefined)
      const anchored = await reader().readBlock('latest')
      const anchor = { anchoredAt: anchored.timestamp, size: 3 }
      expect(await factsNow()).to.deep.equal({ anchor, ...whole, ...none })

      await writer().suspend({ root: root('ab'), indexes: [2, 0], reason: 'withdrawn' })
      expect(await factsNow(2)).to.deep.equal({ anchor, ...whole, ...none, suspended: true })
      await writer().reinstate({ root: root('ab'), indexes: [2] })
      expect(await factsNow(2)).to.deep.equal({ anchor, ...whole, ...none })
      await writer().revoke({ root: root('ab'), indexes: [1], reason: 'key' })
      const last = await reader().readBlock('latest')
      const positions = [0, 1, 2].map(position)
      expect(await reader().readFacts(positions, last)).to.deep.equal([
        { anchor, ...whole, ...none, suspended: true },
        { anchor, ...whole, ...none, revoked: true },
        { anchor, ...whole, ...none },
      ])

      expect(await reader().readFacts([position()], before)).to.deep.equal([{ ...whole, ...none }])
      expect(await reader().readFacts([position(1)], anchored)).to.deep.equal([
        { anchor, ...whole, ...none },
      ])
    })

    it('says that the registry refused, before anything was sent', async () => {
      await expectError(writer().anchor({ root: root('00'), size: 1 }), 'REGISTRY_REVERTED')
      await expectError(writer().anchor({ root: root('ab'), size: 0 }), 'REGISTRY_REVERTED')
      const none = { root: root('ab'), indexes: [] }
      await expectError(writer().revoke(none), 'REGISTRY_REVERTED')
    })

    it('names the error of the contract and its values', async () => {
      await writer().anchor({ root: root('ef'), size: 4 })
      const change = { root: root('ef'), indexes: [9] }
      const error = await writer()
        .revoke(change)
        .catch((it: RegistryError) => it)
      expect((error as RegistryError).contractError).to.deep.equal({
        name: 'CredentialRegistryIndexOutOfRange',
        values: { index: 9, size: 4 },
      })
    })

    it('says that an account without money could not send', async () => {
      const poor = createRegistryWriter({ sender: await adapted.sender(unfunded), registry })
      await expectError(poor.anchor({ root: root('ab'), size: 1 }), 'REGISTRY_SEND_FAILED')
    })

    it('says that nobody answers', async () => {
      const closed = await openClosed()
      try {
        const away = createRegistryReader({ rpc: closed.rpc, registry })
        await expectError(away.identify(), 'REGISTRY_UNREACHABLE')
        await expectError(away.readBlock('finalized'), 'REGISTRY_UNREACHABLE')
        const sent = closed
          .sender(secret(0))
          .then((it) => it.send({ data: creationCodes.CredentialRegistry }))
        await expectError(sent, 'REGISTRY_SEND_FAILED')
      } finally {
        await closed.close?.()
      }
    })

    it('says that the chain is another one', async () => {
      const elsewhere = { ...registry, chainId: 1 }
      const away = createRegistryReader({ rpc: adapted.rpc, registry: elsewhere })
      await expectError(away.identify(), 'REGISTRY_WRONG_CHAIN')
      const write = async () => createRegistryWriter({ sender, registry: elsewhere })
      await expectError(write(), 'REGISTRY_WRONG_CHAIN')
    })

    it('says that the account is not the key', async () => {
      const write = async (key: Address) => createRegistryWriter({ sender, registry, key })
      await expectError(write(registry.address), 'REGISTRY_WRONG_KEY')
      const same = await write(toAccount(0).address as Address)
      expect(same.key).to.equal(sender.account.address)
    })

    describe('where no registry is', () => {
      const code = (runtime: string) => {
        const size = (runtime.length / 2).toString(16).padStart(2, '0')
        // Copies what follows its own 12 bytes, and returns it.
        return `0x60${size}600c60003960${size}6000f3${runtime}` as const
      }
      const contracts = [
        { what: 'a contract that reverts', runtime: '60006000fd' },
        { what: 'a contract that returns nothing', runtime: '00' },
        { what: 'a contract that returns zeros', runtime: '6101006000f3' },
      ]
      for (const { what, runtime } of contracts) {
        it(`says so of ${what}`, async () => {
          const { contractAddress } = await sender.send({ data: code(runtime) })
          const other = { chainId, address: contractAddress as Address }
          const away = createRegistryReader({ rpc: adapted.rpc, registry: other })
          await expectError(away.identify(), 'REGISTRY_NOT_FOUND')
          const block = await away.readBlock('latest')
          const facts = away.readFacts([position()], block).catch((it: RegistryError) => it)
          expect(await facts).to.be.instanceOf(RegistryError)
        })
      }

      it('says so of an account', async () => {
        const away = createRegistryReader({ rpc: adapted.rpc, registry: sender.account })
        await expectError(away.identify(), 'REGISTRY_NOT_FOUND')
        const block = await away.readBlock('latest')
        await expectError(away.readFacts([position()], block), 'REGISTRY_NOT_FOUND')
      })
    })

    it('does not read at a block that the chain does not have', async () => {
      const block = { number: 1, hash: root('77'), timestamp: 1 }
      await expectError(reader().readFacts([position()], block), 'REGISTRY_UNREACHABLE')
    })
  })
}
