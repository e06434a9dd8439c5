import type { OpenNode } from '../nodes.ts'
import { openChain } from '../openChain.ts'
import { changeSteps } from './changeSteps.ts'
import { endSteps } from './endSteps.ts'
import { keySteps } from './keySteps.ts'
import { createPlay, type Deed, type Play } from './Play.ts'
import { relaySteps } from './relaySteps.ts'
import { statusSteps } from './statusSteps.ts'

const steps = [...keySteps, ...statusSteps, ...relaySteps, ...changeSteps, ...endSteps]

/**
 * The life of a registry on a node, from its deployment to the last verdict.
 *
 * @param tell Is told all that was done, in the end.
 */
export function describeScenario(
  name: string,
  open: OpenNode,
  tell: (deeds: readonly Deed[]) => void,
): void {
  describe(`the life of a registry on ${name}`, () => {
    let play: Play | undefined
    before(async () => {
      play = createPlay(await openChain(open))
    })
    after(async () => {
      tell(play?.deeds ?? [])
      await play?.chain.close()
    })

    for (const { what, run } of steps) it(what, () => run(play!))
  })
}
