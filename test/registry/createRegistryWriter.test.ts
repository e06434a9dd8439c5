import { expect } from 'chai'
import type { Hex } from '../../src/base/hex.ts'
import { InvalidUintError } from '../../src/base/uint.ts'
import { createRegistryWriter } from '../../src/registry/createRegistryWriter.ts'
import { reasons } from '../../src/registry/Registry.ts'
import { RegistryError } from '../../src/registry/RegistryError.ts'
import { errorsOf } from '../support/errorsOf.ts'
import { noteCalls, registry } from '../support/noteCalls.ts'

const root = `0x${'ab'.repeat(32)}` as const
const secret = `0x${'5e'.repeat(32)}` as const

function note() {
  const { sender, ...rest } = noteCalls()
  return {
    writer: createRegistryWriter({ sender, registry }),
    key: sender.account.address,
    ...rest,
  }
}

describe('createRegistryWriter', () => {
  it('sends each position once, ascending by value, four bytes each', async () => {
    const { writer, key, read } = note()
    await writer.revoke({ root, indexes: [300, 2, 10, 2, 4294967295, 0, 300] })
    const { functionName, args } = read()
    expect(functionName).to.equal('revoke')
    expect(args).to.deep.equal([key, root, '0x00000000000000020000000a0000012cffffffff', 0])
  })

  it('sends the number of each reason', async () => {
    const { writer, read } = note()
    for (const [i, reason] of reasons.entries()) {
      await writer.suspend({ root, indexes: [1], reason })
      expect(read().args?.[3]).to.equal(i)
      await writer.suspendBatch({ root, reason })
      expect(read().args?.[2]).to.equal(i)
    }
  })

  it('sends to the registry what was asked for', async () => {
    const { writer, key, sent, read } = note()
    await writer.anchor({ root, size: 7 })
    expect(read()).to.deep.equal({ functionName: 'anchor', args: [root, 7] })
    await writer.anchorMany([{ root, size: 7 }])
    expect(read()).to.deep.equal({ functionName: 'anchorMany', args: [[{ root, size: 7 }]] })
    for (const functionName of ['revoke', 'supersede', 'suspend', 'reinstate'] as const) {
      await writer[functionName]({ root, indexes: [1] })
      expect(read()).to.deep.equal({ functionName, args: [key, root, '0x00000001', 0] })
    }
    for (const functionName of ['revokeBatch', 'suspendBatch', 'reinstateBatch'] as const) {
      await writer[functionName]({ anchorKey: registry.address, root })
      expect(read()).to.deep.equal({ functionName, args: [registry.address, root, 0] })
    }
    await writer.cancelNonce(2n ** 256n - 1n)
    expect(read()).to.deep.equal({ functionName: 'cancelNonce', args: [2n ** 256n - 1n] })
    expect(new Set(sent.map(({ to }) => to))).to.deep.equal(new Set([registry.address]))
  })

  it('sends nothing where a number has no place', async () => {
    const { writer, sent } = note()
    const calls = [
      ...[-1, 2 ** 32, 1.5, Number.NaN].map((index) =>
        writer.revoke({ root, indexes: [1, index] }),
      ),
      writer.cancelNonce(-1n),
      writer.cancelNonce(2n ** 256n),
    ]
    for (const error of await errorsOf(calls)) {
      expect(error).to.be.instanceOf(InvalidUintError)
    }
    expect(sent).to.deep.equal([])
  })

  it('sends nothing where a value does not fit, and does not show it', async () => {
    const { writer, sent } = note()
    const calls = [
      writer.anchor({ root: '0x12', size: 1 }),
      writer.anchor({ root: secret.slice(2) as Hex, size: 1 }),
      ...[-1, 2 ** 32, 1.5, undefined as never].map((size) => writer.anchorMany([{ root, size }])),
      writer.revoke({ anchorKey: secret, root, indexes: [1] }),
      writer.revokeBatch({ root, reason: 'because' as never }),
      writer.revokeBatch(undefined as never),
    ]
    for (const error of await errorsOf(calls)) {
      expect(error).to.be.instanceOf(RegistryError).with.property('code', 'REGISTRY_BAD_VALUE')
      const { message, cause } = error as Error
      expect(`${message} ${cause}`).to.not.include(secret.slice(4, 20))
    }
    expect(sent).to.deep.equal([])
  })
})
