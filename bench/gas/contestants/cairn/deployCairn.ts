import { creationCodes } from '../../../../src/deployer/creationCodes.ts'
import { abi } from '../../../../src/registry/abi.ts'
import { createHashes, type Hashes } from '../../batches.ts'
import { type Contract, deployContract } from '../../Contract.ts'
import type { Stage } from '../../Stage.ts'

/** The registry on a stage, and roots for it. */
export type Cairn = {
  readonly stage: Stage
  readonly registry: Contract<typeof abi>
  readonly hashes: Hashes
}

/** This package's registry, used once. */
export async function deployCairn(stage: Stage): Promise<Cairn> {
  const registry = await deployContract(stage, { abi, bytecode: creationCodes.CredentialRegistry })
  const hashes = createHashes()
  await registry.send('anchor', [hashes.next(), 1])
  return { stage, registry, hashes }
}
