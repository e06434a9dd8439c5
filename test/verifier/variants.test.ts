import { expect } from 'chai'
import type { JsonObject, JsonValue } from '../../src/credential/parseJson.ts'
import { createRandom } from '../support/createRandom.ts'
import { fc } from '../support/fastCheck.ts'
import { openStage, type Stage } from '../support/openStage.ts'
import { rewriteJson } from '../support/rewriteJson.ts'
import { sampleMutants } from '../support/sampleMutants.ts'

function tryParse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

describe('a credential written in another way', () => {
  let stage: Stage
  let originals: readonly JsonObject[]
  before(async () => {
    stage = await openStage()
    originals = [...stage.credentials, stage.unsigned]
  })
  after(() => stage.chain.close())

  it('stays valid, whatever its white space, key order and escapes', async () => {
    const which = fc.nat({ max: 5 })
    const numbers = fc.infiniteStream(fc.nat({ max: 999 }))
    const property = fc.asyncProperty(which, numbers, async (i, stream) => {
      const text = rewriteJson(originals[i] as JsonObject, () => stream.next().value as number)
      const { verdict } = await stage.verifier().verify(new TextEncoder().encode(text))
      expect(verdict).to.deep.include({ authenticity: 'valid', lifecycle: 'current' })
    })
    await fc.assert(property, { numRuns: 60 })
  })

  it('stays what it was where it was not valid, whatever its white space, key order and escapes', async () => {
    const random = createRandom('variants')
    const next = () => random(1)[0] as number
    const judge = async (text: string) => {
      const { verdict, checks } = await stage.verifier().verify(text)
      return [verdict, ...checks.map(({ check, code }) => `${check} ${code}`)]
    }
    for (const text of originals.flatMap((it) => sampleMutants(it, 20))) {
      const value = tryParse(text)
      if (value === undefined) continue
      expect(await judge(rewriteJson(value, next)), text).to.deep.equal(
        await judge(JSON.stringify(value)),
      )
    }
  })

  it('stays valid with its anchor proof first, twice, or not in a list', async () => {
    const [signed] = originals as [JsonObject]
    const [own, anchor] = signed.proof as JsonValue[]
    const { unsigned } = stage
    const documents = [
      { ...signed, proof: [anchor, own] },
      { ...signed, proof: [own, anchor, anchor] },
      { ...unsigned, proof: (unsigned.proof as JsonValue[])[0] },
    ]
    for (const document of documents) {
      const { verdict } = await stage.verifier().verify(JSON.stringify(document))
      expect(verdict.authenticity).to.equal('valid')
    }
  })
})
