import { expect } from 'chai'
import { uintBytes } from '../../src/base/bytes.ts'
import { type Hex, toHex } from '../../src/base/hex.ts'
import { createSlotLoader } from '../../src/registry/createSlotLoader.ts'
import { errorsOf } from '../support/errorsOf.ts'

const slot = (number: number) => toHex(uintBytes(number, 32))
const nextOf = (it: Hex) => toHex(uintBytes(BigInt(it) + 1n, 32))
const count = (length: number, from = 0) => Array.from({ length }, (_, i) => slot(from + i))

/** A loader whose calls are answered when they are told to. */
function open(isPatient = false) {
  const calls: { slots: readonly Hex[]; answer(): void; fail(): void }[] = []
  const load = createSlotLoader((slots) => {
    if (!isPatient) {
      calls.push({ slots, answer() {}, fail() {} })
      return Promise.resolve(slots.map(nextOf))
    }
    return new Promise((resolve, reject) =>
      calls.push({
        slots,
        answer: () => resolve(slots.map(nextOf)),
        fail: () => reject(new Error('gone')),
      }),
    )
  })
  return { calls, load }
}

/** Lets everything happen that waits for nothing. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('createSlotLoader', () => {
  it('reads together what is asked for in one tick, each slot once, and gives it in the order asked', async () => {
    const { calls, load } = open()
    const answers = await Promise.all([
      load([slot(3), slot(1)]),
      load([slot(1), slot(2), slot(1)]),
      load([]),
    ])
    expect(answers).to.deep.equal([[slot(4), slot(2)], [slot(2), slot(3), slot(2)], []])
    expect(calls.map(({ slots }) => slots)).to.deep.equal([[slot(3), slot(1), slot(2)]])
    expect(await load([slot(2)])).to.deep.equal([slot(3)])
    expect(calls).to.have.length(1)
  })

  it('gathers while a call is under way', async () => {
    const { calls, load } = open(true)
    const first = load([slot(1)])
    await settle()
    const later = [load([slot(2)]), load([slot(1), slot(3)])]
    await settle()
    expect(calls).to.have.length(1)
    calls[0]!.answer()
    await first
    await settle()
    expect(calls[1]!.slots).to.deep.equal([slot(2), slot(3)])
    calls[1]!.answer()
    expect(await Promise.all(later)).to.deep.equal([[slot(3)], [slot(2), slot(4)]])
  })

  it('puts a thousand slots in a call, and has eight calls under way', async () => {
    const { calls, load } = open(true)
    const all = load(count(8_001))
    await settle()
    expect(calls.map(({ slots }) => slots.length)).to.deep.equal(Array(8).fill(1000))
    for (const call of calls) call.answer()
    await settle()
    expect(calls[8]!.slots).to.deep.equal([slot(8000)])
    calls[8]!.answer()
    expect(await all).to.deep.equal(count(8_001, 1))
  })

  it('fails whoever asked for a slot of a call that failed, and asks again when asked again', async () => {
    const { calls, load } = open(true)
    const all = load(count(1_500))
    const [early, late] = [load([slot(2)]), load([slot(1_200)])]
    await settle()
    calls[0]!.fail()
    calls[1]!.answer()
    for (const error of await errorsOf([all, early]))
      expect(error).to.have.property('message', 'gone')
    expect(await late).to.deep.equal([slot(1_201)])
    const again = load(count(1_500))
    await settle()
    expect(calls[2]!.slots).to.deep.equal(count(1_000))
    calls[2]!.answer()
    expect(await again).to.deep.equal(count(1_500, 1))
  })

  it('forgets when there is too much to remember', async () => {
    const { calls, load } = open()
    await load(count(65_536))
    const asked = calls.length
    await load([slot(5)])
    expect(calls).to.have.length(asked)
    await load([slot(70_000)])
    expect(await load([slot(5)])).to.deep.equal([slot(6)])
    expect(calls).to.have.length(asked + 2)
  })
})
