import { expect } from 'chai'
import { isAnchorProof } from '../../../src/credential/bareDocument.ts'
import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { assertRenewable } from '../../../src/issuer/changes/assertRenewable.ts'
import type { AnchorProof } from '../../../src/proof/AnchorProof.ts'
import { parseAnchorProofMember } from '../../../src/proof/anchorProofMember.ts'
import { buildBadge } from '../../support/academy.ts'
import { issueOne, openStage, type Stage } from '../../support/openStage.ts'

describe('assertRenewable', () => {
  let stage: Stage
  let proofs: readonly AnchorProof[]
  const toProof = (document: JsonObject) =>
    parseAnchorProofMember((document.proof as JsonObject[]).find(isAnchorProof) as JsonObject)
  beforeEach(async () => {
    stage = await openStage()
    proofs = stage.credentials.map(toProof)
  })
  afterEach(() => stage.chain.close())

  const codeOf = (of: readonly AnchorProof[]) =>
    assertRenewable({ rpc: stage.chain.rpc, proofs: of }).then(
      () => 'none',
      (error: { code?: string }) => error.code,
    )

  it('lets through what is good, or only suspended', async () => {
    await stage.chain.writer(0).suspend({ root: stage.root, indexes: [0] })
    expect(await codeOf(proofs)).to.equal('none')
  })

  it('refuses what was revoked, alone or with its batch, and what has a successor', async () => {
    const writer = stage.chain.writer(0)
    const { root, indexes } = stage
    await writer.supersede({ root, indexes: [indexes[1] as number] })
    expect(await codeOf(proofs)).to.equal('CHANGE_SUPERSEDED')
    expect(await codeOf(proofs.slice(2))).to.equal('none')
    await writer.revoke({ root, indexes: [indexes[2] as number] })
    expect(await codeOf(proofs)).to.equal('CHANGE_REVOKED')
    const { document, root: single } = await issueOne(stage, buildBadge('Gil'))
    await writer.revokeBatch({ root: single })
    expect(await codeOf([toProof(document)])).to.equal('CHANGE_REVOKED')
  })
})
