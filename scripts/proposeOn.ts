import type { BatchFolder } from '../src/adapters/node/batch/openBatch.ts'
import { readSuperseded } from '../src/adapters/node/batch/readSuperseded.ts'
import { AnchorError } from '../src/issuer/anchoring/AnchorError.ts'
import { toPlannedAnchor } from '../src/issuer/anchoring/toPlannedAnchor.ts'
import { planChanges } from '../src/issuer/changes/planChanges.ts'
import { toProgress } from '../src/issuer/journal/toProgress.ts'
import type { Network } from './network/Network.ts'
import { isAnchored, toAnchorCalls, writeProposal } from './propose.ts'
import { showPlan } from './terminal/showPlan.ts'

/**
 * A contract wallet has no key here: what its owners executed is looked for.
 *
 * @throws {AnchorError} `ANCHOR_BY_CONTRACT` where they did not.
 */
export async function assertExecuted({ rpc }: Network, { journal }: BatchFolder): Promise<void> {
  const plan = toPlannedAnchor(toProgress(journal.entries))
  if (await isAnchored(rpc, plan)) return
  const problem = `${plan.key} is a contract wallet, and its owners have not executed it`
  throw new AnchorError({ code: 'ANCHOR_BY_CONTRACT', problem })
}

/** Writes down what a contract wallet is to do. */
export async function proposeOn(
  network: Network,
  batch: BatchFolder,
  file: string,
  { json }: { json?: boolean | undefined },
): Promise<void> {
  const plan = toPlannedAnchor(toProgress(batch.journal.entries))
  const { rpc } = network
  const proofs = await readSuperseded(batch)
  const renewed = proofs.length === 0 ? [] : await planChanges({ rpc, proofs, name: 'supersede' })
  const calls = await toAnchorCalls(network, plan, renewed)
  if (calls.length === 0)
    return showPlan(
      'Nothing is to be done: `cairn resume` goes on.',
      json === undefined ? {} : { json },
    )
  const description = `Anchor ${plan.size} credentials under ${plan.root}`
  const wallet = { chainId: plan.registry.chainId, address: plan.key }
  const gas = await writeProposal(network, file, { wallet, name: 'Cairn', description, calls })
  process.stdout.write(
    json
      ? `${JSON.stringify({ version: 1, file, calls: calls.length, gas: String(gas) })}\n`
      : `${description}: written to ${file}, some ${gas.toLocaleString('en')} gas.\nOnce it is executed: cairn resume ${batch.folder}\n`,
  )
}
