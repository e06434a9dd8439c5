import { expect } from 'chai'
import { isAnchorProof } from '../../src/credential/bareDocument.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { parseAnchorProofMember } from '../../src/proof/anchorProofMember.ts'
import type { RegistryReader } from '../../src/registry/Registry.ts'
import { aggregate } from '../support/cases/aggregateCases.ts'
import { changeAnchor, openStage, type Stage } from '../support/openStage.ts'

describe('a batch in an aggregate', () => {
  let stage: Stage
  let document: JsonObject
  before(async () => {
    stage = await openStage()
    document = await aggregate(stage)
  })
  after(() => stage.chain.close())

  const proofOf = (it: JsonObject) =>
    parseAnchorProofMember((it.proof as JsonObject[]).find(isAnchorProof) as JsonObject)
  const judge = async (documents: readonly JsonObject[], change: Partial<RegistryReader> = {}) => {
    const now = await stage.chain.now()
    const registries = [{ ...stage.chain.reader, ...change }]
    const verifier = stage.verifier({ registries, now: () => now })
    const found: unknown[] = []
    for await (const { checks } of verifier.verifyAll(documents.map((it) => JSON.stringify(it)))) {
      found.push(checks.find(({ check }) => check === 'anchor')?.code)
    }
    return found
  }

  it('is agreed to by a signature of its own, whatever else of the run is', async () => {
    const { aggregate: own } = proofOf(document)
    const signature = own!.signature.with(5, (own!.signature[5] as number) ^ 1)
    const forged = changeAnchor(document, { aggregate: { ...own!, signature } })
    const later = changeAnchor(document, { aggregate: { ...own!, notAfter: own!.notAfter - 1 } })
    const expected = ['ANCHOR_IN_AGGREGATE', 'ANCHOR_NOT_AGREED', 'ANCHOR_NOT_AGREED']
    expect(await judge([document, forged, later])).to.deep.equal(expected)
    expect(await judge([later, document])).to.deep.equal(['ANCHOR_NOT_AGREED', expected[0]])
  })

  it('counts until the very second that its key agreed to', async () => {
    const { notAfter } = proofOf(document).aggregate!
    const recordedAt = async (time: number) =>
      (await judge([document], { readAggregate: async () => time }))[0]
    expect(await recordedAt(notAfter)).to.equal('ANCHOR_IN_AGGREGATE')
    expect(await recordedAt(notAfter + 1)).to.equal('ANCHOR_TOO_LATE')
  })

  it('is broken where its path cannot be one of that aggregate, and its own anchor is no help', async () => {
    const anchored = await aggregate(stage, { anchored: true, recorded: false })
    const { aggregate: own } = proofOf(anchored)
    const longer = { ...own!, path: new Uint8Array([...own!.path, ...own!.path]) }
    expect(await judge([changeAnchor(anchored, { aggregate: longer })])).to.deep.equal([
      'INTEGRITY_BROKEN',
    ])
    const forged = { ...own!, signature: new Uint8Array(64).fill(1) }
    expect(await judge([changeAnchor(anchored, { aggregate: forged })])).to.deep.equal([
      'ANCHOR_NOT_AGREED',
    ])
  })

  it('may have a contract for a key where the aggregate does not count anyway', async () => {
    const asContract: Partial<RegistryReader> = {
      async readFacts(positions, block) {
        const facts = await stage.chain.reader.readFacts(positions, block)
        const key = { issuerId: 1, type: 'contract', roles: ['anchor'], from: 1 } as const
        return facts.map(({ anchor: _, ...one }) => ({ ...one, key }))
      },
      readIssuer: async () => ({
        controller: `0x${'11'.repeat(20)}`,
        identifierHash: `0x${'22'.repeat(32)}`,
        anchoredOnly: false,
      }),
    }
    const forged = { ...proofOf(document).aggregate!, signature: new Uint8Array(64).fill(1) }
    const judged = await judge(
      [document, changeAnchor(document, { aggregate: forged })],
      asContract,
    )
    expect(judged).to.deep.equal(['KEY_CANNOT_SIGN', 'ANCHOR_NOT_AGREED'])
  })
})
