import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import type { JsonObject, JsonValue } from '../../../src/credential/parseJson.ts'
import { findEmbedded } from '../../../src/verifier/embedded/findEmbedded.ts'
import { fullBadge, toEndorsement } from '../../credential/model/samples.ts'
import { badge, withMember } from '../../credential/samples.ts'

const record: JsonObject = JSON.parse(
  readFileSync(new URL('../../vectors/openbadges/record.json', import.meta.url), 'utf8'),
)
const pointersOf = (document: JsonObject) => findEmbedded(document).map(({ pointer }) => pointer)

describe('findEmbedded', () => {
  it('finds nothing in most documents', () => {
    expect(pointersOf(badge)).to.deep.equal([])
  })

  it('finds endorsements of the document, its achievement and profiles', () => {
    expect(pointersOf(fullBadge).sort()).to.deep.equal([
      '/credentialSubject/achievement/endorsement/0',
      '/endorsement/0',
      '/endorsementJwt/0',
      '/issuer/endorsement/0',
      '/issuer/endorsementJwt/0',
    ])
  })

  it('finds what a learner record is made of, and nothing of the kind elsewhere', () => {
    const place = '/credentialSubject/verifiableCredential'
    expect(pointersOf(record)).to.deep.equal([`${place}/0`])
    expect(pointersOf(withMember(record, place, badge))).to.deep.equal([place])
    expect(pointersOf({ ...record, type: ['VerifiableCredential'] })).to.deep.equal([])
    expect(pointersOf({ ...badge, verifiableCredential: [badge] })).to.deep.equal([])
  })

  it('leaves what is inside of these to be found there', () => {
    const inner = { ...toEndorsement('a:b'), endorsement: [toEndorsement('c:d')] }
    expect(pointersOf({ ...badge, endorsement: [inner] })).to.deep.equal(['/endorsement/0'])
  })

  it('passes over what is neither a document nor a token', () => {
    const strange: readonly JsonValue[] = [1, null, 'https://example.com/endorsement', '', 'a.b']
    expect(pointersOf({ ...badge, endorsement: strange, endorsementJwt: 7 })).to.deep.equal([])
    expect(pointersOf({ ...badge, proof: { endorsement: [badge] } })).to.deep.equal([])
  })

  it('finds them in lists, as tokens without a list, and nowhere in a context', () => {
    const endorsement = [toEndorsement('a:b')]
    const listed = { ...badge, credentialSubject: ['x', null, { achievement: { endorsement } }] }
    expect(pointersOf(listed as JsonObject)).to.deep.equal([
      '/credentialSubject/2/achievement/endorsement/0',
    ])
    const deep = { ...badge, other: [[{ endorsement }]] } as JsonObject
    expect(pointersOf(deep)).to.deep.equal(['/other/0/0/endorsement/0'])
    expect(pointersOf({ ...badge, endorsementJwt: 'a.b.c' })).to.deep.equal(['/endorsementJwt'])
    for (const text of [' a.b.c', 'a.b.c d', 'a.b.c\n', 'x a.b.c']) {
      expect(pointersOf({ ...badge, endorsementJwt: text }), text).to.deep.equal([])
    }
    const context = { ...badge, '@context': [{ endorsement }] } as JsonObject
    expect(pointersOf(context)).to.deep.equal([])
    expect(pointersOf({ ...record, verifiableCredential: [badge] })).to.deep.equal(
      pointersOf(record),
    )
  })

  it('takes a document with nothing in a place for what it is', () => {
    const [found] = findEmbedded({ ...badge, image: null, endorsement: [toEndorsement('a:b')] })
    expect(found?.hosts.has(badge.id as string)).to.equal(true)
  })

  it('says what an endorsement can be about where it stands', () => {
    const hosts = new Map(findEmbedded(fullBadge).map((it) => [it.pointer, [...it.hosts].sort()]))
    const { id: achievement } = (fullBadge.credentialSubject as JsonObject)
      .achievement as JsonObject
    expect(hosts.get('/issuer/endorsement/0')).to.deep.equal(['https://uni.example/issuer'])
    expect(hosts.get('/credentialSubject/achievement/endorsement/0')).to.deep.equal([achievement])
    expect(hosts.get('/endorsement/0')).to.deep.equal([
      'did:example:state',
      achievement,
      fullBadge.id,
      'https://uni.example/issuer',
    ])
  })
})
