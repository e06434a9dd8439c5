import type { Hex } from 'viem'
import { packScattered } from '../../batches.ts'
import type { RowWays } from '../../Contestant.ts'
import { addCosts } from '../../Cost.ts'
import type { Cairn } from './deployCairn.ts'

/** How credentials and batches are revoked by the key that anchored them. */
export function revokeWays({ stage, registry, hashes }: Cairn): RowWays {
  const key = stage.account(0).address
  const anchor = (root: Hex, size: number) => registry.send('anchor', [root, size])
  const revoke = (root: Hex, count: number, size: number) =>
    registry.send('revoke', [key, root, packScattered({ count, size }), 1])
  const revokeAnchored = async (count: number, size: number) => {
    const root = hashes.next()
    const anchored = await anchor(root, size)
    return { anchored, revoked: await revoke(root, count, size) }
  }
  const only = (count: number, size: number) =>
    ['`revoke`', async () => (await revokeAnchored(count, size)).revoked] as const
  return {
    revoke1: only(1, 176),
    revoke10: only(10, 176),
    revoke100: only(100, 176),
    revokeInAggregate: ['`revoke`', () => revoke(hashes.next(), 10, 1000)],
    revoke10Of10000: only(10, 10_000),
    revoke1000Of10000: only(1000, 10_000),
    revokeBatch: [
      '`revokeBatch`',
      async () => {
        const root = hashes.next()
        await anchor(root, 1000)
        return registry.send('revokeBatch', [key, root, 1])
      },
    ],
    together: [
      '`anchor`, then `revoke`',
      async () => {
        const { anchored, revoked } = await revokeAnchored(10, 1000)
        return addCosts([anchored, revoked])
      },
    ],
  }
}
