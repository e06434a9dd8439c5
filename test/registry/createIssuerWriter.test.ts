import { expect } from 'chai'
import { encodeAbiParameters, encodeEventTopics, keccak256, stringToHex, zeroAddress } from 'viem'
import type { Address, Hex } from '../../src/base/hex.ts'
import { InvalidMultikeyError } from '../../src/base/multikey.ts'
import { InvalidUintError } from '../../src/base/uint.ts'
import { abi } from '../../src/registry/abi.ts'
import { createIssuerWriter } from '../../src/registry/createIssuerWriter.ts'
import type { Receipt } from '../../src/registry/Registry.ts'
import { RegistryError } from '../../src/registry/RegistryError.ts'
import { keyPair } from '../proof/vectors.ts'
import { errorsOf } from '../support/errorsOf.ts'
import { noteCalls, registry } from '../support/noteCalls.ts'

const key = `0x${'c3'.repeat(20)}` as const
const multikey = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
const keyHash = keccak256(stringToHex(multikey))

function note(logs?: Receipt['logs']) {
  const { sender, ...rest } = noteCalls(logs)
  const controller = sender.account.address
  return { writer: createIssuerWriter({ sender, registry }), controller, ...rest }
}

/** The registry's word that it made an issuer. */
function created(issuerId: bigint, controller: Address, address: Address): Receipt['logs'][number] {
  const args = { issuerId, controller, identifierHash: keyHash }
  const topics = encodeEventTopics({ abi, eventName: 'IssuerCreated', args }) as Hex[]
  const data = encodeAbiParameters([{ type: 'string' }, { type: 'string' }], ['did:web:a', ''])
  return { address, topics, data }
}

describe('createIssuerWriter', () => {
  it('sends to the registry what was asked for', async () => {
    const { writer, controller, sent, read } = note()
    const consent = { registry, issuerId: 7, controller, key, deadline: 99 }
    const calls: readonly (readonly [() => Promise<unknown>, string, readonly unknown[]])[] = [
      [() => writer.proposeController(7, key), 'proposeController', [7n, key]],
      [() => writer.proposeController(7, undefined), 'proposeController', [7n, zeroAddress]],
      [() => writer.acceptController(7), 'acceptController', [7n]],
      [() => writer.setIssuerUri(7, 'https://a'), 'setIssuerUri', [7n, 'https://a']],
      [() => writer.declareAnchoredOnly(7), 'declareAnchoredOnly', [7n]],
      [
        () => writer.addKey({ ...consent, type: 'p256', roles: ['anchor', 'revoke'] }, '0x12'),
        'addKey',
        [7n, key, 2, 5, 99n, '0x12'],
      ],
      [() => writer.endKey(key, 99), 'endKey', [key, 99]],
      [() => writer.declareKeyCompromised(key, 98), 'declareKeyCompromised', [key, 98]],
      [() => writer.addAssertionKey(7, multikey), 'addAssertionKey', [7n, multikey]],
      [() => writer.endAssertionKey(7, multikey, 99), 'endAssertionKey', [7n, keyHash, 99]],
      [
        () => writer.declareAssertionKeyCompromised(7, multikey, 98),
        'declareAssertionKeyCompromised',
        [7n, keyHash, 98],
      ],
    ]
    for (const [call, functionName, args] of calls) {
      await call()
      expect(read()).to.deep.equal({ functionName, args })
    }
    expect(new Set(sent.map(({ to }) => to))).to.deep.equal(new Set([registry.address]))
  })

  it('tells the issuer that it made from those of others in the same transaction', async () => {
    const { controller } = note()
    const ours = created(8n, controller, registry.address)
    const others = [created(6n, controller, key), created(7n, key, registry.address)]
    const { writer } = note([...others, ours, created(9n, controller, key)])
    const { issuerId } = await writer.createIssuer({ identifier: 'did:web:a' })
    expect(issuerId).to.equal(8)

    const without = note(others).writer.createIssuer({ identifier: 'did:web:a' })
    const error = await without.catch((it: unknown) => it)
    expect(error).to.be.instanceOf(RegistryError).with.property('code', 'REGISTRY_BAD_ANSWER')
  })

  it('publishes no secret key', async () => {
    const { writer, sent } = note()
    const error = await writer.addAssertionKey(7, keyPair.privateKeyMultibase).catch((it) => it)
    expect(error).to.be.instanceOf(InvalidMultikeyError)
    expect(error.message).to.not.include(keyPair.privateKeyMultibase.slice(4, 20))
    expect(sent).to.deep.equal([])
  })

  it('sends nothing where a value does not fit', async () => {
    const { writer, controller, sent } = note()
    const consent = {
      registry,
      issuerId: 7,
      controller,
      key,
      type: 'account',
      deadline: 99,
    } as const
    const numbers = [
      writer.acceptController(-1),
      writer.setIssuerUri(1.5, ''),
      writer.addKey({ ...consent, deadline: 99.5, roles: ['anchor'] }, '0x'),
    ]
    const values = [
      writer.endKey(key, 2 ** 40),
      writer.proposeController(7, '0x12'),
      writer.addKey({ ...consent, roles: ['steal' as never] }, '0x'),
      writer.addKey({ ...consent, roles: ['anchor'], type: 'seal' as never }, '0x'),
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
    const write = () => createIssuerWriter({ sender, registry: { ...registry, chainId: 6 } })
    expect(write).to.throw(RegistryError).with.property('code', 'REGISTRY_WRONG_CHAIN')
  })
})
