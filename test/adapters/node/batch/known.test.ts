import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { BatchFolderError } from '../../../../src/adapters/node/batch/BatchFolderError.ts'
import { findBatches } from '../../../../src/adapters/node/batch/findBatches.ts'
import { findKnownAwards } from '../../../../src/adapters/node/batch/findKnownAwards.ts'
import { openBatch, toPlanPaths } from '../../../../src/adapters/node/batch/openBatch.ts'
import { type BatchPlan, planBatch } from '../../../../src/adapters/node/batch/planBatch.ts'
import { toDeployedRegistry } from '../../../../src/deployments/toDeployedRegistry.ts'
import { buildCredential } from '../../../../src/issuer/buildCredential.ts'
import type { RosterRow } from '../../../../src/issuer/roster/RosterRow.ts'
import type { AnchorProof } from '../../../../src/proof/AnchorProof.ts'
import { buildBadge, template } from '../../../support/academy.ts'
import { createRandom } from '../../../support/createRandom.ts'

const key = `0x${'c3'.repeat(20)}` as const
const row: RosterRow = {
  name: 'Ada',
  email: 'Ada@learners.example',
  achievement: 'weaving',
  awardedOn: '2024-01-01',
}

describe('what other batches have', () => {
  let folder: string
  const at = (...names: string[]) => join(folder, ...names)
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-known-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const plan = async (name: string, options: Pick<BatchPlan, 'documents'> & Partial<BatchPlan>) => {
    const batch = await openBatch(at(name))
    const created = new Date('2024-01-01T09:00:00Z')
    const registry = toDeployedRegistry(1)
    try {
      const random = createRandom(name)
      await planBatch(batch, { registry, key, created, random, ...options })
    } finally {
      await batch.close()
    }
  }
  const codeOf = (planning: Promise<void>) =>
    planning.then(
      () => undefined,
      (error) => (error instanceof BatchFolderError ? error.code : error),
    )
  const award = (change: Partial<RosterRow> = {}, id = 'urn:example:1') =>
    buildCredential({ row: { ...row, ...change }, template, id, salt: createRandom(id)(16) })

  it('is found wherever it is, and nothing else is taken for it', async () => {
    await plan(join('2024', 'spring'), { documents: [buildBadge('Ada')] })
    await plan('autumn', { documents: [buildBadge('Bo')] })
    await plan(join('.hidden', 'x'), { documents: [buildBadge('Cleo')] })
    await plan(join('node_modules', 'x'), { documents: [buildBadge('Dora')] })
    await plan(join('a', 'b', 'c', 'd', 'e'), { documents: [buildBadge('Émile')] })
    expect(await findBatches(folder)).to.deep.equal([at('2024', 'spring'), at('autumn')])
    expect(await findBatches(folder, 1)).to.deep.equal([at('autumn')])
    expect(await findBatches(at('autumn'))).to.deep.equal([at('autumn')])
    expect(await findBatches(at('nowhere'))).to.deep.equal([])
  })

  it('is not planned again: a document', async () => {
    await plan('first', { documents: [buildBadge('Ada'), buildBadge('Bo')] })
    const knownIn = [at('first')]
    const again = plan('second', { documents: [buildBadge('Cleo'), buildBadge('Bo')], knownIn })
    expect(await codeOf(again)).to.equal('BATCH_DOCUMENT_KNOWN')
    expect(await codeOf(plan('third', { documents: [buildBadge('Cleo')], knownIn }))).to.equal(
      undefined,
    )
    // The second was refused: nobody is to wait for it.
    expect(
      await codeOf(plan('fourth', { documents: [buildBadge('Bo')], knownIn: [at('second')] })),
    ).to.equal(undefined)
  })

  it('is not planned again: a renewal', async () => {
    const proof: AnchorProof = {
      registry: toDeployedRegistry(1),
      key,
      index: 0,
      size: 2,
      salt: new Uint8Array(32).fill(1),
      root: new Uint8Array(32).fill(2),
      path: new Uint8Array(32).fill(3),
    }
    const other = { ...proof, index: 1 }
    await plan('first', { documents: [buildBadge('Ada')], supersedes: [proof] })
    const knownIn = [at('first')]
    const renew = (name: string, supersedes: BatchPlan['supersedes'] & object) =>
      codeOf(plan(name, { documents: [buildBadge(name)], supersedes, knownIn }))
    expect(await renew('second', [other, proof])).to.equal('BATCH_RENEWAL_KNOWN')
    expect(await renew('third', [other])).to.equal(undefined)
  })

  it('is told of the awards of a roster', async () => {
    await plan('first', { documents: [award(), award({ name: 'Bo' }, 'urn:example:2')] })
    const known = async (...changes: Partial<RosterRow>[]) => {
      const rows = changes.map((change) => ({ ...row, ...change }))
      const found = await findKnownAwards(rows, template, [at('first')])
      return found.map((it) => [rows.indexOf(it.row), it.folder])
    }
    expect(await known({ email: 'other@learners.example' }, {})).to.deep.equal([[1, at('first')]])
    expect(await known({ email: 'ADA@learners.example' })).to.deep.equal([[0, at('first')]])
    expect(
      await known(
        { name: 'Ada B.' },
        { awardedOn: '2024-01-02' },
        { achievement: 'rope-making' },
        { email: 'bo@learners.example' },
      ),
    ).to.deep.equal([])
  })

  it('is nothing where the documents were deleted', async () => {
    await plan('first', { documents: [award()] })
    await rm(toPlanPaths(at('first')).documents)
    expect(await findKnownAwards([row], template, [at('first')])).to.deep.equal([])
    const again = plan('second', { documents: [award()], knownIn: [at('first')] })
    expect(await codeOf(again)).to.equal(undefined)
  })
})
