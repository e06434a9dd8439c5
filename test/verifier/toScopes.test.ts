import { expect } from 'chai'
import { parseCredential } from '../../src/credential/parseCredential.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { toScope } from '../../src/trust/toScope.ts'
import { toScopes } from '../../src/verifier/toScopes.ts'
import { buildBadge } from '../support/academy.ts'

/** The scopes of a badge whose achievement is changed so. */
function scopesOf(change: JsonObject) {
  const badge = buildBadge('Ada')
  const subject = badge.credentialSubject as JsonObject
  const { achievementType: _, ...achievement } = subject.achievement as JsonObject
  const credentialSubject = { ...subject, achievement: { ...achievement, ...change } }
  return toScopes(parseCredential({ ...badge, credentialSubject }))
}

const id = 'https://academy.example/achievements/knots'
const within = (targetFramework: string) => ({
  type: ['Alignment'],
  targetName: 'Knots',
  targetUrl: 'https://skills.example/knots',
  targetFramework,
})

describe('toScopes', () => {
  it('are the achievement, its type, and the frameworks that it is aligned with', () => {
    expect(scopesOf({ id })).to.deep.equal([toScope('achievement', id)])
    const alignment = [within('ESCO'), within('O*NET')]
    expect(scopesOf({ id, achievementType: 'Badge', alignment })).to.deep.equal([
      toScope('achievement', id),
      toScope('type', 'Badge'),
      toScope('framework', 'ESCO'),
      toScope('framework', 'O*NET'),
    ])
  })

  it('are of sixteen frameworks at most', () => {
    const alignment = Array.from({ length: 17 }, (_, i) => within(`framework ${i}`))
    const scopes = scopesOf({ id, alignment })
    expect(scopes).to.have.length(17)
    expect(scopes.at(-1)).to.equal(toScope('framework', 'framework 15'))
  })

  it('are none where there is no achievement', () => {
    const { credentialSubject: _, ...badge } = buildBadge('Ada')
    const plain = { ...badge, type: ['VerifiableCredential'], credentialSubject: { id: 'urn:x:1' } }
    expect(toScopes(parseCredential(plain))).to.deep.equal([])
  })
})
