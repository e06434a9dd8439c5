import { expect } from 'chai'
import { parseCredential } from '../../../src/credential/parseCredential.ts'
import type { JsonObject, JsonValue } from '../../../src/credential/parseJson.ts'
import { type Judged, judgeEmbedded } from '../../../src/verifier/embedded/judgeEmbedded.ts'
import { toEndorsement } from '../../credential/model/samples.ts'
import { badge, withMember } from '../../credential/samples.ts'

/** A judge that takes every document for good, and says what it was given. */
async function name(content: JsonObject | string): Promise<Judged<JsonValue>> {
  if (typeof content === 'string') return { report: content }
  return { report: content.id ?? null, credential: parseCredential(content) }
}

const judge = async (document: JsonObject) => {
  const answer = await judgeEmbedded(document, name)
  return { ...answer, pointers: answer?.judged.map(({ pointer }) => pointer) }
}
const endorse = (id = 'a:b') => toEndorsement(id)
const endorsements = (count: number) => Array.from({ length: count }, () => endorse())

describe('judgeEmbedded', () => {
  it('has nothing to say of a document with nothing inside', async () => {
    expect(await judgeEmbedded(badge, name)).to.equal(undefined)
  })

  it('tells what each endorsement is about, and whether that is where it stands', async () => {
    const issuer = (badge.issuer as JsonObject).id as string
    const document = {
      ...badge,
      issuer: { ...(badge.issuer as JsonObject), endorsement: [endorse(issuer), endorse()] },
      endorsement: [endorse(badge.id as string), endorse(issuer), endorse()],
    }
    const { judged } = await judge(document)
    expect(judged?.map(({ pointer, endorses }) => [pointer, endorses])).to.deep.equal([
      ['/issuer/endorsement/0', { id: issuer, isHere: true }],
      ['/issuer/endorsement/1', { id: 'a:b', isHere: false }],
      ['/endorsement/0', { id: badge.id, isHere: true }],
      ['/endorsement/1', { id: issuer, isHere: true }],
      ['/endorsement/2', { id: 'a:b', isHere: false }],
    ])
  })

  it('takes an endorsement about several for one of elsewhere', async () => {
    const id = badge.id as string
    const subject = { type: ['EndorsementSubject'] }
    const both = {
      ...endorse(),
      credentialSubject: [
        { ...subject, id },
        { ...subject, id: 'a:b' },
      ],
    }
    const { judged } = await judge({ ...badge, endorsement: [both] })
    expect(judged?.[0]?.endorses).to.deep.equal({ id, isHere: false })
  })

  it('takes nothing for an endorsement that does not say so', async () => {
    const { judged } = await judge({ ...badge, endorsement: [badge] })
    expect(judged).to.deep.equal([
      { pointer: '/endorsement/0', kind: 'endorsement', report: badge.id },
    ])
  })

  it('goes three levels down, and says how many are left', async () => {
    const nest = (levels: number): JsonObject =>
      levels === 0 ? endorse() : withMember(endorse(), '/issuer/endorsement', [nest(levels - 1)])
    const { pointers, leftOut } = await judge({ ...badge, endorsement: [nest(5)] })
    const below = '/issuer/endorsement/0'
    const first = '/endorsement/0'
    expect(pointers).to.deep.equal([first, first + below, first + below + below])
    expect(leftOut).to.equal(1)
  })

  it('judges 32 and no more, whichever level they are on', async () => {
    const many = await judge({ ...badge, endorsement: endorsements(40) })
    expect([many.judged?.length, many.leftOut]).to.deep.equal([32, 8])
    const host = withMember(endorse(), '/issuer/endorsement', endorsements(40))
    const nested = await judge({ ...badge, endorsement: [host, endorse()] })
    expect([nested.judged?.length, nested.leftOut]).to.deep.equal([32, 10])
  })

  it('leaves out what would take too long', async () => {
    const large = { ...endorse(), tag: Array(10_000).fill(1) }
    const proofs = Array(16).fill({ type: 'A' })
    const costly = { ...endorse(), tag: Array(1_100).fill(1), proof: proofs }
    const contexts = {
      ...endorse(),
      '@context': Array(600).fill('https://www.w3.org/ns/credentials/v2'),
    }
    const { pointers, leftOut } = await judge({
      ...badge,
      endorsement: [large, large, costly, contexts, endorse()],
    })
    expect(pointers).to.deep.equal(['/endorsement/0', '/endorsement/4'])
    expect(leftOut).to.equal(3)
  })
})
