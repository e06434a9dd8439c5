import { expect } from 'chai'
import { InvalidUintError } from '../../src/base/uint.ts'
import { RegistryError } from '../../src/registry/RegistryError.ts'
import { trustAbi } from '../../src/registry/trustAbi.ts'
import { createTrustRelayWriter } from '../../src/trust/createTrustRelayWriter.ts'
import { createTrustWriter } from '../../src/trust/createTrustWriter.ts'
import type { Edge } from '../../src/trust/Grant.ts'
import { errorsOf } from '../support/errorsOf.ts'
import { noteCalls, registry } from '../support/noteCalls.ts'

const edge: Edge = { from: 1, to: 2, scope: `0x${'ab'.repeat(32)}`, sequence: 3 }
const struct = { ...edge, from: 1n, to: 2n }
const base = { registry, edge, deadline: 99 } as const
const signature = '0x1234'

function note() {
  const { sender, ...rest } = noteCalls([], trustAbi)
  const options = { sender, registry }
  return { writer: createTrustWriter(options), relay: createTrustRelayWriter(options), ...rest }
}

describe('createTrustWriter and createTrustRelayWriter', () => {
  it('send to the registry what was asked for', async () => {
    const { writer, relay, sent, read } = note()
    await writer.grant(edge, { depth: 1 })
    expect(read()).to.deep.equal({ functionName: 'grant', args: [struct, 0, 1] })
    await writer.grant(edge, { end: 9, depth: 0 })
    expect(read()).to.deep.equal({ functionName: 'grant', args: [struct, 9, 0] })
    await writer.endGrant(edge, 9)
    expect(read()).to.deep.equal({ functionName: 'endGrant', args: [struct, 9] })
    await writer.disownGrant(edge, 8)
    expect(read()).to.deep.equal({ functionName: 'disownGrant', args: [struct, 8] })

    await relay.grantBySig({ ...base, action: 'grant', depth: 1 }, signature)
    const granted = [struct, 0, 1, 99n, signature]
    expect(read()).to.deep.equal({ functionName: 'grantBySig', args: granted })
    await relay.endGrantBySig({ ...base, action: 'endGrant', end: 9 }, signature)
    const ended = [struct, 9, 99n, signature]
    expect(read()).to.deep.equal({ functionName: 'endGrantBySig', args: ended })
    await relay.disownGrantBySig({ ...base, action: 'disownGrant', since: 8 }, signature)
    const disowned = [struct, 8, 99n, signature]
    expect(read()).to.deep.equal({ functionName: 'disownGrantBySig', args: disowned })
    expect(new Set(sent.map(({ to }) => to))).to.deep.equal(new Set([registry.address]))
  })

  it('send nothing where a value does not fit', async () => {
    const { writer, relay, sent } = note()
    const numbers = [
      writer.grant({ ...edge, from: -1 }, { depth: 1 }),
      writer.grant(edge, { end: 1.5, depth: 1 }),
      writer.endGrant(edge, 2 ** 40),
      relay.endGrantBySig({ ...base, deadline: -1, action: 'endGrant', end: 9 }, signature),
    ]
    const values = [
      writer.grant(edge, { depth: 256 }),
      writer.disownGrant({ ...edge, scope: '0x12' }, 9),
      relay.grantBySig({ ...base, action: 'grant', depth: 1 }, 'signature' as never),
    ]
    for (const error of await errorsOf(numbers)) expect(error).to.be.instanceOf(InvalidUintError)
    for (const error of await errorsOf(values)) {
      expect(error).to.be.instanceOf(RegistryError).with.property('code', 'REGISTRY_BAD_VALUE')
    }
    expect(sent).to.deep.equal([])
  })

  it('refuse an account on another chain', () => {
    const options = { sender: noteCalls().sender, registry: { ...registry, chainId: 6 } }
    for (const create of [createTrustWriter, createTrustRelayWriter]) {
      expect(() => create(options))
        .to.throw(RegistryError)
        .with.property('code', 'REGISTRY_WRONG_CHAIN')
    }
  })
})
