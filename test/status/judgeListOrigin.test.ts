import { expect } from 'chai'
import type { JsonObject, JsonValue } from '../../src/credential/parseJson.ts'
import { judgeListOrigin } from '../../src/status/judgeListOrigin.ts'
import { toEntry, toList } from './lists.ts'

const issuerId = 'did:web:academy.example'

function judge(list: JsonValue) {
  return judgeListOrigin({ entry: toEntry(), list, issuerId })
}

function without(member: string): JsonObject {
  return Object.fromEntries(Object.entries(toList()).filter(([key]) => key !== member))
}

describe('judgeListOrigin', () => {
  it('takes the list that the entry names, by the issuer of the credential', () => {
    expect(judge(toList())).to.equal(undefined)
    expect(judge(toList({}, { issuer: { id: issuerId, name: 'Academy' } }))).to.equal(undefined)
  })

  it('takes a list without an id', () => {
    expect(judge(without('id'))).to.equal(undefined)
  })

  it('knows another list', () => {
    for (const id of ['https://academy.example/status/2', 'https://academy.example/status/1/']) {
      expect(judge(toList({}, { id }))).to.include({ outcome: 'failed', code: 'LIST_OTHER_ID' })
    }
  })

  it('does not vouch for another issuer', () => {
    for (const issuer of ['did:web:other.example', { id: 'did:web:other.example' }]) {
      expect(judge(toList({}, { issuer }))).to.include({
        outcome: 'unknown',
        code: 'LIST_OTHER_ISSUER',
      })
    }
  })

  it('refuses a list that does not say whose it is', () => {
    for (const list of [
      without('issuer'),
      toList({}, { issuer: {} }),
      toList({}, { id: 1 }),
      null,
    ]) {
      expect(judge(list)).to.include({ outcome: 'failed', code: 'LIST_MALFORMED' })
    }
  })
})
