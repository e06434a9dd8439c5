// Plans and seals a batch in the folder named, as `planOf` has it; prints the code of the error where it cannot.
import { openBatch } from '../../../src/adapters/node/batch/openBatch.ts'
import { planBatch } from '../../../src/adapters/node/batch/planBatch.ts'
import { sealBatch } from '../../../src/adapters/node/batch/sealBatch.ts'
import { BaseError } from '../../../src/base/BaseError.ts'
import { planOf } from './planOf.ts'

const folder = process.argv[2] as string
try {
  const batch = await openBatch(folder)
  const { signer, ...plan } = await planOf(folder)
  if (batch.journal.entries.length === 0) await planBatch(batch, plan)
  await sealBatch(batch, { signer })
} catch (error) {
  process.stdout.write(error instanceof BaseError ? error.code : String(error))
}
