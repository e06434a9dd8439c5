import { writeFile } from 'node:fs/promises'
import type { AccountId } from '../src/base/accountId.ts'
import type { Address } from '../src/base/hex.ts'
import type { PlannedAnchor } from '../src/issuer/anchoring/toPlannedAnchor.ts'
import type { Change, ChangeName } from '../src/issuer/changes/planChanges.ts'
import {
  buildProposal,
  type ProposedCall,
  proposeAnchor,
  proposeChange,
} from '../src/issuer/proposal/buildProposal.ts'
import { createRegistryReader } from '../src/registry/createRegistryReader.ts'
import { isContractAccount } from '../src/registry/isContractAccount.ts'
import type { Reason } from '../src/registry/Registry.ts'
import type { Rpc } from '../src/registry/Rpc.ts'
import { estimateGas } from '../src/registry/readAccountState.ts'
import type { Network } from './network/Network.ts'
import { UsageError } from './terminal/fail.ts'

/** Whether the registry has an anchor, at its newest block. */
export async function isAnchored(rpc: Rpc, { registry, key, root }: PlannedAnchor) {
  const reader = createRegistryReader({ rpc, registry })
  await reader.identify()
  const [facts] = await reader.readFacts(
    [{ key, root, index: 0 }],
    await reader.readBlock('latest'),
  )
  return facts?.anchor !== undefined
}

/** What anchors a batch, and marks what it renews, for the key of the batch to call. */
export async function toAnchorCalls(
  { rpc }: Network,
  plan: PlannedAnchor,
  renewed: readonly Change[],
): Promise<readonly ProposedCall[]> {
  const anchoring = (await isAnchored(rpc, plan)) ? [] : [proposeAnchor(plan)]
  const changed = { name: 'supersede', reason: 'unspecified', from: plan.key } as const
  return [...anchoring, ...renewed.map((change) => proposeChange(change, changed))]
}

/**
 * What makes changes, and who has to call.
 *
 * @throws {UsageError} where several would have to.
 */
export function toChangeCalls(
  changes: readonly Change[],
  options: { name: ChangeName; reason: Reason; from?: Address | undefined },
): { readonly from: Address; readonly calls: readonly ProposedCall[] } {
  const [first, ...others] = new Set(changes.map(({ key }) => key))
  if (options.from === undefined && others.length > 0) {
    const advice = 'Name one account that may change all with `--from`, or take them one by one.'
    throw new UsageError('Their batches are of several keys.', advice)
  }
  const from = options.from ?? (first as Address)
  return { from, calls: changes.map((change) => proposeChange(change, { ...options, from })) }
}

/**
 * Writes calls for the owners of a contract wallet into a new file. Each was tried as if the wallet had made it.
 *
 * @returns What they use, in gas.
 * @throws {UsageError} where the account is no contract, or the file is there.
 * @throws {RegistryError} `REGISTRY_REVERTED` where the registry would refuse one.
 */
export async function writeProposal(
  { rpc }: Network,
  path: string,
  proposal: {
    wallet: AccountId
    name: string
    description: string
    calls: readonly ProposedCall[]
  },
): Promise<bigint> {
  const { wallet, calls } = proposal
  if (!(await isContractAccount(rpc, wallet.address))) {
    const advice = 'Without `--propose` an account with a key sends by itself.'
    throw new UsageError(`${wallet.address} is no contract wallet on this chain.`, advice)
  }
  let gas = 0n
  for (const call of calls) gas += await estimateGas(rpc, { from: wallet.address, ...call })
  const file = buildProposal({ ...proposal, createdAt: Date.now() })
  const text = `${JSON.stringify(file, null, 2)}\n`
  await writeFile(path, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path} cannot be written: ${error.code}.`, 'Name a new file.')
  })
  return gas
}
