import { toDeployedRegistry } from '../../src/deployments/toDeployedRegistry.ts'
import { buildBadge, sealBatch } from './academy.ts'

/** A credential about which the deployed registry on the chain of the tests has to be asked, and knows nothing. */
export async function buildSealed(): Promise<string> {
  const registry = toDeployedRegistry(31_337)
  const { credentials } = await sealBatch({
    documents: [buildBadge('Ada')],
    registry,
    key: `0x${'11'.repeat(20)}`,
  })
  return JSON.stringify(credentials[0]?.document)
}
