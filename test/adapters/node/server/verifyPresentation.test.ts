import { expect } from 'chai'
import * as v from 'valibot'
import { presentationAnswerShape } from '../../../../src/adapters/node/server/shapes.ts'
import type { JsonObject } from '../../../../src/credential/parseJson.ts'
import { type OpenServer, openServer, post } from '../../../support/openServer.ts'
import { openStage, type Stage } from '../../../support/openStage.ts'
import {
  awardTo,
  didOf,
  learner,
  present,
  presentToken,
  question,
  stranger,
  toPresentation,
} from '../../../support/present.ts'

describe('POST /presentations/verify', () => {
  let stage: Stage
  let server: OpenServer
  let own: JsonObject
  before(async () => {
    stage = await openStage()
    own = await awardTo(stage, didOf(learner))
    const { policy, chain } = stage
    const now = await chain.now()
    server = await openServer({
      verifier: { policy, registries: [chain.reader], now: () => now },
    })
  })
  after(async () => {
    await server.stop()
    await stage.chain.close()
  })

  const send = (presentation: string, options: object = question) =>
    post(
      `${server.url}/presentations/verify`,
      `{"verifiablePresentation":${presentation},"options":${JSON.stringify(options)}}`,
    )
  const judge = async (presentation: string, options?: object) => {
    const response = await send(presentation, options)
    expect(response.status).to.equal(200)
    return v.parse(presentationAnswerShape, await response.json())
  }
  const codes = ({ problemDetails = [] }: v.InferOutput<typeof presentationAnswerShape>) =>
    problemDetails.map(({ code, credential }) => `${credential ?? 'all'} ${code}`)

  it('verifies what its holder presents for this challenge and this domain', async () => {
    const answer = await judge(JSON.stringify(await present(toPresentation([own]))))
    expect([answer.verified, codes(answer)]).to.deep.equal([true, []])
    expect(answer.report?.presentation?.holderId).to.equal(didOf(learner))
    expect(answer.report?.credentials[0]?.verdict.policy.outcome).to.equal('accepted')
  })

  it('says what is wrong with it, and with which credential', async () => {
    const other = await judge(JSON.stringify(await present(toPresentation([own]))), {
      ...question,
      challenge: 'another',
    })
    expect(other.verified).to.equal(false)
    expect(codes(other)[0]).to.equal('all HOLDER_OTHER_CHALLENGE')
    const changed = { ...own, name: 'Other' }
    const mixed = await judge(JSON.stringify(await present(toPresentation([own, changed]))))
    expect(mixed.verified).to.equal(false)
    expect(codes(mixed)).to.deep.equal(['1 INTEGRITY_BROKEN', '1 POLICY_NOT_ACCEPTED'])
    const borrowed = toPresentation([own], { holder: didOf(stranger) })
    const stolen = await judge(JSON.stringify(await present(borrowed, {}, stranger)))
    expect([stolen.verified, codes(stolen)[0]]).to.deep.equal([false, '0 HOLDER_OTHER_SUBJECT'])
    const empty = await judge(JSON.stringify(await present(toPresentation([]))))
    expect(empty.verified).to.equal(false)
  })

  it('takes a token as text, and sees every fault of what was sent', async () => {
    const token = await judge(JSON.stringify(await presentToken([own])))
    expect(token.report?.checks.map(({ code }) => code)).to.include('HOLDER_SHOWN')
    const text = JSON.stringify(await present(toPresentation([own])))
    const twice = await judge(text.replace('"type"', '"type":["Other"],"type"'))
    expect([twice.verified, codes(twice)[0]]).to.deep.equal([false, 'all FORMAT_NOT_JSON'])
  })

  it('repeats and leaves out what the options say', async () => {
    const presentation = await present(toPresentation([own]))
    const options = { returnPresentation: true, returnProblemDetails: false, returnResults: false }
    const answer = await judge(JSON.stringify(presentation), { ...question, ...options })
    expect(answer).to.deep.equal({ verified: true, verifiablePresentation: presentation })
  })

  it('judges nothing without a challenge and a domain', async () => {
    const text = JSON.stringify(await present(toPresentation([own])))
    const { challenge, domain } = question
    const whole = 'HOLDER_QUESTION_INCOMPLETE'
    const cases: readonly (readonly [object, string])[] = [
      [{}, whole],
      [{ challenge }, whole],
      [{ domain }, whole],
      [{ challenge: '', domain }, whole],
      [{ challenge: 1, domain }, 'SERVER_BODY'],
      [{ ...question, checks: ['proof'] }, 'SERVER_UNKNOWN_OPTION'],
    ]
    for (const [options, code] of cases) {
      const response = await send(text, options)
      const problem = await response.json()
      expect([response.status, problem.code], JSON.stringify(options)).to.deep.equal([400, code])
    }
    const bare = await post(
      `${server.url}/presentations/verify`,
      `{"verifiablePresentation":${text}}`,
    )
    expect((await bare.json()).code).to.equal(whole)
  })

  it('counts each credential of it', async () => {
    const count = async () => {
      const text = await (await fetch(`${server.url}/metrics`)).text()
      return Number(text.match(/axis="authenticity",value="valid"\} (\d+)/)?.[1])
    }
    const before = await count()
    await judge(JSON.stringify(await present(toPresentation([own, own]))))
    expect(await count()).to.equal(before + 2)
  })
})
