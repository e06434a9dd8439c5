import { expect } from 'chai'
import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { createVerifier } from '../../../src/verifier/createVerifier.ts'
import { looksPresented } from '../../../src/verifier/presentation/checkPresentationFormat.ts'
import { signToken, badge as tokenBadge } from '../../proof/jwt/tokens.ts'
import { badge } from '../../proof/vectors.ts'
import { present, presentToken, toPresentation } from '../../support/present.ts'

const now = Date.parse('2026-03-02T00:00:00Z')

async function judge(presented: JsonObject | string) {
  const verifier = createVerifier({ now: () => now })
  const text = typeof presented === 'string' ? presented : JSON.stringify(presented)
  return verifier.verifyPresentation(text)
}
const formatOf = async (presented: JsonObject | string) => {
  const { checks } = await judge(presented)
  const { check, outcome, code } = checks[0]!
  return [check, outcome, code]
}
const unsupported = ['format', 'unknown', 'FORMAT_UNSUPPORTED']
const badToken = ['format', 'failed', 'FORMAT_BAD_TOKEN']
const none = ['format', 'failed', 'FORMAT_NOT_A_PRESENTATION']
const good = ['format', 'passed', 'FORMAT_PRESENTATION']
const envelope = (id: string) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: 'EnvelopedVerifiablePresentation',
  id,
})

describe('the format of a presentation', () => {
  it('is good for as many credentials and values as are judged, and no more', async () => {
    const tooMany = ['format', 'unknown', 'FORMAT_TOO_MANY_CREDENTIALS']
    expect(await formatOf(toPresentation(Array(64).fill({})))).to.deep.equal(good)
    expect(await formatOf(toPresentation(Array(65).fill({})))).to.deep.equal(tooMany)
    // Two lists, each of them small enough, and an object around each.
    const listOf = (values: number) => ({ list: Array(values).fill('x') })
    expect(await formatOf(toPresentation([listOf(8_000), listOf(8_000)]))).to.deep.equal(good)
    expect(await formatOf(toPresentation([listOf(8_400), listOf(8_400)]))).to.deep.equal(tooMany)
  })

  it('is good with as many proofs as are judged, and no more', async () => {
    const proof = { type: 'Other' }
    const withProofs = (count: number) => toPresentation([], { proof: Array(count).fill(proof) })
    expect(await formatOf(withProofs(4))).to.deep.equal(good)
    expect(await formatOf(withProofs(5))).to.deep.equal([
      ...['format', 'unknown', 'FORMAT_TOO_MANY_PROOFS'],
    ])
  })

  it('is not known where it says something in a way that is not processed', async () => {
    expect(await formatOf(toPresentation([badge], { '@nest': {} }))).to.deep.equal(unsupported)
    expect(await formatOf(toPresentation([{ ...badge, '@nest': {} }]))).to.deep.equal(good)
  })

  it('is bad where it is no presentation, and says where', async () => {
    expect(await formatOf(badge)).to.deep.equal(none)
    expect(await formatOf(await signToken(tokenBadge, { typ: 'vc+jwt' }))).to.deep.equal(none)
    const { checks } = await judge({ ...toPresentation([badge]), verifiableCredential: 7 })
    expect(checks[0]?.code).to.equal('FORMAT_NOT_A_PRESENTATION')
    expect(checks[0]?.facts.map(({ name }) => name)).to.deep.equal(['/verifiableCredential'])
  })

  it('is bad of a broken token, and not known of one of another kind', async () => {
    expect(await formatOf('a.b.c')).to.deep.equal(badToken)
    expect(await formatOf(envelope('data:application/vp+jwt,a.b.c'))).to.deep.equal(badToken)
    expect(await formatOf(envelope('https://host.example/'))).to.deep.equal(badToken)
    expect(await formatOf(envelope('data:application/vp+sd-jwt,e30.e30.'))).to.deep.equal(
      unsupported,
    )
  })

  it('is told with who presents, and what the presentation is called', async () => {
    const id = 'urn:example:shown'
    const { presentation } = await judge(await present(toPresentation([badge], { id })))
    expect(presentation?.id).to.equal(id)
    const { holder, ...unnamed } = toPresentation([badge])
    expect((await judge(unnamed)).presentation).to.deep.equal({})
    expect((await judge(toPresentation([badge]))).presentation).to.deep.equal({ holderId: holder })
  })
})

describe('looksPresented', () => {
  it('says no of what it cannot read, and of credentials', async () => {
    for (const token of ['a.b.c', '', await signToken(tokenBadge, { typ: 'vc+jwt' })]) {
      expect(looksPresented({ token }), token).to.equal(false)
    }
    const broken = envelope('data:application/vp+jwt,a.b.c')
    for (const document of [badge, {}, broken]) {
      expect(looksPresented({ document }), JSON.stringify(document)).to.equal(false)
    }
  })

  it('says yes of presentations, whatever they come in', async () => {
    const token = await presentToken([])
    expect(looksPresented({ token })).to.equal(true)
    expect(looksPresented({ document: toPresentation([]) })).to.equal(true)
    const document = envelope(`data:application/vp+jwt,${token}`)
    expect(looksPresented({ document })).to.equal(true)
  })
})
