import { expect } from 'chai'
import { findModelFaults } from '../../../src/credential/model/findModelFaults.ts'
import type { JsonObject, JsonValue } from '../../../src/credential/parseJson.ts'
import { withMember } from '../samples.ts'
import { fullBadge } from './samples.ts'

const pointersOf = (document: JsonObject) => findModelFaults(document).map(({ pointer }) => pointer)

/** Every member below a value, by its pointer. */
function* membersOf(value: JsonValue, path = ''): Generator<readonly [string, JsonValue]> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, member] of Object.entries<JsonValue>(value)) {
    yield [`${path}/${key}`, member]
    yield* membersOf(member, `${path}/${key}`)
  }
}

/** What VC Data Model asks of every credential is for the shape of one. */
const isOfEnvelope = (pointer: string) =>
  /@context|\/valid(From|Until)$|\/type(\/\d+)?$/.test(pointer)
const members = [...membersOf(fullBadge)].filter(([pointer]) => !isOfEnvelope(pointer))

/** The members that each kind of object has to have, written down again from the specification. */
const required: readonly (readonly [RegExp, string])[] = [
  [/^$/, 'id credentialSubject issuer validFrom'],
  [/endorsement\/0$/, 'id type name credentialSubject issuer validFrom'],
  [/endorsement\/0\/credentialSubject$/, 'id type'],
  [/^\/credentialSubject$/, 'type achievement'],
  [/achievement$/, 'id type name description criteria'],
  [/(issuer|creator|source|parentOrg)$/, 'id type'],
  [/image$/, 'id type'],
  [/alignment\/\d$/, 'type targetName targetUrl'],
  [/address$/, 'type'],
  [/geo$/, 'type latitude longitude'],
  [/otherIdentifier\/\d$/, 'type identifier identifierType'],
  [/subject\/identifier\/\d$/i, 'type hashed identityHash identityType'],
  [/related\/\d$/, 'id type'],
  [/result\/\d$/, 'type'],
  [/resultDescription\/\d$/, 'id type name resultType'],
  [/rubricCriterionLevel\/\d$/, 'id type name'],
  [/evidence\/\d$/, 'type'],
]

describe('findModelFaults, of a badge with every member', () => {
  it('finds each text that is an object instead', () => {
    const texts = members.filter(([, value]) => typeof value === 'string')
    expect(texts.length).to.be.above(150)
    for (const [pointer] of texts) {
      expect(pointersOf(withMember(fullBadge, pointer, { a: 1 }))).to.include(pointer)
    }
  })

  it('finds each object that is a text or a number instead', () => {
    const objects = members.filter(([, value]) => typeof value === 'object')
    for (const [pointer] of objects) {
      const places = pointersOf(withMember(fullBadge, pointer, 7))
      expect(places).to.include(pointer)
    }
  })

  it('finds each list where one is asked for', () => {
    const ones = members.filter(
      ([pointer, value]) => !Array.isArray(value) && !/\/\d+$/.test(pointer),
    )
    // An object may have one thing where it may have several.
    const many = /\/(credentialSubject\/identifier|tag|allowedValue)$/
    for (const [pointer, value] of ones.filter(([it]) => !many.test(it))) {
      expect(pointersOf(withMember(fullBadge, pointer, [value, value]))).to.include(pointer)
    }
  })

  it('finds each required member that is not there, and misses no other', () => {
    const objects: readonly (readonly [string, JsonValue])[] = [['', fullBadge], ...members]
    let found = 0
    for (const [pointer, value] of objects) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) continue
      const rule = required.find(([place]) => place.test(pointer))
      for (const key of Object.keys(value)) {
        if (key === '@context' || (key === 'type' && pointer === '')) continue
        const places = pointersOf(withMember(fullBadge, `${pointer}/${key}`, undefined))
        const isRequired = rule?.[1].split(' ').includes(key) ?? false
        expect(places.includes(`${pointer}/${key}`), `${pointer}/${key}`).to.equal(
          isRequired || isStatus(pointer, key),
        )
        found += isRequired ? 1 : 0
      }
    }
    expect(found).to.be.above(80)
  })
})

/** A result whose description is of a status has to have one. */
function isStatus(pointer: string, key: string): boolean {
  return pointer === '/credentialSubject/result/3' && key === 'status'
}
