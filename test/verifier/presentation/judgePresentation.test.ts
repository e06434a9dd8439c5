import { expect } from 'chai'
import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { createVerifier } from '../../../src/verifier/createVerifier.ts'
import { HolderQuestionError } from '../../../src/verifier/presentation/HolderQuestion.ts'
import type { PresentationReport } from '../../../src/verifier/presentation/PresentationReport.ts'
import type { CheckName, Report } from '../../../src/verifier/Report.ts'
import { toPresentationExitCode } from '../../../src/verifier/toVerdict.ts'
import { claims, signToken, badge as tokenBadge } from '../../proof/jwt/tokens.ts'
import { openStage, type Stage } from '../../support/openStage.ts'
import {
  awardTo,
  didOf,
  learner,
  present,
  presentToken,
  question,
  tokenHolder,
  toPresentation,
} from '../../support/present.ts'

const codeOf = (report: Report | PresentationReport | undefined, check: CheckName) =>
  report?.checks.find((result) => result.check === check)?.code
const withoutHolder = ({ checks, ...rest }: Report) => ({
  ...rest,
  checks: checks.filter(({ check }) => check !== 'holder'),
})

describe('verifyPresentation', () => {
  let stage: Stage
  let own: JsonObject
  before(async () => {
    stage = await openStage()
    own = await awardTo(stage, didOf(learner))
  })
  after(() => stage.chain.close())
  const ask = (document: JsonObject | string) =>
    stage
      .verifier()
      .verifyPresentation(
        typeof document === 'string' ? document : JSON.stringify(document),
        question,
      )

  it('judges each credential as it is judged alone, and whose it is besides', async () => {
    const envelope = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/vc+jwt,${await signToken(tokenBadge, { typ: 'vc+jwt' })}`,
    }
    const changed = { ...own, name: 'Other' }
    const members = [own, stage.credentials[1] as JsonObject, changed, envelope, {}]
    const report = await ask(
      await present(toPresentation(members), { cryptosuite: 'eddsa-jcs-2022' }),
    )
    expect(codeOf(report, 'holder')).to.equal('HOLDER_SHOWN')
    expect(report.presentation).to.deep.equal({ holderId: didOf(learner) })

    const policy = { ...stage.policy, require: ['holder'] } as const
    for (const [i, member] of members.entries()) {
      const alone = await stage.verifier({ policy }).verify(JSON.stringify(member))
      const shown = report.credentials[i]!
      if (i > 0) expect(withoutHolder(shown)).to.deep.equal(withoutHolder(alone))
    }
    expect(report.credentials.map((one) => codeOf(one, 'holder'))).to.deep.equal([
      'HOLDER_BOUND',
      'HOLDER_SUBJECT_UNNAMED',
      'MOOT',
      'HOLDER_OTHER_SUBJECT',
      'MOOT',
    ])
    expect(report.credentials[0]?.verdict).to.deep.equal({
      authenticity: 'valid',
      lifecycle: 'current',
      policy: { outcome: 'accepted' },
    })
    expect(report.credentials[2]?.verdict.authenticity).to.equal('invalid')
  })

  it('accepts nothing of a presentation whose holder is not shown', async () => {
    const signed = await present(toPresentation([own]), { challenge: 'another' })
    const unsigned = toPresentation([own])
    for (const document of [signed, unsigned]) {
      const { credentials } = await ask(document)
      expect(credentials[0]?.verdict).to.deep.equal({
        authenticity: 'valid',
        lifecycle: 'current',
        policy: { outcome: 'not-accepted', rule: 'holder-required' },
      })
    }
  })

  it('finds the holder among several subjects, and reads tokens that stand as text', async () => {
    const subject = { ...(tokenBadge.credentialSubject as JsonObject), id: tokenHolder }
    const { sub: _, ...rest } = claims
    const about = (credentialSubject: JsonObject) =>
      signToken({ ...tokenBadge, ...rest, credentialSubject })
    const members = [await about(subject), await about({ ...subject, id: 'did:example:other' })]
    const { credentials } = await ask(await presentToken(members))
    expect(credentials.map((one) => codeOf(one, 'holder'))).to.deep.equal([
      'HOLDER_BOUND',
      'HOLDER_OTHER_SUBJECT',
    ])
    expect(credentials.map((one) => codeOf(one, 'format'))).to.deep.equal([
      'FORMAT_OK',
      'FORMAT_OK',
    ])
  })

  it('sees a key that stands twice inside of a credential', async () => {
    const text = JSON.stringify(await present(toPresentation([own])))
    const twice = text.replace('"name":"Weaving"', '"name":"Forging","name":"Weaving"')
    expect(twice).not.to.equal(text)
    const report = await ask(twice)
    expect(codeOf(report, 'format')).to.equal('FORMAT_NOT_JSON')
    expect(report.credentials).to.deep.equal([])
    expect(report).not.to.have.property('presentation')
    expect(codeOf(report, 'holder')).to.equal('MOOT')
  })

  it('says nothing of the holder where nobody asked, unless the policy wants one', async () => {
    const text = JSON.stringify(await present(toPresentation([own])))
    const { checks, credentials } = await stage.verifier().verifyPresentation(text)
    expect(checks.map(({ outcome }) => outcome)).to.deep.equal(['passed', 'skipped'])
    expect(codeOf(credentials[0], 'holder')).to.equal('HOLDER_NOT_ASKED')
    expect(credentials[0]?.verdict.policy.outcome).to.equal('accepted')

    const policy = { ...stage.policy, require: ['holder'] } as const
    const strict = await stage.verifier({ policy }).verifyPresentation(text)
    expect(strict.credentials[0]?.verdict.policy).to.deep.equal({
      outcome: 'not-accepted',
      rule: 'holder-required',
    })
  })

  it('refuses half a question', async () => {
    const verifier = createVerifier({ now: () => 0 })
    const halves = [{ challenge: 'c' }, { domain: 'd' }, { challenge: '', domain: 'd' }, {}]
    for (const half of halves) {
      const error = await verifier.verifyPresentation('{}', half as never).catch((it) => it)
      expect(error).to.be.instanceOf(HolderQuestionError)
      expect(() => verifier.verifyMixed([], half as never))
        .to.throw(HolderQuestionError)
        .with.property('code', 'HOLDER_QUESTION_INCOMPLETE')
    }
  })

  it('is not good where it shows nothing, and as bad as the worst that it shows', async () => {
    const codeFor = async (...members: JsonObject[]) =>
      toPresentationExitCode(await ask(await present(toPresentation(members))))
    expect(await codeFor()).to.equal(3)
    expect(await codeFor(own)).to.equal(0)
    expect(await codeFor(own, stage.credentials[0] as JsonObject)).to.equal(4)
    expect(await codeFor(own, { ...own, name: 'Other' })).to.equal(1)
  })

  it('speaks the language of the verifier', async () => {
    const text = JSON.stringify(await present(toPresentation([own])))
    const german = await stage.verifier({ language: 'de' }).verifyPresentation(text, question)
    const english = await ask(text)
    expect(german.language).to.equal('de')
    expect(german.credentials[0]?.language).to.equal('de')
    expect(german.sentence).not.to.equal(english.sentence)
    expect(german.checks.map(({ code }) => code)).to.deep.equal(
      english.checks.map(({ code }) => code),
    )
  })

  it('is told from credentials in a stream, in its order', async () => {
    const presented = await present(toPresentation([own]))
    const inputs = [own, presented, await presentToken([]), stage.unsigned, '{', 'a.b.c']
    const kinds: string[] = []
    const texts = inputs.map((it) => (typeof it === 'string' ? it : JSON.stringify(it)))
    for await (const report of stage.verifier().verifyMixed(texts, question)) {
      kinds.push(`${'credentials' in report ? 'shown' : 'alone'} ${codeOf(report, 'holder')}`)
    }
    expect(kinds).to.deep.equal([
      'alone HOLDER_ALONE',
      'shown HOLDER_SHOWN',
      'shown HOLDER_SHOWN',
      'alone HOLDER_ALONE',
      'alone MOOT',
      'alone MOOT',
    ])
  })

  it('is judged in a stream by a question of its own, where it has one', async () => {
    const presentation = JSON.stringify(await present(toPresentation([own])))
    const other = { ...question, challenge: 'another' }
    const inputs = [presentation, { presentation, question: other }]
    const codes: string[] = []
    for await (const report of stage.verifier().verifyMixed(inputs, question)) {
      codes.push(codeOf(report, 'holder') ?? '')
    }
    expect(codes).to.deep.equal(['HOLDER_SHOWN', 'HOLDER_OTHER_CHALLENGE'])
    const half = [{ presentation, question: { ...question, domain: '' } }]
    const answers = stage.verifier().verifyMixed(half)[Symbol.asyncIterator]()
    expect(await answers.next().catch((it) => it)).to.be.instanceOf(HolderQuestionError)
  })
})
