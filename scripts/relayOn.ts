import { setTimeout } from 'node:timers/promises'
import type { BatchFolder } from '../src/adapters/node/batch/openBatch.ts'
import { readSuperseded } from '../src/adapters/node/batch/readSuperseded.ts'
import { storeAggregateProof } from '../src/adapters/node/batch/storeAggregateProof.ts'
import { createRelayClient } from '../src/adapters/node/relay/createRelayClient.ts'
import { assertKeyOf, toPlannedAnchor } from '../src/issuer/anchoring/toPlannedAnchor.ts'
import { toProgress } from '../src/issuer/journal/toProgress.ts'
import { relayBatch } from '../src/issuer/relay/relayBatch.ts'
import type { Network } from './network/Network.ts'
import type { CostOptions } from './terminal/costOptions.ts'
import { describeAnchorEvent } from './terminal/describeAnchorEvent.ts'
import { UsageError } from './terminal/fail.ts'
import { showPlan } from './terminal/showPlan.ts'

const minutesInDay = 1_440

/** Has a batch anchored by a relay, and says what came of it. */
export async function relayOn(
  network: Network,
  batch: BatchFolder,
  options: CostOptions & { relay?: string; within?: number },
): Promise<void> {
  const { journal } = batch
  const { within = minutesInDay, json } = options
  const client = createRelayClient(options.relay ?? '')
  if ((await readSuperseded(batch)).length > 0) {
    const advice = 'Anchor it with your own account, which then supersedes the old ones.'
    throw new UsageError('A renewal is not anchored by a relay.', advice)
  }
  const progress = toProgress(journal.entries)
  const plan = toPlannedAnchor(progress)
  assertKeyOf(plan, await network.signer())
  const text = `Have ${client.name} anchor ${plan.size.toLocaleString('en')} credentials in ${progress.planned?.registry}, within ${within} minutes. It costs you nothing.`
  if (options.dryRun) return showPlan(text, options)
  process.stderr.write(`${text}\n`)
  const anchored = await relayBatch({
    journal,
    rpc: network.rpc,
    relay: client,
    signTypedData: (data) => network.signTypedData(data),
    now: Date.now,
    within: within * 60,
    storeProof: (proof) => storeAggregateProof(batch.folder, proof),
    wait: (milliseconds) => setTimeout(milliseconds),
    onEvent: (event) => process.stderr.write(`${describeAnchorEvent(event)}\n`),
  })
  process.stdout.write(
    json
      ? `${JSON.stringify({ version: 1, root: plan.root, ...anchored })}\n`
      : 'Anchored in an aggregate. The credentials have the way to it: hand them out as they are now.\n',
  )
}
