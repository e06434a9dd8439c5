import { expect } from 'chai'
import { isAnchorProof } from '../../../src/credential/bareDocument.ts'
import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { type ChangeName, planChanges } from '../../../src/issuer/changes/planChanges.ts'
import { quoteChanges } from '../../../src/issuer/changes/quoteChanges.ts'
import type { AnchorProof } from '../../../src/proof/AnchorProof.ts'
import { parseAnchorProofMember } from '../../../src/proof/anchorProofMember.ts'
import { buildBadge } from '../../support/academy.ts'
import { toAccount } from '../../support/openChain.ts'
import { issueOne, openStage, type Stage } from '../../support/openStage.ts'

const toProof = (document: JsonObject): AnchorProof =>
  parseAnchorProofMember((document.proof as JsonObject[]).find(isAnchorProof) as JsonObject)

describe('planChanges', () => {
  let stage: Stage
  let proofs: readonly AnchorProof[]
  before(async () => {
    stage = await openStage()
    proofs = stage.credentials.map(toProof)
  })
  after(() => stage.chain.close())

  const plan = (name: ChangeName, of: readonly AnchorProof[] = proofs) =>
    planChanges({ rpc: stage.chain.rpc, proofs: of, name })
  const codeOf = async (work: Promise<unknown>) =>
    work.then(
      () => 'none',
      (error: { code?: string }) => error.code,
    )

  it('puts the positions of a batch in order, each once, and batches apart', async () => {
    const single = toProof(stage.unsigned)
    const changes = await plan('revoke', [...proofs, single, ...proofs])
    expect(changes.map(({ indexes }) => indexes)).to.deep.equal([[0, 1, 2, 3, 4], [0]])
    expect(changes[0]).to.include({ key: single.key, root: stage.root })
  })

  it('leaves out what was done, whichever of the four it is', async () => {
    const [first, second] = proofs as [AnchorProof, AnchorProof]
    const writer = stage.chain.writer(0)
    for (const name of ['supersede', 'suspend', 'revoke'] as const) {
      expect(await plan(name, [first, second])).to.have.length(1)
      await writer[name]({ root: stage.root, indexes: [first.index] })
      const [change] = await plan(name, [first, second])
      expect(change?.indexes, name).to.deep.equal([second.index])
      expect(await plan(name, [first]), name).to.deep.equal([])
    }
    const [change] = await plan('reinstate', [first, second])
    expect(change?.indexes).to.deep.equal([first.index])
  })

  it('refuses what is not anchored, unless it is in an aggregate', async () => {
    const { document } = await issueOne(stage, buildBadge('Gus'), { anchored: false })
    const proof = toProof(document)
    expect(await codeOf(plan('revoke', [proof]))).to.equal('CHANGE_NOT_ANCHORED')
    const within = { ...proof, aggregate: {} as AnchorProof['aggregate'] & object }
    expect(await plan('revoke', [within])).to.have.length(1)
  })

  it('makes transactions that a block can take, of a batch however large', async () => {
    const size = 2 ** 20
    const root = `0x${'5a'.repeat(32)}` as const
    await stage.chain.writer(0).anchor({ root, size })
    const like = { ...(proofs[0] as AnchorProof), size, root: Buffer.alloc(32, 0x5a) }
    // Each in a word of its own: what costs most.
    const many = Array.from({ length: 1000 }, (_, i) => ({ ...like, index: 256 * i }))
    const changes = await plan('revoke', many)
    expect(changes.flatMap(({ indexes }) => indexes)).to.deep.equal(many.map((it) => it.index))
    const { rpc } = stage.chain
    for (const change of changes) {
      const quote = await quoteChanges({ rpc, from: like.key, changes: [change], name: 'revoke' })
      expect(quote.gas <= 2n ** 24n).to.equal(true)
    }
  })

  it('tells what it would cost, and refuses more than is allowed', async () => {
    const { rpc } = stage.chain
    const from = toAccount(0).address.toLowerCase() as `0x${string}`
    const changes = await plan('revoke', proofs)
    const quote = await quoteChanges({ rpc, from, changes, name: 'revoke' })
    expect(quote.gas > 21_000n).to.equal(true)
    expect(quote.cost % quote.gas).to.equal(0n)
    const maxCost = quote.cost - 1n
    const dear = quoteChanges({ rpc, from, changes, name: 'revoke', maxCost })
    expect(await codeOf(dear)).to.equal('CHANGE_TOO_COSTLY')
    await quoteChanges({ rpc, from, changes, name: 'revoke', maxCost: quote.cost })
  })

  it('has the registry refuse, before anything is sent, whoever may not', async () => {
    const from = toAccount(3).address.toLowerCase() as `0x${string}`
    const quote = quoteChanges({
      rpc: stage.chain.rpc,
      from,
      changes: await plan('revoke'),
      name: 'revoke',
    })
    expect(await codeOf(quote)).to.equal('REGISTRY_REVERTED')
  })
})
