import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { promisify } from 'node:util'
import { expect } from 'chai'
import { openBatch } from '../../../../src/adapters/node/batch/openBatch.ts'
import { sealBatch } from '../../../../src/adapters/node/batch/sealBatch.ts'
import { issueBatch } from '../../../../src/issuer/issueBatch.ts'
import { planOf } from '../../../support/journal/planOf.ts'
import { useFolder } from '../useFolder.ts'

const run = promisify(execFile)

describe('a batch on a disk that is full', () => {
  const { at } = useFolder()

  /** The limit of a file stands for a full disk: a write that reaches it is done in part. */
  const fill = async (folder: string, kilobytes: number) => {
    const command = `ulimit -f ${kilobytes}; exec "$0" test/support/journal/fillBatch.ts "$1"`
    return (await run('bash', ['-c', command, process.execPath, folder])).stdout
  }
  const finish = async (folder: string) => {
    const batch = await openBatch(folder)
    try {
      return await sealBatch(batch, { signer: (await planOf(folder)).signer })
    } finally {
      await batch.close()
    }
  }

  it('is neither planned nor sealed, says so, and comes out whole once there is room', async () => {
    const folder = at('full')
    const codes = []
    // Too small for the documents, then for these with proofs, then for nothing.
    for (const kilobytes of [2, 3, 1000]) codes.push(await fill(folder, kilobytes))
    expect(codes).to.deep.equal(['BATCH_FOLDER_UNWRITABLE', 'BATCH_FOLDER_UNWRITABLE', ''])
    const { root } = await finish(folder)
    expect(root).to.equal((await issueBatch(await planOf(folder))).root)
  })

  it('is changed where its documents are gone', async () => {
    const folder = at('gone')
    await fill(folder, 3)
    await rm(at('gone/.batch/documents.jsonl'))
    const error = await finish(folder).catch((thrown: unknown) => thrown)
    expect((error as { code?: unknown }).code).to.equal('BATCH_CHANGED')
  })
})
