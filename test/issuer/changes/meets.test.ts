import { expect } from 'chai'
import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { buildCredential } from '../../../src/issuer/buildCredential.ts'
import { parseCondition } from '../../../src/issuer/changes/Condition.ts'
import { meets } from '../../../src/issuer/changes/meets.ts'
import { template } from '../../support/academy.ts'

const row = {
  name: 'Zo\u00eb Example',
  email: 'Zoe@Learners.example',
  achievement: 'weaving',
  awardedOn: '2026-03-01',
}
const document = buildCredential({ row, template, id: 'urn:x:1', salt: new Uint8Array(16) })
const { id, name } = template.achievements.weaving as { id: string; name: string }

const isPicked = (condition: string, from: JsonObject = document) =>
  meets(from, parseCondition(condition))

describe('meets', () => {
  it('picks by the id of the credential', () => {
    expect(isPicked('id=urn:x:1')).to.equal(true)
    expect(isPicked('id=urn:x:10')).to.equal(false)
  })

  it('picks by the achievement: its id, what is behind the last slash, its name', () => {
    for (const value of [id, id.slice(id.lastIndexOf('/') + 1), name]) {
      expect(isPicked(`achievement=${value}`), value).to.equal(true)
    }
    expect(isPicked(`achievement=${id}x`)).to.equal(false)
    expect(isPicked('achievement=other')).to.equal(false)
  })

  it('picks by the year, the month or the day of the award, and not by a piece of one', () => {
    for (const value of ['2026', '2026-03', '2026-03-01']) {
      expect(isPicked(`awarded=${value}`), value).to.equal(true)
    }
    for (const value of ['2025', '2026-3', '202', '2026-0', '2026-03-01T00']) {
      expect(isPicked(`awarded=${value}`), value).to.equal(false)
    }
  })

  it('picks by the learner, whose name can be written in two ways and whose address is hashed', () => {
    expect(isPicked('name=Zoe\u0308 Example')).to.equal(true)
    expect(isPicked('name=zo\u00eb example')).to.equal(false)
    expect(isPicked('email=zoe@learners.EXAMPLE')).to.equal(true)
    expect(isPicked('email=zo@learners.example')).to.equal(false)
  })

  it('picks by what is not hashed, and of several subjects or identities by any', () => {
    const identity = { type: 'IdentityObject', identityType: 'emailAddress', hashed: false }
    const subject = { identifier: [{ ...identity, identityHash: 'Ada@x.example' }] }
    const several = { ...document, credentialSubject: [{ achievement: [] }, subject] } as JsonObject
    expect(isPicked('email=ada@x.example', several)).to.equal(true)
    expect(isPicked('name=ada@x.example', several)).to.equal(false)
    expect(isPicked('achievement=weaving', several)).to.equal(false)
  })

  it('picks nothing from what has no such member, or an odd one', () => {
    const odd = { id: 7, validFrom: 2026, credentialSubject: ['x', { identifier: [null, 'name'] }] }
    for (const from of [{}, odd, { credentialSubject: { identifier: { identityType: 'name' } } }]) {
      for (const condition of ['id=7', 'achievement=x', 'awarded=2026', 'name=x', 'email=x']) {
        expect(isPicked(condition, from), condition).to.equal(false)
      }
    }
  })
})
