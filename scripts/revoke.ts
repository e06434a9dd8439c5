import { Command, Option } from 'commander'
import { formatAccountId } from '../src/base/accountId.ts'
import { toHex } from '../src/base/hex.ts'
import { isAnchorProof } from '../src/credential/bareDocument.ts'
import { parseCredential } from '../src/credential/parseCredential.ts'
import type { AnchorProof } from '../src/proof/AnchorProof.ts'
import { parseAnchorProofMember } from '../src/proof/anchorProofMember.ts'
import { createRegistryReader } from '../src/registry/createRegistryReader.ts'
import { createRegistryWriter } from '../src/registry/createRegistryWriter.ts'
import { type Reason, type Receipt, reasons } from '../src/registry/Registry.ts'
import type { Network } from './network/Network.ts'
import { type NetworkOptions, withNetwork, withNetworkOptions } from './network/openNetwork.ts'
import { confirm } from './terminal/confirm.ts'
import { describeGas, toJsonReceipt } from './terminal/describeGas.ts'
import { UsageError } from './terminal/fail.ts'
import { readJson } from './terminal/files.ts'

type Options = NetworkOptions & { reason: Reason; yes?: boolean; json?: boolean }

/** `cairn revoke`: credentials that count no longer. */
export function revokeCommand(): Command {
  return withNetworkOptions(new Command('revoke'))
    .description('revoke credentials for ever')
    .argument('<credentials...>', 'files of the credentials')
    .addOption(
      new Option('--reason <word>', 'public for ever').choices(reasons).default('unspecified'),
    )
    .option('--yes', 'do not ask')
    .option('--json', 'print JSON')
    .action(revoke)
}

async function revoke(paths: readonly string[], options: Options): Promise<void> {
  const proofs: AnchorProof[] = []
  for (const path of paths) proofs.push(...(await readAnchorProofs(path)))
  await withNetwork(options, async (network) => {
    const plan = `Revoke ${paths.length} credentials for ever, on ${network.name}.`
    await confirm(plan, { yes: options.yes || network.isEmbedded })
    const receipts = await revokeAll(network, proofs, options.reason)
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ version: 1, receipts: receipts.map(toJsonReceipt) })}\n`
        : receipts.map((receipt) => `Revoked: ${describeGas(receipt)}\n`).join(''),
    )
  })
}

/** Revokes every position given, with one transaction for each batch. */
export async function revokeAll(
  network: Network,
  proofs: readonly AnchorProof[],
  reason: Reason,
): Promise<readonly Receipt[]> {
  const sender = await network.sender()
  const batches = new Map<
    string,
    Pick<AnchorProof, 'registry' | 'key' | 'root'> & { indexes: number[] }
  >()
  for (const { registry, key, root, index } of proofs) {
    const id = [formatAccountId(registry), key, toHex(root)].join(' ')
    const batch = batches.get(id) ?? { registry, key, root, indexes: [] }
    batches.set(id, batch)
    batch.indexes.push(index)
  }
  const receipts: Receipt[] = []
  for (const { registry, key, root, indexes } of batches.values()) {
    await createRegistryReader({ rpc: network.rpc, registry }).identify()
    const writer = createRegistryWriter({ sender, registry })
    receipts.push(await writer.revoke({ anchorKey: key, root: toHex(root), indexes, reason }))
  }
  return receipts
}

async function readAnchorProofs(path: string): Promise<readonly AnchorProof[]> {
  const { proofs } = parseCredential(await readJson(path))
  const anchors = proofs.filter(isAnchorProof).map(parseAnchorProofMember)
  if (anchors.length > 0) return anchors
  throw new UsageError(`${path} has no anchor proof.`, 'Only an anchored credential is revoked.')
}
