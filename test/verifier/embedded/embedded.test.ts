import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { createVerifier } from '../../../src/verifier/createVerifier.ts'
import { parseReport } from '../../../src/verifier/parseReport.ts'
import type { Report } from '../../../src/verifier/Report.ts'
import { toEndorsement } from '../../credential/model/samples.ts'
import { signToken } from '../../proof/jwt/tokens.ts'
import { buildBadge } from '../../support/academy.ts'
import { from } from '../../support/cases/Case.ts'
import { signAsSelf } from '../../support/endorse.ts'
import { issueOne, openStage, type Stage } from '../../support/openStage.ts'

const now = Date.parse('2025-06-01T00:00:00Z')

const verifier = createVerifier({ now: () => now })
const verify = (document: JsonObject) => verifier.verify(JSON.stringify(document))
const verdictsOf = ({ embedded }: Report) =>
  embedded?.judged.map(({ report: { verdict } }) => `${verdict.authenticity} ${verdict.lifecycle}`)
const badge = buildBadge('Kit')
const about = badge.id as string

describe('endorsements in a badge', () => {
  it('are judged, each by itself, and change nothing about the badge', async () => {
    const good = await signAsSelf(toEndorsement(about), 8)
    const over = await signAsSelf(
      { ...toEndorsement('a:b'), validUntil: '2025-05-01T00:00:00Z' },
      9,
    )
    const forged = { ...good, name: 'Another' }
    const report = await verify(await signAsSelf({ ...badge, endorsement: [good, over, forged] }))
    const { endorsement: _, ...plain } = badge
    expect(report.verdict).to.deep.equal((await verify(await signAsSelf(plain))).verdict)
    expect(report.verdict).to.include({ authenticity: 'valid', lifecycle: 'current' })
    expect(verdictsOf(report)).to.deep.equal(['valid current', 'valid expired', 'invalid current'])
    const { judged = [], leftOut } = report.embedded ?? {}
    expect(leftOut).to.equal(0)
    expect(judged[0]).to.include({ pointer: '/endorsement/0', kind: 'endorsement' })
    expect(judged.map(({ endorses }) => endorses?.isHere)).to.deep.equal([true, false, true])
    expect(judged[0]?.report.credential?.issuerId).to.equal((good.issuer as JsonObject).id)
  })

  it('are not looked at in a badge that is not genuine', async () => {
    const endorsement = [await signAsSelf(toEndorsement(about), 8)]
    const report = await verify({
      ...(await signAsSelf({ ...badge, endorsement })),
      name: 'Another',
    })
    expect(report.verdict.authenticity).to.equal('invalid')
    expect(report).not.to.have.property('embedded')
  })

  it('are in a report that can be saved and read, in its language', async () => {
    const endorsement = [await signAsSelf(toEndorsement(about), 8)]
    const text = JSON.stringify(await signAsSelf({ ...badge, endorsement }))
    const report = await createVerifier({ now: () => now, language: 'de' }).verify(text)
    expect(parseReport(JSON.parse(JSON.stringify(report)))).to.deep.equal(report)
    const inner = report.embedded?.judged[0]?.report
    expect(inner?.language).to.equal('de')
    expect(inner?.sentence).to.match(/^Echt/)
  })

  it('do not make a badge deviate, however they do', async () => {
    const { name: _, ...nameless } = toEndorsement(about)
    const report = await verify(
      await signAsSelf({ ...badge, endorsement: [await signAsSelf(nameless, 8)] }),
    )
    expect(report.checks[0]?.code).to.equal('FORMAT_OK')
    const [inner] = report.embedded?.judged ?? []
    expect(inner?.report.checks[0]).to.include({ code: 'FORMAT_DEVIATES', outcome: 'passed' })
    expect(inner?.report.checks[0]?.facts.map(({ name }) => name)).to.deep.equal(['/name'])
  })
})

describe('a learner record', () => {
  const url = new URL('../../vectors/openbadges/record.json', import.meta.url)
  const published: JsonObject = JSON.parse(readFileSync(url, 'utf8'))

  it('of 1EdTech holds, and so does what is in it', async () => {
    const report = await verify(published)
    const codes = [report, report.embedded!.judged[0]!.report].map(({ checks }) =>
      checks.filter(({ check }) => ['format', 'signature'].includes(check)).map(({ code }) => code),
    )
    expect(codes).to.deep.equal(Array(2).fill(['FORMAT_OK', 'SIGNATURE_OK']))
  })

  const toRecord = (parts: readonly JsonObject[]): JsonObject => {
    const { proof, credentialSchema, ...rest } = published
    const { achievement, association, ...subject } = rest.credentialSubject as JsonObject
    return { ...rest, credentialSubject: { ...subject, verifiableCredential: parts } }
  }

  describe('on a chain', () => {
    let stage: Stage
    beforeEach(async () => {
      stage = await openStage()
    })
    afterEach(() => stage.chain.close())

    it('has a verdict of its own, and one for each part: never that of the whole', async () => {
      const { document: part, root, index } = await issueOne(stage, buildBadge('Lou'))
      const whole = { ...toRecord([part, stage.unsigned]), issuer: badge.issuer as JsonObject }
      const { document } = await issueOne(stage, whole, { seed: 'whole' })
      await stage.chain.writer(0).revoke({ root, indexes: [index] })
      const report = await stage.verifier().verify(JSON.stringify(document))
      expect(report.verdict).to.include({ authenticity: 'valid', lifecycle: 'current' })
      expect(verdictsOf(report)).to.deep.equal(['valid revoked', 'valid current'])
    })

    it('may hold tokens, as a badge may be endorsed by them', async () => {
      const token = await signToken(toEndorsement(about), { typ: 'vc+jwt' })
      // No context of Open Badges knows the member, so no signature over RDF covers it.
      const { document } = await issueOne(stage, { ...badge, endorsementJwt: [token] })
      const report = await stage.verifier().verify(JSON.stringify(document))
      expect(report.verdict.authenticity).to.equal('valid')
      expect(report.embedded?.judged[0]).to.deep.include({
        pointer: '/endorsementJwt/0',
        endorses: { id: about, isHere: true },
      })
      expect(verdictsOf(report)).to.deep.equal(['indeterminate unknown'])
    })

    it('is not genuine with a part taken out', async () => {
      const whole = { ...toRecord([from('did:web:a.example')]), issuer: badge.issuer as JsonObject }
      const { document } = await issueOne(stage, whole)
      const subject = document.credentialSubject as JsonObject
      const cut = { ...document, credentialSubject: { ...subject, verifiableCredential: [] } }
      const report = await stage.verifier().verify(JSON.stringify(cut))
      expect(report.verdict.authenticity).to.equal('invalid')
    })
  })
})
