import { expect } from 'chai'
import type { JsonObject, JsonValue } from '../../src/credential/parseJson.ts'
import { fc } from '../support/fastCheck.ts'
import { openStage, type Stage } from '../support/openStage.ts'

/** The same value as another program might write it, by what the numbers say. */
function rewrite(value: JsonValue, next: () => number): string {
  const space = () => ['', ' ', '\n', '\t', '\r\n  '][next() % 5] as string
  const between = (parts: readonly string[]) =>
    parts.map((part) => space() + part + space()).join(',')
  if (Array.isArray(value)) return `[${between(value.map((item) => rewrite(item, next)))}]`
  if (typeof value === 'string') return rewriteString(value, next)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value)
    .map((member) => ({ member, place: next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ member: [key, it] }) => `${rewriteString(key, next)}${space()}:${rewrite(it, next)}`)
  return `{${between(members)}}`
}

function rewriteString(text: string, next: () => number): string {
  const escaped = Array.from({ length: text.length }, (_, i) => {
    if (next() % 8 > 0) return JSON.stringify(text[i]).slice(1, -1)
    return `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`
  })
  return `"${escaped.join('')}"`
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
      const text = rewrite(originals[i] as JsonObject, () => stream.next().value as number)
      const { verdict } = await stage.verifier().verify(new TextEncoder().encode(text))
      expect(verdict).to.deep.include({ authenticity: 'valid', lifecycle: 'current' })
    })
    await fc.assert(property, { numRuns: 60 })
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
