import { expect } from 'chai'
import type { Address } from '../../../src/base/hex.ts'
import { creationCodes } from '../../../src/deployer/creationCodes.ts'
import { createIssuerWriter } from '../../../src/registry/createIssuerWriter.ts'
import type { RegistryError } from '../../../src/registry/RegistryError.ts'
import { createTrustReader, type TrustReader } from '../../../src/trust/createTrustReader.ts'
import { createTrustRelayWriter } from '../../../src/trust/createTrustRelayWriter.ts'
import { createTrustWriter } from '../../../src/trust/createTrustWriter.ts'
import type { Edge } from '../../../src/trust/Grant.ts'
import { type GrantRequest, toGrantRequestData } from '../../../src/trust/GrantRequest.ts'
import { generalScope, toScope } from '../../../src/trust/toScope.ts'
import { chainId } from '../openChain.ts'
import type { AdapterStage } from './AdapterStage.ts'

const scope = toScope('achievement', 'https://academy.example/achievements/data-literacy')
const [ministry, agency, academy] = [1, 2, 3]
const general: Edge = { from: ministry, to: agency, scope: generalScope, sequence: 0 }
const special: Edge = { from: agency, to: academy, scope, sequence: 2 ** 32 - 1 }

/** Who vouches for whom: three issuers, of accounts 1 to 3. */
export function describeGrants(stage: () => AdapterStage): void {
  let trust: TrustReader
  beforeEach(async () => {
    const { registry, rpc, sender } = stage()
    const code = creationCodes.TrustRegistry.slice(0, -40) + registry.address.slice(2)
    const { contractAddress } = await (await sender(0)).send({ data: code as Address })
    trust = createTrustReader({ rpc, registry: { chainId, address: contractAddress! } })
    for (const account of [1, 2, 3]) {
      const issuers = createIssuerWriter({ sender: await sender(account), registry })
      await issuers.createIssuer({ identifier: `did:web:${account}.example` })
    }
  })

  const now = () => trust.readBlock('latest')
  const read = async (edge: Edge) => trust.readGrant(edge, await now())
  const writerOf = async (account: number) =>
    createTrustWriter({ sender: await stage().sender(account), registry: trust.registry })
  const judge = async (path: readonly Edge[], time: number) =>
    trust.judgePath({ root: ministry, issuer: academy, scope, path, time }, await now())

  it('names the registry of grants, and that of its issuers', async () => {
    await trust.identify()
    expect(await trust.readCredentialRegistry(await now())).to.deep.equal(stage().registry)
    const { rpc, registry } = stage()
    const other = createTrustReader({ rpc, registry })
    const error = await other.identify().catch((it: RegistryError) => it)
    expect(error).to.have.property('code', 'REGISTRY_NOT_FOUND')
  })

  it('grants, ends and disowns', async () => {
    const writer = await writerOf(1)
    expect(await read(general)).to.equal(undefined)
    await writer.grant(general, { depth: 255 })
    const { timestamp: from } = await now()
    expect(await read(general)).to.deep.equal({ from, depth: 255 })
    await writer.endGrant(general, from + 1000)
    await writer.disownGrant(general, from - 1)
    const narrowed = { from, end: from + 1000, badSince: from - 1, depth: 255 }
    expect(await read(general)).to.deep.equal(narrowed)
    expect(await read({ ...general, scope })).to.equal(undefined)
  })

  it('grants, ends and disowns what the controller signed, as somebody else', async () => {
    const { sender, sign } = stage()
    const relay = createTrustRelayWriter({ sender: await sender(0), registry: trust.registry })
    const { timestamp } = await now()
    const base = { registry: trust.registry, edge: special, deadline: timestamp + 500 }
    const signed = <Request extends GrantRequest>(request: Request) =>
      sign(2, toGrantRequestData(request))

    const grant = { ...base, action: 'grant', end: timestamp + 2000, depth: 1 } as const
    await relay.grantBySig(grant, await signed(grant))
    const { timestamp: from } = await now()
    expect(await read(special)).to.deep.equal({ from, end: timestamp + 2000, depth: 1 })
    const end = { ...base, action: 'endGrant', end: timestamp + 1000 } as const
    await relay.endGrantBySig(end, await signed(end))
    const disown = { ...base, action: 'disownGrant', since: timestamp } as const
    const forged = await relay
      .disownGrantBySig({ ...disown, since: timestamp - 1 }, await signed(disown))
      .catch((it: RegistryError) => it)
    expect(forged).to.have.nested.property('contractError.name', 'TrustRegistryInvalidSignature')
    await relay.disownGrantBySig(disown, await signed(disown))
    const narrowed = { from, end: timestamp + 1000, badSince: timestamp, depth: 1 }
    expect(await read(special)).to.deep.equal(narrowed)
  })

  it('judges a path: what is wrong, and where', async () => {
    const path = [general, special]
    const { timestamp } = await now()
    expect(await judge(path, timestamp)).to.deep.equal({ flaw: 'unknown', place: 0 })
    await (await writerOf(1)).grant(general, { depth: 1 })
    await (await writerOf(2)).grant(special, { depth: 0 })
    const { timestamp: granted } = await now()
    expect(await judge(path, granted)).to.equal(undefined)
    expect(await judge(path, granted - 1000)).to.deep.equal({ flaw: 'not-good', place: 0 })
    expect(await judge([general], granted)).to.deep.equal({ flaw: 'broken', place: 1 })
    expect(await judge([special], granted)).to.deep.equal({ flaw: 'broken', place: 0 })
    const elsewhere = [general, { ...special, scope: toScope('type', 'Badge') }]
    expect(await judge(elsewhere, granted)).to.deep.equal({ flaw: 'out-of-scope', place: 1 })
    const further = { from: academy, to: ministry, scope, sequence: 0 }
    await (await writerOf(3)).grant(further, { depth: 0 })
    const { timestamp: last } = await now()
    const long = [general, special, further]
    expect(await judge(long, last)).to.deep.equal({ flaw: 'too-long', place: 0 })
  })

  it('hands on what the contract refused with, structs and all', async () => {
    const writer = await writerOf(1)
    await writer.grant(general, { depth: 1 })
    const error = await writer.grant(general, { depth: 2 }).catch((it: RegistryError) => it)
    const { name, values } = (error as RegistryError).contractError!
    expect(name).to.equal('TrustRegistrySequenceUsed')
    expect(values).to.deep.equal({ edge: { ...general, from: 1n, to: 2n } })
  })
}
