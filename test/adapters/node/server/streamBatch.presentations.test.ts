import { expect } from 'chai'
import * as v from 'valibot'
import { batchLineShape } from '../../../../src/adapters/node/server/shapes.ts'
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
  toPresentation,
} from '../../../support/present.ts'

describe('POST /credentials/verify-batch of presentations', () => {
  let stage: Stage
  let server: OpenServer
  let own: JsonObject
  let shown: JsonObject
  before(async () => {
    stage = await openStage()
    own = await awardTo(stage, didOf(learner))
    shown = await present(toPresentation([own, own]))
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

  const ask = (verifiablePresentation: unknown, options: unknown = question) =>
    JSON.stringify({ verifiablePresentation, options })
  const send = async (...lines: readonly string[]) => {
    const url = `${server.url}/credentials/verify-batch`
    const response = await post(url, lines.join('\n'), 'application/jsonl')
    const answers = (await response.text()).trim().split('\n')
    return answers.map((line) => v.parse(batchLineShape, JSON.parse(line)))
  }
  const outcomes = async (...lines: readonly string[]) =>
    (await send(...lines)).map((it) => {
      if ('problem' in it) return `${it.line} ${it.problem.code}`
      const { checks } = 'report' in it ? it.report : it.presentation
      const bad = checks.find(({ outcome }) => outcome === 'failed' || outcome === 'unknown')
      return `${it.line} ${'report' in it ? 'report' : 'presentation'} ${bad?.code ?? it.verified}`
    })

  it('judges each by the question beside it, among credentials', async () => {
    const other = { ...question, challenge: 'another' }
    const answered = await present(toPresentation([own]), other)
    const token = await presentToken([own])
    const lines = [
      ...[JSON.stringify(own), ask(shown), ask(shown, other), ask(answered, other), ask(answered)],
      ...[JSON.stringify(own), ask(token).replaceAll(',"', ' , "')],
    ]
    expect(await outcomes(...lines)).to.deep.equal([
      '1 report true',
      '2 presentation true',
      '3 presentation HOLDER_OTHER_CHALLENGE',
      '4 presentation true',
      '5 presentation HOLDER_OTHER_CHALLENGE',
      '6 report true',
      '7 presentation false',
    ])
  })

  it('gives no verdict where nobody was asked, and goes on', async () => {
    const { challenge, domain } = question
    const lines = [
      ...[JSON.stringify(shown), await presentToken([own])],
      ...[ask(shown, {}), ask(shown, { challenge }), ask(shown, { challenge: '', domain })],
      ...[JSON.stringify({ verifiablePresentation: shown }), JSON.stringify(own)],
    ]
    const incomplete = [1, 2, 3, 4, 5, 6].map((line) => `${line} HOLDER_QUESTION_INCOMPLETE`)
    expect(await outcomes(...lines)).to.deep.equal([...incomplete, '7 report true'])
  })

  it('says of each line that is not as it has to be what is wrong', async () => {
    const lines = [
      ...[ask(shown, { ...question, returnPresentation: true }), ask(shown, [])],
      ...[ask(7), JSON.stringify({ ...JSON.parse(ask(shown)), more: 1 }), ask(own)],
      ...[ask(shown).replace('{', '{"verifiablePresentation":1,'), ask(shown).slice(0, -1)],
      JSON.stringify({ ...own, description: '"verifiablePresentation"' }),
    ]
    expect(await outcomes(...lines)).to.deep.equal([
      '1 SERVER_UNKNOWN_OPTION',
      '2 SERVER_BODY',
      '3 SERVER_BODY',
      '4 SERVER_BODY',
      '5 presentation FORMAT_NOT_A_PRESENTATION',
      '6 report FORMAT_NOT_JSON',
      '7 report FORMAT_NOT_JSON',
      '8 report INTEGRITY_BROKEN',
    ])
  })

  it('judges the bytes that were sent, keys that are there twice among them', async () => {
    const twice = ask(shown).replace('"type"', '"type":["Other"],"type"')
    expect(await outcomes(twice)).to.deep.equal(['1 presentation FORMAT_NOT_JSON'])
  })

  it('counts each credential of those that have a verdict', async () => {
    const count = async () => {
      const text = await (await fetch(`${server.url}/metrics`)).text()
      return Number(text.match(/axis="authenticity",value="valid"\} (\d+)/)?.[1])
    }
    const before = await count()
    await send(ask(shown), JSON.stringify(shown), JSON.stringify(own))
    expect(await count()).to.equal(before + 3)
  })
})
