import { readFile } from 'node:fs/promises'
import { expect } from 'chai'
import { type JsonObject, type JsonValue, parseJson } from '../../src/credential/parseJson.ts'
import { readStatusEntries } from '../../src/status/readStatusEntries.ts'

const entry = {
  id: 'https://academy.example/status/1#7',
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '7',
  statusListCredential: 'https://academy.example/status/1',
}

const twoBits = {
  ...entry,
  statusPurpose: 'message',
  statusSize: 2,
  statusMessage: [
    { status: '0x2', message: 'rejected' },
    { status: '0x0', message: 'pending', more: true },
    { status: '0x1', message: 'accepted' },
    { status: '0x3', message: 'undefined' },
  ],
}

function only(value: JsonValue) {
  const [first, ...others] = readStatusEntries(value)
  expect(others).to.deep.equal([])
  return first
}

function expectFault(value: JsonValue, ...pointers: readonly string[]) {
  const read = only(value)
  expect(read).to.include({ kind: 'malformed', code: 'ENTRY_MALFORMED' })
  expect(read?.kind === 'malformed' && read.faults.map(({ pointer }) => pointer)).to.deep.equal(
    pointers.map((pointer) => `/credentialStatus${pointer}`),
  )
}

describe('readStatusEntries', () => {
  it('reads no entry where there is none', () => {
    expect(readStatusEntries(undefined)).to.deep.equal([])
  })

  it('reads the example of the Recommendation', async () => {
    const text = await readFile('test/vectors/status/credential.json')
    const { credentialStatus } = parseJson(text) as JsonObject
    const common = { kind: 'bitstring', type: 'BitstringStatusListEntry', size: 1 }
    const list = 'https://example.com/credentials/status'
    expect(readStatusEntries(credentialStatus)).to.deep.equal([
      { ...common, purpose: 'revocation', index: 94_567, list: `${list}/3` },
      { ...common, purpose: 'suspension', index: 23_452, list: `${list}/4` },
    ])
  })

  it('reads messages in the order of values, and references', () => {
    const one = 'https://academy.example/words'
    expect(only({ ...twoBits, statusReference: one })).to.deep.include({
      size: 2,
      messages: ['pending', 'accepted', 'rejected', 'undefined'],
      references: [one],
    })
    expect(only({ ...entry, statusReference: [one, `${one}/2`] })).to.deep.include({
      references: [one, `${one}/2`],
    })
  })

  it('reads entries of 2021 and of Open Badges', () => {
    expect(only({ ...entry, type: ['StatusList2021Entry'] })).to.deep.equal({
      kind: 'bitstring',
      type: 'StatusList2021Entry',
      purpose: 'revocation',
      index: 7,
      size: 1,
      list: entry.statusListCredential,
    })
    const id = 'https://academy.example/revoked'
    expect(only({ id, type: '1EdTechRevocationList' })).to.deep.equal({
      kind: 'revocation-list',
      type: '1EdTechRevocationList',
      purpose: 'revocation',
      list: id,
    })
    expectFault({ type: '1EdTechRevocationList' }, '/id')
    expectFault({ ...entry, type: 'StatusList2021Entry', statusListIndex: 7 }, '/statusListIndex')
  })

  const badIndexes = {
    'a sign': '-1',
    'a plus': '+1',
    'a letter': '12abc',
    'a space': ' 5',
    'a space behind': '5 ',
    'a line end': '5\n',
    'an exponent': '1e3',
    'hex digits': '0x10',
    'a fraction': '1.0',
    'a leading zero': '007',
    'a separator': '1_000',
    'digits of another script': '٣',
    'full-width digits': '７',
    nothing: '',
    'a number': 7,
    null: null,
    'an array': ['7'],
  }
  for (const [name, statusListIndex] of Object.entries(badIndexes)) {
    it(`refuses an index with ${name}`, () => {
      expectFault({ ...entry, statusListIndex }, '/statusListIndex')
    })
  }

  it('reads an index of any size, as one behind every list', () => {
    const read = (statusListIndex: string) => only({ ...entry, statusListIndex })
    expect(read('0')).to.include({ index: 0 })
    expect(read('9007199254740993')).to.include({ kind: 'bitstring' })
    expect(read('9'.repeat(400))).to.include({ index: Number.POSITIVE_INFINITY })
  })

  const malformed: { readonly [name: string]: [JsonObject, string] } = {
    'without a purpose': [{ statusPurpose: '' }, '/statusPurpose'],
    'with several purposes': [{ statusPurpose: ['revocation'] }, '/statusPurpose'],
    'with a list that is no URL': [{ statusListCredential: 'status/1' }, '/statusListCredential'],
    'with words before a URL': [
      { statusListCredential: `at ${entry.statusListCredential}` },
      '/statusListCredential',
    ],
    'with words behind a URL': [
      { statusListCredential: `${entry.statusListCredential} or so` },
      '/statusListCredential',
    ],
    'named as its list': [{ id: entry.statusListCredential }, '/id'],
    'with no bits': [{ statusSize: 0 }, '/statusSize'],
    'with half a bit': [{ statusSize: 1.5 }, '/statusSize'],
    'with bits as text': [{ statusSize: '1' }, '/statusSize'],
    'with two bits and no message': [{ statusSize: 2 }, '/statusMessage'],
    'with eight bits and no message': [{ statusSize: 8 }, '/statusMessage'],
    'with more messages than values': [{ statusMessage: twoBits.statusMessage }, '/statusMessage'],
    'with fewer messages than values': [
      { statusMessage: [{ status: '0x0', message: '' }] },
      '/statusMessage',
    ],
    'with a message for no value': [
      {
        statusMessage: [
          { status: '0x0', message: '' },
          { status: '0x2', message: '' },
        ],
      },
      '/statusMessage',
    ],
    'with two messages for one value': [
      {
        statusMessage: [
          { status: '0x1', message: '' },
          { status: '0x01', message: '' },
        ],
      },
      '/statusMessage',
    ],
    'with a reference that is no URL': [{ statusReference: ['words'] }, '/statusReference/0'],
  }
  for (const [name, [change, pointer]] of Object.entries(malformed)) {
    it(`refuses an entry ${name}`, () => {
      expectFault({ ...entry, ...change }, pointer)
    })
  }

  it('refuses a message for a value that is not hex', () => {
    for (const status of ['0', ' 0x0', '0x0 ']) {
      const statusMessage = [status, '0x1'].map((it) => ({ status: it, message: '' }))
      expectFault({ ...entry, statusMessage }, '/statusMessage/0/status')
    }
  })

  it('refuses what is no entry, and points at it', () => {
    for (const value of [null, 'revoked', 7, false]) expectFault(value, '')
    expectFault({ id: entry.id }, '/type')
    expectFault([], '')
    const [first, second] = readStatusEntries([entry, { ...entry, statusPurpose: 1 }])
    expect(first).to.include({ kind: 'bitstring' })
    expect(second?.kind === 'malformed' && second.faults[0]?.pointer).to.equal(
      '/credentialStatus/1/statusPurpose',
    )
  })

  it('says that it does not know a type, or two at once', () => {
    const unknown = { kind: 'unknown', code: 'ENTRY_TYPE_UNKNOWN' }
    expect(only({ ...entry, type: 'RevocationList2020Status' })).to.deep.equal(unknown)
    expect(only({ ...entry, type: 'constructor' })).to.deep.equal(unknown)
    expect(only({ ...entry, type: [entry.type, 'StatusList2021Entry'] })).to.deep.equal(unknown)
  })

  it('says that it does not read wide entries', () => {
    const wide = { kind: 'unknown', code: 'ENTRY_SIZE_UNKNOWN' }
    expect(only({ ...entry, statusSize: 9, statusMessage: [] })).to.deep.equal(wide)
    const statusMessage = Array.from({ length: 256 }, (_, value) => ({
      status: `0x${value.toString(16).toUpperCase()}`,
      message: `${value}`,
    }))
    const read = only({ ...entry, statusSize: 8, statusMessage })
    expect(read?.kind === 'bitstring' && read.messages?.[255]).to.equal('255')
  })

  it('reads so many entries and says that there are more', () => {
    const read = readStatusEntries(Array.from({ length: 17 }, () => entry))
    expect(read).to.have.length(17)
    expect(read.at(-1)).to.deep.equal({ kind: 'unknown', code: 'ENTRY_TOO_MANY' })
    const all = readStatusEntries(Array.from({ length: 16 }, () => entry))
    expect(all.map(({ kind }) => kind)).to.deep.equal(Array(16).fill('bitstring'))
  })
})
