// Signs and seals a batch in a folder, as `cairn issue` does, with so many threads beside the main one: `sealFolder.ts
// <threads> <size>`. Prints what it took as JSON.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBatch } from '../../src/adapters/node/batch/openBatch.ts'
import { planBatch } from '../../src/adapters/node/batch/planBatch.ts'
import { sealBatch } from '../../src/adapters/node/batch/sealBatch.ts'
import { createHashWorkers } from '../../src/adapters/node/workers/createHashWorkers.ts'
import { toDeployedRegistry } from '../../src/deployments/toDeployedRegistry.ts'
import { createEddsaSigner } from '../../src/proof/createEddsaSigner.ts'
import { buildDocuments } from './documents.ts'

const [threads = 0, size = 0] = process.argv.slice(2).map(Number)
const folder = await mkdtemp(join(tmpdir(), 'cairn-bench-'))
const signer = await createEddsaSigner({ seed: new Uint8Array(32).fill(1) })
const batch = await openBatch(join(folder, 'batch'))
await planBatch(batch, {
  documents: buildDocuments(size),
  registry: toDeployedRegistry(1),
  key: `0x${'11'.repeat(20)}`,
  created: new Date(),
  verificationMethod: signer.verificationMethod,
  form: 'lines',
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
})
const workers = createHashWorkers({ threads })
const started = performance.now()
await sealBatch(batch, { signer, ...(threads > 0 && { hash: workers.hash }) })
const seconds = (performance.now() - started) / 1000
await workers.close()
await batch.close()
await rm(folder, { recursive: true })
const name = threads === 0 ? 'main thread' : `main thread and ${threads} more`
process.stdout.write(JSON.stringify({ name, size, seconds }))
