import type { JsonObject } from '../../../src/credential/parseJson.ts'
import type { CheckCode } from '../../../src/verifier/CheckCode.ts'
import type { Verifier } from '../../../src/verifier/createVerifier.ts'
import type { CheckResult } from '../../../src/verifier/Report.ts'
import type { Stage } from '../openStage.ts'
import {
  awardTo,
  didOf,
  learner,
  present,
  presentToken,
  question,
  stranger,
  toPresentation,
} from '../present.ts'

type Asked = {
  readonly text: string
  readonly question?: typeof question
  readonly verifier?: Verifier
}

export type PresentationCase = {
  readonly what: string
  readonly code: CheckCode
  readonly check: 'format' | 'holder'
  readonly outcome: CheckResult['outcome']
  /** Whose check it is: that of the presentation, or of the first credential in it. */
  readonly of: 'presentation' | 'credential'
  readonly exitCode: number
  readonly present: (stage: Stage) => Promise<Asked>
}

const ask = (document: unknown): Asked => ({ text: JSON.stringify(document), question })

/** A badge about the learner, presented as the options of the proof and the key have it. */
async function show(stage: Stage, change: JsonObject = {}, pair = learner): Promise<Asked> {
  const badge = await awardTo(stage, didOf(learner))
  return ask(await present(toPresentation([badge]), change, pair))
}

/** The same for somebody about whom the badge says this. */
async function showAbout(stage: Stage, id: string | undefined): Promise<Asked> {
  return ask(await present(toPresentation([await awardTo(stage, id)])))
}

const ofHolder = { check: 'holder', of: 'presentation' } as const

/** What `format` and `holder` can answer of presentations, and of what is in them. */
export const presentationCases: readonly PresentationCase[] = [
  {
    what: 'a presentation for this challenge and domain',
    ...{ code: 'FORMAT_PRESENTATION', check: 'format', outcome: 'passed' },
    ...{ of: 'presentation', exitCode: 0 },
    present: show,
  },
  {
    what: 'a credential',
    ...{ code: 'FORMAT_NOT_A_PRESENTATION', check: 'format', outcome: 'failed' },
    ...{ of: 'presentation', exitCode: 1 },
    present: async (stage) => ask(stage.credentials[0]),
  },
  {
    what: 'a presentation of more credentials than are judged',
    ...{ code: 'FORMAT_TOO_MANY_CREDENTIALS', check: 'format', outcome: 'unknown' },
    ...{ of: 'presentation', exitCode: 3 },
    present: async ({ credentials }) => ask(toPresentation(Array(65).fill(credentials[0]))),
  },
  {
    what: 'a presentation for this challenge and domain',
    ...{ ...ofHolder, code: 'HOLDER_SHOWN', outcome: 'passed', exitCode: 0 },
    present: show,
  },
  {
    what: 'a credential about its holder',
    ...{ code: 'HOLDER_BOUND', check: 'holder', outcome: 'passed', of: 'credential', exitCode: 0 },
    present: show,
  },
  {
    what: 'a credential about somebody without an identifier',
    ...{ code: 'HOLDER_SUBJECT_UNNAMED', check: 'holder', outcome: 'unknown' },
    ...{ of: 'credential', exitCode: 4 },
    present: (stage) => showAbout(stage, undefined),
  },
  {
    what: 'a credential about somebody else',
    ...{ code: 'HOLDER_OTHER_SUBJECT', check: 'holder', outcome: 'unknown' },
    ...{ of: 'credential', exitCode: 4 },
    present: (stage) => showAbout(stage, didOf(stranger)),
  },
  {
    what: 'a presentation that another key signed than the one of its holder',
    ...{ ...ofHolder, code: 'HOLDER_KEY_UNCONFIRMED', outcome: 'unknown', exitCode: 3 },
    present: (stage) => show(stage, {}, stranger),
  },
  {
    what: 'a presentation that nobody signed',
    ...{ ...ofHolder, code: 'HOLDER_UNSIGNED', outcome: 'unknown', exitCode: 3 },
    present: async (stage) => ask(toPresentation([await awardTo(stage, didOf(learner))])),
  },
  {
    what: 'a presentation with a proof that nobody knows',
    ...{ ...ofHolder, code: 'HOLDER_NOT_JUDGED', outcome: 'unknown', exitCode: 3 },
    present: async (stage) => {
      const { proof, ...presentation } = JSON.parse((await show(stage)).text)
      return ask({ ...presentation, proof: { ...proof, cryptosuite: 'other-2030' } })
    },
  },
  {
    what: 'a presentation of another credential than was signed',
    ...{ ...ofHolder, code: 'HOLDER_BROKEN', outcome: 'failed', exitCode: 1 },
    present: async (stage) => {
      const { proof } = JSON.parse((await show(stage)).text)
      return ask({ ...toPresentation([stage.credentials[0] as JsonObject]), proof })
    },
  },
  {
    what: 'a presentation for another challenge',
    ...{ ...ofHolder, code: 'HOLDER_OTHER_CHALLENGE', outcome: 'failed', exitCode: 1 },
    present: (stage) => show(stage, { challenge: 'n-0S6_WzA2Mk' }),
  },
  {
    what: 'a presentation for another verifier',
    ...{ ...ofHolder, code: 'HOLDER_OTHER_DOMAIN', outcome: 'failed', exitCode: 1 },
    present: (stage) => show(stage, { domain: 'https://other.example' }),
  },
  {
    what: 'a presentation that is signed as an assertion',
    ...{ ...ofHolder, code: 'HOLDER_OTHER_PURPOSE', outcome: 'failed', exitCode: 1 },
    present: (stage) => show(stage, { proofPurpose: 'assertionMethod' }),
  },
  {
    what: 'a presentation whose proof has expired',
    ...{ ...ofHolder, code: 'HOLDER_EXPIRED', outcome: 'failed', exitCode: 1 },
    present: (stage) =>
      show(stage, { created: '2020-01-01T00:00:00Z', expires: '2020-01-02T00:00:00Z' }),
  },
  {
    what: 'a presentation whose token is not good yet',
    ...{ ...ofHolder, code: 'HOLDER_NOT_YET', outcome: 'failed', exitCode: 1 },
    present: async () => ({ text: await presentToken([], { nbf: 4_000_000_000 }), question }),
  },
  {
    what: 'a presentation where nobody asked who presents it',
    ...{ ...ofHolder, code: 'HOLDER_NOT_ASKED', outcome: 'skipped', exitCode: 0 },
    present: async (stage) => ({ text: (await show(stage)).text }),
  },
]
