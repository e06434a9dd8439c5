import { creationCodes } from '../../../../src/deployer/creationCodes.ts'
import type { Contestant } from '../../Contestant.ts'
import { anchorWays } from './anchorWays.ts'
import { deployCairn } from './deployCairn.ts'
import { revokeWays } from './revokeWays.ts'
import { statusWays } from './statusWays.ts'

/** This package's registry. */
export const cairn: Contestant = {
  name: 'Cairn',
  package: 'cairn-credentials',
  bytecode: creationCodes.CredentialRegistry,
  async prepare(stage) {
    const used = await deployCairn(stage)
    const { registry, hashes } = used
    const key = stage.account(0).address
    return {
      ...anchorWays(used),
      ...revokeWays(used),
      ...statusWays(used),
      reading: ['`factsOf`', async () => [registry.call('factsOf', [key, hashes.next(), 7])]],
    }
  },
}
