import type { JsonObject } from '../../../src/credential/parseJson.ts'
import type { Facts, RegistryReader } from '../../../src/registry/Registry.ts'
import type { CheckCode } from '../../../src/verifier/CheckCode.ts'
import type { Verifier } from '../../../src/verifier/createVerifier.ts'
import type { CheckName, CheckResult, Verdict } from '../../../src/verifier/Report.ts'
import { buildBadge } from '../academy.ts'
import type { Stage } from '../openStage.ts'

export type Presented = { readonly text: string; readonly verifier?: Verifier }

export type Case = {
  readonly what: string
  readonly code: CheckCode
  readonly check: CheckName
  readonly outcome: CheckResult['outcome']
  readonly verdict: readonly [Verdict['authenticity'], Verdict['lifecycle'], ...string[]]
  readonly present: (stage: Stage) => Promise<Presented> | Presented
}

export const good = (stage: Stage) => stage.credentials[0] as JsonObject
export const proofsOf = (document: JsonObject) => document.proof as readonly JsonObject[]
export const show = (document: unknown): Presented => ({ text: JSON.stringify(document) })
export const did = (stage: Stage, account: number) =>
  `did:pkh:eip155:${stage.chain.registry.chainId}:${stage.chain.writer(account).key}`
export const from = (issuer: string): JsonObject => {
  const badge = buildBadge('Gil')
  return { ...badge, issuer: { ...(badge.issuer as JsonObject), id: issuer } }
}

/** The registry, with other facts or a fault: the contract cannot be brought to say these things yet. */
export function withReader(stage: Stage, change: Partial<RegistryReader>): Presented {
  const reader = { ...stage.chain.reader, ...change }
  return { ...show(good(stage)), verifier: stage.verifier({ registries: [reader] }) }
}

export function withFacts(stage: Stage, change: Partial<Facts>): Presented {
  return withReader(stage, {
    async readFacts(positions, block) {
      const facts = await stage.chain.reader.readFacts(positions, block)
      return facts.map((one) => ({ ...one, ...change }))
    },
  })
}

export async function atTime(stage: Stage, seconds: number): Promise<Presented> {
  const time = (await stage.chain.now()) + seconds * 1000
  return { ...show(good(stage)), verifier: stage.verifier({ now: () => time }) }
}

/** The same, asked about a past time, in milliseconds since 1970. */
export function atPast({ text }: Presented, verifier: Verifier, at: number): Presented {
  return { text, verifier: { ...verifier, verify: (input) => verifier.verify(input, { at }) } }
}

/** A good credential, as it was issued. */
export function asIssued(code: CheckCode, check: CheckName): Case {
  return {
    what: 'a good credential',
    ...{ code, check, outcome: 'passed' },
    verdict: ['valid', 'current'],
    present: (stage) => show(good(stage)),
  }
}
