import { expect } from 'chai'
import { InvalidUintError } from '../../src/base/uint.ts'
import { createRegistryReader } from '../../src/registry/createRegistryReader.ts'
import type { RegistryReader } from '../../src/registry/Registry.ts'
import { RegistryError } from '../../src/registry/RegistryError.ts'
import { errorsOf } from '../support/errorsOf.ts'

const hash = `0x${'ab'.repeat(32)}` as const
const address = `0x${'11'.repeat(20)}` as const
const block = { number: 5, hash, timestamp: 9 }
const word = (value: bigint | number) => value.toString(16).padStart(64, '0')

/** A reader whose node answers every call so. */
function lie(answer: string): RegistryReader {
  const rpc = { request: async () => answer }
  return createRegistryReader({ rpc, registry: { chainId: 31337, address } })
}

describe('one fact of a registry', () => {
  const wide = word(1n << 40n)
  const reads: Record<
    string,
    {
      read: (reader: RegistryReader) => Promise<unknown>
      good: readonly string[]
      value: unknown
      none: unknown
      bad: readonly (readonly string[])[]
    }
  > = {
    'an issuer': {
      read: (reader) => reader.readIssuer(7, block),
      good: [word(5), word(1), hash.slice(2), word(6)],
      value: {
        controller: `0x${word(5).slice(24)}`,
        anchoredOnly: true,
        identifierHash: hash,
        pendingController: `0x${word(6).slice(24)}`,
      },
      none: undefined,
      bad: [[word(5), word(2), word(0), word(0)]],
    },
    'a key': {
      read: (reader) => reader.readKey(address, block),
      good: [7, 1, 0, 9, 2, 5].map(word),
      value: { issuerId: 7, from: 1, badSince: 9, type: 'p256', roles: ['anchor', 'revoke'] },
      none: undefined,
      bad: [
        [word(2n ** 53n), ...[1, 0, 9, 2, 5].map(word)],
        ...[1, 2, 3].map((i) => [7, 1, 0, 9, 2, 5].map(word).with(i, wide)),
        [7, 1, 0, 9, 3, 5].map(word),
        [7, 1, 0, 9, 2, 8].map(word),
      ],
    },
    'an assertion key': {
      read: (reader) => reader.readAssertionKey(7, 'z6Mk', block),
      good: [1, 8, 0].map(word),
      value: { from: 1, end: 8 },
      none: undefined,
      bad: [0, 1, 2].map((i) => [1, 8, 9].map(word).with(i, wide)),
    },
    'an aggregate': {
      read: (reader) => reader.readAggregate(hash, block),
      good: [word(9)],
      value: 9,
      none: undefined,
      bad: [[wide], [word(1n << 255n)]],
    },
    'a nonce': {
      read: (reader) => reader.isNonceUsed(address, 2n ** 256n - 1n, block),
      good: [word(1)],
      value: true,
      none: false,
      bad: [[word(2)]],
    },
  }
  for (const [what, { read, good, value, none, bad }] of Object.entries(reads)) {
    it(`is ${what}, or nothing, or refused where it is not of the length or the types`, async () => {
      const readFrom = (words: readonly string[]) => read(lie(`0x${words.join('')}`))
      expect(await readFrom(good)).to.deep.equal(value)
      expect(await readFrom(good.map(() => word(0)))).to.equal(none)
      const answers = [...bad, [], good.slice(1), [...good, word(0)]]
      for (const error of await errorsOf(answers.map(readFrom))) {
        expect(error).to.be.instanceOf(RegistryError).with.property('code', 'REGISTRY_NOT_FOUND')
      }
    })
  }

  it('is not asked for by a value that does not fit', async () => {
    const reader = lie('0x')
    const values = [
      reader.readKey('0x12', block),
      reader.readAggregate('0x12', block),
      reader.isNonceUsed('0x12', 1n, block),
      reader.readFacts([{ key: address, root: hash, index: -1 }], block),
    ]
    const numbers = [
      reader.readIssuer(1.5, block),
      reader.readAssertionKey(-1, 'z6Mk', block),
      reader.isNonceUsed(address, 2n ** 256n, block),
    ]
    for (const error of await errorsOf(values)) {
      expect(error).to.have.property('code', 'REGISTRY_BAD_VALUE')
    }
    for (const error of await errorsOf(numbers)) expect(error).to.be.instanceOf(InvalidUintError)
  })
})
