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

/** What `readSlots` returns. */
const list = (...values: readonly (bigint | number)[]) =>
  `0x${[32, values.length, ...values].map(word).join('')}`

describe('one fact of a registry', () => {
  const key = 7n | (1n << 64n) | (9n << 144n) | (2n << 184n) | (5n << 192n)
  const reads: Record<
    string,
    {
      read: (reader: RegistryReader) => Promise<unknown>
      good: readonly (number | bigint)[]
      value: unknown
      none: unknown
      bad: readonly (readonly (number | bigint)[])[]
    }
  > = {
    'an issuer': {
      read: (reader) => reader.readIssuer(7, block),
      good: [5n | (1n << 160n), BigInt(hash), 6],
      value: {
        controller: `0x${word(5).slice(24)}`,
        anchoredOnly: true,
        identifierHash: hash,
        pendingController: `0x${word(6).slice(24)}`,
      },
      none: undefined,
      bad: [
        [5n | (1n << 161n), BigInt(hash), 6],
        [5, BigInt(hash), 1n << 160n],
        [0, BigInt(hash), 0],
        [0, 0, 6],
        [1n << 160n, 0, 0],
      ],
    },
    'a key': {
      read: (reader) => reader.readKey(address, block),
      good: [key],
      value: { issuerId: 7, from: 1, badSince: 9, type: 'p256', roles: ['anchor', 'revoke'] },
      none: undefined,
      bad: [
        [key | (1n << 53n)],
        [key | (1n << 184n)],
        [key | (8n << 192n)],
        [key | (1n << 200n)],
        [key - 7n],
        [key - (1n << 64n)],
        [2n << 184n],
        [5n << 192n],
      ],
    },
    'an assertion key': {
      read: (reader) => reader.readAssertionKey(7, 'z6Mk', block),
      good: [1n | (8n << 40n)],
      value: { from: 1, end: 8 },
      none: undefined,
      bad: [[8n << 40n], [9n << 80n], [1n | (1n << 120n)], [1n << 255n]],
    },
    'an aggregate': {
      read: (reader) => reader.readAggregate(hash, block),
      good: [9],
      value: 9,
      none: undefined,
      bad: [[1n << 40n], [9n | (1n << 255n)]],
    },
    'a nonce': {
      read: (reader) => reader.isNonceUsed(address, 2n ** 256n - 2n, block),
      good: [1n << 254n],
      value: true,
      none: false,
      bad: [],
    },
  }
  for (const [what, { read, good, value, none, bad }] of Object.entries(reads)) {
    it(`is ${what}, or nothing, or refused where no registry wrote it`, async () => {
      expect(await read(lie(list(...good)))).to.deep.equal(value)
      expect(await read(lie(list(...good.map(() => 0))))).to.equal(none)
      const answers = [
        ...bad.map((values) => list(...values)),
        '0x',
        list(),
        list(...good, 0),
        list(...good.slice(1)),
        `0x${good.map(word).join('')}`,
        `0x${Array(2 + good.length)
          .fill(word(0))
          .join('')}`,
      ]
      for (const error of await errorsOf(answers.map((answer) => read(lie(answer))))) {
        expect(error).to.be.instanceOf(RegistryError).with.property('code', 'REGISTRY_NOT_FOUND')
      }
    })
  }

  it('is a nonce of its own bit only', async () => {
    const all = 2n ** 256n - 1n
    const read = (bits: bigint) => lie(list(bits)).isNonceUsed(address, 700n, block)
    expect(await read(all - (1n << 188n))).to.equal(false)
    expect(await read(1n << 188n)).to.equal(true)
  })

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
