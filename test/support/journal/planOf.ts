import { basename } from 'node:path'
import { toDeployedRegistry } from '../../../src/deployments/toDeployedRegistry.ts'
import { buildBadge, createSigner } from '../academy.ts'
import { createRandom } from '../createRandom.ts'

/** What the batch in a folder is made of: the same in every process, and another for each name of a folder. */
export async function planOf(folder: string) {
  const signer = await createSigner()
  return {
    documents: ['Ada', 'Bo', 'Cleo'].map((name) => buildBadge(name)),
    registry: toDeployedRegistry(31337),
    // The first account that development nodes fund.
    key: '0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266' as const,
    created: new Date('2026-03-01T00:00:00Z'),
    verificationMethod: signer.verificationMethod,
    random: createRandom(basename(folder)),
    signer,
  }
}
