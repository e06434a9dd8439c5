import { base64urlnopad } from '@scure/base'
import canonicalize from 'canonicalize'
import { expect } from 'chai'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { aggregate } from '../support/cases/aggregateCases.ts'
import { mutate, mutateString, toNode, toText } from '../support/mutateJson.ts'
import { openStage, type Stage } from '../support/openStage.ts'

const suite = 'merkle-anchor-jcs-2026'
const write = canonicalize as unknown as (value: unknown) => string

type Proof = { readonly cryptosuite: string; readonly proofValue: string }

/** All that a document says, without regard to the order of its anchor proofs and how often each comes. */
function toEssence({ proof, ...rest }: JsonObject): string {
  const proofs = [proof].flat() as Proof[]
  const anchors = proofs.filter((it) => it?.cryptosuite === suite).map(write)
  const others = proofs.filter((it) => it?.cryptosuite !== suite)
  return write([rest, others, [...new Set(anchors)].sort()])
}

function replaceProof(document: JsonObject, isAnchor: boolean, proofValue: string): string {
  const proof = (document.proof as unknown as Proof[]).map((it) =>
    (it.cryptosuite === suite) === isAnchor ? { ...it, proofValue } : it,
  )
  return JSON.stringify({ ...document, proof })
}

function readProofValue(document: JsonObject, isAnchor: boolean): string {
  const proofs = document.proof as unknown as Proof[]
  return proofs.find((it) => (it.cryptosuite === suite) === isAnchor)!.proofValue
}

function* mutateProofValue(document: JsonObject, isAnchor: boolean): Generator<string> {
  const original = readProofValue(document, isAnchor)
  for (const text of mutateString(original)) yield replaceProof(document, isAnchor, text)
  // The next character of the alphabet, where the last one holds spare bits too.
  for (const letter of ['A', 'B', 'Q', 'g', 'w', '-', '_', '=', '1', 'z']) {
    for (let i = 0; i < original.length; i++) {
      const text = original.slice(0, i) + letter + original.slice(i + 1)
      if (text !== original) yield replaceProof(document, isAnchor, text)
    }
  }
}

function* mutateAnchorBytes(document: JsonObject): Generator<string> {
  const bytes = base64urlnopad.decode(readProofValue(document, true).slice(1))
  const toDocument = (changed: Uint8Array) =>
    replaceProof(document, true, `u${base64urlnopad.encode(changed)}`)
  for (let i = 0; i < bytes.length; i++) {
    for (const mask of [1, 2, 4, 8, 16, 32, 64, 128, 255]) {
      yield toDocument(bytes.with(i, (bytes[i] as number) ^ mask))
    }
    yield toDocument(Uint8Array.from([...bytes.subarray(0, i), ...bytes.subarray(i + 1)]))
    yield toDocument(Uint8Array.from([...bytes.subarray(0, i), 0, ...bytes.subarray(i)]))
  }
}

describe('a credential changed in one place', () => {
  let stage: Stage
  let aggregated: JsonObject
  before(async () => {
    stage = await openStage()
    aggregated = await aggregate(stage)
  })
  after(() => stage.chain.close())

  /** Verifies every text, and gives those that passed for valid and are not the original. */
  async function findForgeries(original: JsonObject, texts: Iterable<string>) {
    const essence = toEssence(original)
    const presented: string[] = []
    function* note() {
      for (const text of texts) {
        presented.push(text)
        yield text
      }
    }
    const forgeries: string[] = []
    let same = 0
    let i = 0
    for await (const { verdict } of stage.verifier().verifyAll(note())) {
      const text = presented[i++] as string
      if (verdict.authenticity !== 'valid') continue
      if (toEssence(JSON.parse(text)) === essence) same++
      else forgeries.push(text)
    }
    return { total: i, same, forgeries }
  }

  const kinds = [
    { name: 'signed and anchored', pick: () => stage.credentials[0]!, same: 2 },
    { name: 'anchored only', pick: () => stage.unsigned, same: 1 },
    { name: 'in an aggregate', pick: () => aggregated, same: 1 },
  ]
  for (const { name, pick, same } of kinds) {
    it(`is valid as it was issued: ${name}`, async () => {
      const found = await findForgeries(pick(), [JSON.stringify(pick())])
      expect(found).to.deep.equal({ total: 1, same: 1, forgeries: [] })
    })

    it(`is not valid with any value, key, item or character changed: ${name}`, async () => {
      const texts = new Set([...mutate(toNode(pick()))].map(toText))
      texts.delete(JSON.stringify(pick()))
      const found = await findForgeries(pick(), texts)
      expect(found.forgeries).to.deep.equal([])
      expect(found.total).to.be.above(8000)
      // What no proof can bind: the anchor proof twice, or before the other one.
      expect(found.same).to.equal(same)
    })

    it(`is not valid with any character of the anchor proof changed: ${name}`, async () => {
      const found = await findForgeries(pick(), mutateProofValue(pick(), true))
      expect(found.forgeries).to.deep.equal([])
      expect(found).to.include({ same: 0 })
      expect(found.total).to.be.above(2000)
    })

    it(`is not valid with any bit of the anchor proof flipped: ${name}`, async () => {
      const found = await findForgeries(pick(), mutateAnchorBytes(pick()))
      expect(found.forgeries).to.deep.equal([])
      expect(found).to.include({ same: 0 })
      expect(found.total).to.be.above(1000)
    })
  }

  it("is not valid with any character of the issuer's proof changed", async () => {
    const [original] = stage.credentials as [JsonObject]
    const found = await findForgeries(original, mutateProofValue(original, false))
    expect(found.forgeries).to.deep.equal([])
    expect(found).to.include({ same: 0 })
    expect(found.total).to.be.above(500)
  })
})
