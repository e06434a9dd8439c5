import { ACTIONS } from '../StatusModel.ts'
import type { World } from './World.ts'

/** Goes on with the chain, and tells the model nothing: what is asked of an earlier block must not change. */
export async function moveOn({ chain, batches, issuers, random }: World): Promise<void> {
  for (const { id, controller, keys } of issuers) {
    const from = controller.address
    await chain.send({ from, to: 'registry', call: 'declareAnchoredOnly', args: [id] })
    for (const key of keys) {
      const args = [key.address, chain.time + 100]
      await chain.send({ from, to: 'registry', call: 'endKey', args })
      for (const { root } of batches.filter(({ signer }) => signer === key)) {
        const call = random.pick(ACTIONS.filter((action) => action.endsWith('Batch')))
        await chain.send({ from, to: 'registry', call, args: [key.address, root, 0] })
      }
    }
  }
}
