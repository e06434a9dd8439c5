import { readFile } from 'node:fs/promises'
import { expect } from 'chai'
import { type JsonObject, parseJson } from '../../src/credential/parseJson.ts'
import { judgeStatusEntry, type StatusOptions } from '../../src/status/judgeStatusEntry.ts'
import { readStatusEntries } from '../../src/status/readStatusEntries.ts'
import type { BitstringEntry } from '../../src/status/StatusEntry.ts'
import { type FaultCode, statusCodes } from '../../src/status/StatusResult.ts'
import { fc } from '../support/fastCheck.ts'
import { bitsWith, pack, toEntry, toList } from './lists.ts'

const now = Date.UTC(2026, 2, 1)

function judge(entry: BitstringEntry, list: JsonObject, options: Partial<StatusOptions> = {}) {
  return judgeStatusEntry(entry, list, { now, ...options })
}

function expectFault(result: ReturnType<typeof judge>, code: FaultCode) {
  expect(result).to.have.all.keys('outcome', 'code', 'reason')
  expect(result).to.include({ outcome: statusCodes[code][0], code })
}

describe('judgeStatusEntry', () => {
  it('judges the example of the Recommendation', async () => {
    const read = async (name: string) =>
      parseJson(await readFile(`test/vectors/status/${name}.json`)) as JsonObject
    const { credentialStatus } = await read('credential')
    const [revocation, suspension] = readStatusEntries(credentialStatus)
    if (!revocation || !suspension) throw new Error('two entries')
    const list = await read('list')
    expect(judgeStatusEntry(revocation, list, { now })).to.deep.include({
      outcome: 'clear',
      code: 'LIST_CLEAR',
      purpose: 'revocation',
      value: 0,
      short: false,
    })
    // The list is for revocation.
    expectFault(judgeStatusEntry(suspension, list, { now }), 'LIST_OTHER_PURPOSE')
    const old = toEntry({ type: 'StatusList2021Entry', index: 94_567 })
    expect(judge(old, await read('list-2021'))).to.include({ outcome: 'clear', value: 0 })
  })

  it('says of unreadable entries what they are', () => {
    const options = { now }
    for (const code of ['ENTRY_TYPE_UNKNOWN', 'ENTRY_SIZE_UNKNOWN', 'ENTRY_TOO_MANY'] as const) {
      expectFault(judgeStatusEntry({ kind: 'unknown', code }, toList(), options), code)
    }
    const faults = [{ pointer: '/credentialStatus/type', problem: '' }]
    const entry = { kind: 'malformed', code: 'ENTRY_MALFORMED', faults } as const
    expectFault(judgeStatusEntry(entry, toList(), options), 'ENTRY_MALFORMED')
    expectFault(judgeStatusEntry(toEntry(), undefined, options), 'LIST_NOT_GIVEN')
  })

  it('counts bits from the left', () => {
    const bits = new Uint8Array(16_384)
    bits[0] = 0b0100_0000
    bits[16_383] = 1
    const list = toList({ encodedList: pack(bits) })
    const set = [0, 1, 2, 7, 8, 131_071].filter(
      (index) => judge(toEntry({ index }), list).outcome === 'set',
    )
    expect(set).to.deep.equal([1, 131_071])
    expect(judge(toEntry({ index: 1 }), list)).to.include({
      code: 'LIST_SET',
      purpose: 'revocation',
      value: 1,
    })
  })

  it('finds exactly the bits that are set', () => {
    const indexes = fc.uniqueArray(fc.nat({ max: 131_071 }), { maxLength: 40 })
    fc.assert(
      fc.property(indexes, fc.nat({ max: 131_071 }), (set, other) => {
        const list = toList({ encodedList: pack(bitsWith(set)) })
        for (const index of [...set, other]) {
          const { outcome } = judge(toEntry({ index }), list)
          expect(outcome).to.equal(set.includes(index) ? 'set' : 'clear')
        }
      }),
      { numRuns: 25 },
    )
  })

  it('reads values of several bits, across bytes', () => {
    const bytes = 3 * 16_384
    const entry = (index: number) =>
      toEntry({ index, size: 3, purpose: 'message', messages: [...'abcdefgh'] })
    // Entry 2 is the bits 6, 7 and 8; the last one is the last three bits.
    const bits = bitsWith([6, 8, 8 * bytes - 1], bytes)
    const list = toList({ statusPurpose: 'message', statusSize: 3, encodedList: pack(bits) })
    const values = [0, 1, 2, 3, 131_071].map((index) => judge(entry(index), list))
    expect(values.map((it) => 'value' in it && it.value)).to.deep.equal([0, 0, 5, 0, 1])
    expect(values.map((it) => 'message' in it && it.message)).to.deep.equal([
      'a',
      'a',
      'f',
      'a',
      'b',
    ])
    expect(values.map(({ outcome }) => outcome)).to.deep.equal([
      ...['clear', 'clear', 'set', 'clear', 'set'],
    ])
    expectFault(judge(entry(131_072), list), 'LIST_OUT_OF_RANGE')
  })

  it('takes an entry and a list that count other bits for what they are', () => {
    const list = toList({ statusSize: 2 })
    expectFault(judge(toEntry(), list), 'LIST_OTHER_SIZE')
    expect(judge(toEntry(), toList({ statusSize: 1 })).outcome).to.equal('clear')
  })

  it('knows an index behind the end', () => {
    for (const index of [131_072, 2 ** 32, 2 ** 53, Number.POSITIVE_INFINITY]) {
      expectFault(judge(toEntry({ index }), toList()), 'LIST_OUT_OF_RANGE')
    }
  })

  it('wants the purpose of the entry among those of the list', () => {
    const both = toList({ statusPurpose: ['suspension', 'revocation'] })
    expect(judge(toEntry(), both).outcome).to.equal('clear')
    for (const purpose of ['refresh', 'Revocation', '']) {
      expectFault(judge(toEntry({ purpose }), both), 'LIST_OTHER_PURPOSE')
    }
  })

  it('refuses a short list, and takes it where short ones are known', () => {
    const list = toList({ encodedList: pack(bitsWith([3], 16_383)) })
    const entry = toEntry({ index: 3 })
    expectFault(judge(entry, list), 'LIST_TOO_SHORT')
    expect(judge(entry, list, { minEntries: 131_064 })).to.include({ outcome: 'set', short: true })
    expectFault(judge(entry, list, { minEntries: 131_065 }), 'LIST_TOO_SHORT')
    expectFault(judge(entry, list, { minEntries: Number.NaN }), 'LIST_TOO_SHORT')
    expectFault(judge(toEntry({ index: 131_064 }), list, { minEntries: 1 }), 'LIST_OUT_OF_RANGE')
    // The minimum is of entries, not of bits.
    const two = toEntry({ size: 2, messages: [...'abcd'] })
    expectFault(judge(two, toList()), 'LIST_TOO_SHORT')
  })

  it('takes a list within its time only, both ends included', () => {
    const at = (more: JsonObject) => judge(toEntry(), toList({}, more))
    const time = '2026-03-01T00:00:00Z'
    const before = '2026-02-28T23:59:59.999Z'
    const after = '2026-03-01T00:00:00.001Z'
    expect(at({ validFrom: time, validUntil: time }).outcome).to.equal('clear')
    expectFault(at({ validFrom: after }), 'LIST_NOT_YET_VALID')
    expectFault(at({ validUntil: before }), 'LIST_EXPIRED')
    expectFault(at({ issuanceDate: after }), 'LIST_NOT_YET_VALID')
    expectFault(at({ expirationDate: before }), 'LIST_EXPIRED')
    expectFault(at({ validFrom: before, issuanceDate: after }), 'LIST_NOT_YET_VALID')
    expectFault(at({ validUntil: after, expirationDate: before }), 'LIST_EXPIRED')
    expectFault(judge(toEntry(), toList(), { now: Number.NaN }), 'LIST_NOT_YET_VALID')
  })

  it('keeps a list as long as the list says', () => {
    const list = toList({ ttl: 1000 })
    expect(judge(toEntry(), list).outcome).to.equal('clear')
    expect(judge(toEntry(), list, { fetchedAt: now - 1000 }).outcome).to.equal('clear')
    expectFault(judge(toEntry(), list, { fetchedAt: now - 1001 }), 'LIST_STALE')
    expectFault(judge(toEntry(), list, { fetchedAt: Number.NaN }), 'LIST_STALE')
    expect(judge(toEntry(), toList(), { fetchedAt: 0 }).outcome).to.equal('clear')
  })

  const malformed: { readonly [name: string]: JsonObject } = {
    'of another type': toList({}, { type: ['VerifiableCredential', 'StatusList2021Credential'] }),
    'without a type': toList({}, { type: [] }),
    'of no credential': { encodedList: pack(bitsWith()) },
    'with a subject of another type': toList({ type: 'StatusList2021' }),
    'with two subjects': toList({}, { credentialSubject: [{}, {}] }),
    'without a purpose': toList({ statusPurpose: [] }),
    'without bits': toList({ encodedList: '' }),
    'with bits that are no text': toList({ encodedList: [0] }),
    'with a time to live that is none': toList({ ttl: -1 }),
    'with a time to live as text': toList({ ttl: '1000' }),
    'with a date that is none': toList({}, { validUntil: '2026-02-30T00:00:00Z' }),
  }
  for (const [name, list] of Object.entries(malformed)) {
    it(`refuses a list ${name}`, () => {
      expectFault(judge(toEntry(), list), 'LIST_MALFORMED')
    })
  }

  it('shows nothing of a list that it refuses', () => {
    const secret = 'x'.repeat(100)
    expect(judge(toEntry(), toList({ ttl: secret })).reason).not.to.include(secret)
  })

  it('refuses bits in another packing', () => {
    const good = pack(bitsWith())
    const refused = [
      good.slice(1),
      `z${good.slice(1)}`,
      `U${good.slice(1)}`,
      `${good}=`,
      ` ${good}`,
      `${good}\n`,
      good.slice(0, -2),
      'u',
      'uAAAA',
      `u${'A'.repeat(1000)}`,
    ]
    for (const encodedList of refused) {
      expectFault(judge(toEntry(), toList({ encodedList })), 'LIST_NOT_DECODED')
    }
  })

  it('reads no more than it may', () => {
    expectFault(judge(toEntry(), toList(), { maxBytes: 16_383 }), 'LIST_TOO_LARGE')
    expect(judge(toEntry(), toList(), { maxBytes: 16_384 }).outcome).to.equal('clear')
    const encodedList = pack(bitsWith())
    const atMost = (maxEncodedLength: number) =>
      judge(toEntry(), toList({ encodedList }), { maxEncodedLength })
    expectFault(atMost(encodedList.length - 1), 'LIST_TOO_LARGE')
    expectFault(atMost(Number.NaN), 'LIST_TOO_LARGE')
    expect(atMost(encodedList.length).outcome).to.equal('clear')
    const huge = toList({ encodedList: pack(new Uint8Array(2 ** 24 + 1)) })
    expectFault(judge(toEntry(), huge), 'LIST_TOO_LARGE')
    const long = toList({ encodedList: `u${'A'.repeat(2 ** 22)}` })
    expectFault(judge(toEntry(), long), 'LIST_TOO_LARGE')
  })

  it('reads lists of 2021 in either base64, without a multibase letter', () => {
    const set = [5, 100, 777, 4000, 5003, 9999, 20_001, 31_337, 65_536, 99_999, 100_002]
    const base64 = Buffer.from(pack(bitsWith(set)).slice(1), 'base64url').toString('base64')
    const entry = toEntry({ type: 'StatusList2021Entry', index: 777 })
    const list = (encodedList: string) =>
      toList({ type: 'StatusList2021', encodedList }, { type: ['StatusList2021Credential'] })
    const url = base64.replaceAll('+', '-').replaceAll('/', '_')
    // Otherwise the alphabets would not be told apart here.
    expect(base64).to.match(/^(?=.*\+)(?=.*\/).*==$/)
    for (const text of [base64, url, base64.replace(/=+$/, ''), url.replace(/=+$/, '')]) {
      expect(judge(entry, list(text)).outcome).to.equal('set')
      expect(judge({ ...entry, index: 778 }, list(text)).outcome).to.equal('clear')
    }
    for (const text of [`u${url}`, `${url}===`, `=${url.replace(/=+$/, '')}`]) {
      expectFault(judge(entry, list(text)), 'LIST_NOT_DECODED')
    }
    expectFault(judge(entry, toList()), 'LIST_MALFORMED')
  })
})
