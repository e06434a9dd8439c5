import {
  checkStatus,
  createCredential,
  createList,
  decodeList,
} from '@digitalbazaar/vc-bitstring-status-list'
import { expect } from 'chai'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { judgeStatusEntry } from '../../src/status/judgeStatusEntry.ts'
import { readStatusEntries } from '../../src/status/readStatusEntries.ts'
import { toStatusListCredential } from '../../src/status/toStatusListCredential.ts'

const id = 'https://academy.example/status/1'
const issuer = 'did:web:academy.example'
const set = [0, 7, 8, 94_567, 131_071]
const clear = [1, 6, 9, 94_566, 131_070]

function toCredential(index: number) {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential'],
    issuer,
    credentialSubject: {},
    credentialStatus: {
      id: `${id}#${index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: `${index}`,
      statusListCredential: id,
    },
  }
}

describe('interoperability with a status list library', () => {
  it('it reads what we write', async () => {
    const document = toStatusListCredential({
      id,
      issuerId: issuer,
      purpose: 'revocation',
      indexes: set,
      size: 131_072,
      validFrom: '2026-03-01T00:00:00Z',
    })
    const { encodedList } = document.credentialSubject as { encodedList: string }
    const list = await decodeList({ encodedList })
    expect(list.length).to.equal(131_072)
    const found = Array.from({ length: list.length }, (_, i) => i).filter((i) => list.getStatus(i))
    expect(found).to.deep.equal(set)
    for (const index of [...set, ...clear]) {
      const { verified, results } = await checkStatus({
        credential: toCredential(index),
        documentLoader: async () => ({ document }),
        verifyBitstringStatusListCredential: false,
      })
      expect(verified).to.equal(true)
      expect(results?.map(({ status }) => status)).to.deep.equal([set.includes(index)])
    }
  })

  it('we read what it writes', async () => {
    const list = await createList({ length: 131_072 })
    for (const index of set) list.setStatus(index, true)
    const document = await createCredential({ id, list, statusPurpose: 'revocation' })
    for (const index of [...set, ...clear]) {
      const [entry] = readStatusEntries(toCredential(index).credentialStatus)
      if (!entry) throw new Error('one entry')
      expect(judgeStatusEntry(entry, document as JsonObject, { now: 0 }).outcome).to.equal(
        set.includes(index) ? 'set' : 'clear',
      )
    }
  })
})
