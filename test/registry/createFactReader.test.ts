import { expect } from 'chai'
import fc from 'fast-check'
import { type Hex, toHex } from '../../src/base/hex.ts'
import { createFactReader } from '../../src/registry/createFactReader.ts'
import type { Block, Position } from '../../src/registry/Registry.ts'
import { parseFactSlots, toFactSlots } from '../../src/registry/slots.ts'

const bytes = (size: number) => fc.uint8Array({ minLength: size, maxLength: size }).map(toHex)
const word = (value: bigint) => `0x${value.toString(16).padStart(64, '0')}` as Hex

const batch = { key: `0x${'11'.repeat(20)}`, root: `0x${'22'.repeat(32)}` } as const
const block = { hash: word(1n) } as Block
const none = { key: word(0n), anchor: word(0n), revoked: word(0n) }
const blank = { ...none, suspended: word(0n), superseded: word(0n) }

/** A registry in which the positions that are named are revoked, and which slots were asked for. */
function open(revoked: readonly Position[] = []) {
  const asked: Hex[][] = []
  let failures = 0
  const storage = new Map<Hex, bigint>()
  for (const position of revoked) {
    const slot = toFactSlots(position).revoked
    storage.set(slot, (storage.get(slot) ?? 0n) | (1n << BigInt(position.index & 255)))
  }
  const readFacts = createFactReader({
    registry: { chainId: 1, address: batch.key },
    chain: {
      readSlots: async (_: unknown, slots: readonly Hex[]) => {
        asked.push([...slots])
        if (failures-- > 0) throw new Error('gone')
        return slots.map((slot) => word(storage.get(slot) ?? 0n))
      },
    } as never,
  })
  const fail = () => {
    failures = 1
  }
  return { readFacts, asked, fail }
}

describe('createFactReader', () => {
  it('says of each position what its slots say, in any order', async () => {
    const batches = fc.array(fc.record({ key: bytes(20), root: bytes(32) }), {
      minLength: 1,
      maxLength: 3,
    })
    const places = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 1000 }), fc.boolean()))
    const property = fc.asyncProperty(batches, places, async (all, asked) => {
      const positions = asked.map(([i, index]) => ({ ...all[i % all.length]!, index }))
      const revoked = positions.filter((_, i) => asked[i]![2])
      const facts = await open(revoked).readFacts(positions, block)
      const isRevoked = (position: Position) =>
        revoked.some((it) => toFactSlots(it).revoked === toFactSlots(position).revoked) &&
        revoked.some((it) => it.root === position.root && it.index === position.index)
      expect(facts.map((it) => it.revoked)).to.deep.equal(positions.map(isRevoked))
    })
    await fc.assert(property, { numRuns: 30 })
  })

  it('asks once for all positions of a status word, and for each block anew', async () => {
    const { readFacts, asked } = open()
    await readFacts([{ ...batch, index: 0 }], block)
    await readFacts([{ ...batch, index: 255 }], block)
    expect(asked).to.have.length(1)
    await readFacts([{ ...batch, index: 256 }], block)
    await readFacts([{ ...batch, index: 0 }], { hash: word(2n) } as Block)
    expect(asked).to.have.length(3)
  })

  it('asks again after a failure', async () => {
    const { readFacts, asked, fail } = open()
    fail()
    const position = { ...batch, index: 0 }
    const failed = await readFacts([position], block).catch((error: Error) => error)
    expect(failed).to.be.instanceOf(Error)
    const [facts] = await readFacts([position], block)
    expect(facts).to.deep.equal(parseFactSlots(blank)(0))
    expect(asked).to.have.length(2)
  })

  it('forgets what it cannot hold, and asks again', async () => {
    const { readFacts, asked } = open()
    const words = Array.from({ length: 4097 }, (_, i) => ({ ...batch, index: i * 256 }))
    await readFacts(words, block)
    await readFacts([words[4096]!], block)
    expect(asked).to.have.length(4097)
    await readFacts([words[0]!], block)
    expect(asked).to.have.length(4098)
  }).timeout(30_000)

  it('refuses the indexes that cannot be, though their word is known', async () => {
    const { readFacts } = open()
    await readFacts(
      [0, 2 ** 32 - 1].map((index) => ({ ...batch, index })),
      block,
    )
    for (const index of [-1, 0.5, 2 ** 32]) {
      const error = await readFacts([{ ...batch, index }], block).catch((it: unknown) => it)
      expect(error).to.have.property('code', 'REGISTRY_BAD_VALUE')
    }
  })
})
