import { expect } from 'chai'
import { deployments } from '../../../src/deployments/deployments.ts'
import { examineAccount } from '../../../src/issuer/doctor/examineAccount.ts'
import { examineChain } from '../../../src/issuer/doctor/examineChain.ts'
import { examineIssuer } from '../../../src/issuer/doctor/examineIssuer.ts'
import type { Finding } from '../../../src/issuer/doctor/Finding.ts'
import { RegistryError } from '../../../src/registry/RegistryError.ts'
import { claimKey } from '../../support/claimKey.ts'
import { createRandom } from '../../support/createRandom.ts'
import { type Chain, openChain, toAccount } from '../../support/openChain.ts'

const told = (findings: readonly Finding[]) =>
  findings.map(({ code, outcome, advice }) => {
    // Whoever is told of trouble is told what to do.
    expect(advice !== undefined, code).to.equal(outcome !== 'good')
    return [code, outcome]
  })

describe('doctor', () => {
  let chain: Chain
  before(async () => {
    chain = await openChain()
  })
  after(() => chain.close())

  const examine = async (change: {
    seconds?: number
    address?: `0x${string}`
    chainId?: number
  }) => {
    const { seconds = 0, ...registry } = change
    const now = (await chain.now()) + seconds * 1000
    const on = { ...chain.registry, ...registry }
    return told(await examineChain({ rpc: chain.rpc, registry: on, now }))
  }
  const good = (...codes: string[]) => codes.map((code) => [code, 'good'])

  it('is content with a node, a clock and a registry', async () => {
    const all = good('NODE_OK', 'CLOCK_OK', 'CONTRACTS_OK')
    expect(await examine({})).to.deep.equal(all)
    expect(await examine({ seconds: -60 })).to.deep.equal(all)
    expect(await examine({ seconds: 600 })).to.deep.equal(all)
  })

  it('finds a clock that is wrong, and a chain that stands still', async () => {
    expect((await examine({ seconds: -61 }))[1]).to.deep.equal(['CLOCK_BEHIND', 'problem'])
    expect((await examine({ seconds: 601 }))[1]).to.deep.equal(['BLOCKS_OLD', 'warning'])
  })

  it('finds another chain, another contract, and none', async () => {
    expect(await examine({ chainId: 1 })).to.deep.equal([['NODE_WRONG_CHAIN', 'problem']])
    const { address } = deployments.TrustRegistry
    expect((await examine({ address }))[2]).to.deep.equal(['CONTRACTS_OTHER', 'problem'])
    const nothing = `0x${'ee'.repeat(20)}` as const
    expect((await examine({ address: nothing }))[2]).to.deep.equal(['CONTRACTS_MISSING', 'problem'])
  })

  it('does not know what a node does not tell', async () => {
    const away = {
      request: async () => {
        throw new Error('gone')
      },
    }
    const findings = await examineChain({ rpc: away, registry: chain.registry, now: Date.now() })
    expect(told(findings)).to.deep.equal([['NODE_UNREACHABLE', 'unknown']])
  })

  it('tells whether an account can pay, and what it waits for', async () => {
    const account = toAccount(12).address.toLowerCase() as `0x${string}`
    const random = createRandom('doctor')
    const { rpc, registry } = chain
    const examineIts = async () =>
      told(await examineAccount({ rpc, registry, account, random, describe: String }))
    const setBalance = (wei: bigint) =>
      rpc.request({ method: 'hardhat_setBalance', params: [account, `0x${wei.toString(16)}`] })
    expect(await examineIts()).to.deep.equal([['ACCOUNT_OK', 'good']])
    await setBalance(0n)
    expect(await examineIts()).to.deep.equal([['ACCOUNT_EMPTY', 'problem']])
    // Some 50,000 gas at some gwei.
    await setBalance(10n ** 15n / 4n)
    expect(await examineIts()).to.deep.equal([['ACCOUNT_LOW', 'warning']])
    await setBalance(10n ** 18n)
    await rpc.request({ method: 'evm_setAutomine', params: [false] })
    const sending = chain.sender(12).send({ to: account, data: '0x' })
    const deadline = Date.now() + 10_000
    let found = await examineIts()
    while (found.length < 2 && Date.now() < deadline) found = await examineIts()
    await rpc.request({ method: 'evm_setAutomine', params: [true] })
    await chain.mine(1)
    await sending
    expect(found).to.deep.equal([
      ['ACCOUNT_OK', 'good'],
      ['ACCOUNT_WAITING', 'warning'],
    ])
    expect(await examineIts()).to.deep.equal([['ACCOUNT_OK', 'good']])
  })

  it('tells what the registry has of an issuer', async () => {
    const identifier = 'did:web:doctor.example'
    const account = toAccount(13).address.toLowerCase() as `0x${string}`
    const { rpc, registry } = chain
    const codeOf = async (registrant: { identifier: string; multikey?: string }) =>
      told([await examineIssuer({ rpc, registry, registrant: { account, ...registrant } })])
    expect(await codeOf({ identifier })).to.deep.equal([['ISSUER_NONE', 'warning']])
    await claimKey(chain, { identifier, account: 13 })
    expect(await codeOf({ identifier })).to.deep.equal([['ISSUER_OK', 'good']])
    const other = { identifier: 'did:web:other.example' }
    expect(await codeOf(other)).to.deep.equal([['ISSUER_WRONG', 'problem']])
    await chain.issuerWriter(14).createIssuer({ identifier })
    const begun = toAccount(14).address.toLowerCase() as `0x${string}`
    const registrant = { account: begun, identifier }
    expect(told([await examineIssuer({ rpc, registry, registrant })])).to.deep.equal([
      ['ISSUER_INCOMPLETE', 'problem'],
    ])
  })

  it('lets an outage through, which is no finding about the account', async () => {
    const away = { request: () => Promise.reject(new Error('gone')) }
    const account = toAccount(12).address.toLowerCase() as `0x${string}`
    const random = createRandom('away')
    const { registry } = chain
    const error = await examineAccount({
      rpc: away,
      registry,
      account,
      random,
      describe: String,
    }).catch((it) => it)
    expect(error).to.be.instanceOf(RegistryError).with.property('code', 'REGISTRY_UNREACHABLE')
  })
})
