import { Command, Option } from 'commander'
import { formatAccountId } from '../src/base/accountId.ts'
import { toHex } from '../src/base/hex.ts'
import { isAnchorProof, toDocumentDigest } from '../src/credential/bareDocument.ts'
import { parseCredential } from '../src/credential/parseCredential.ts'
import type { AnchorProof } from '../src/proof/AnchorProof.ts'
import { parseAnchorProofMember } from '../src/proof/anchorProofMember.ts'
import { createRegistryReader } from '../src/registry/createRegistryReader.ts'
import { createRegistryWriter } from '../src/registry/createRegistryWriter.ts'
import { type Reason, type Receipt, reasons } from '../src/registry/Registry.ts'
import { checkIntegrity } from '../src/verifier/checks/checkIntegrity.ts'
import type { Network } from './network/Network.ts'
import { type NetworkOptions, withNetworkOptions } from './network/networkOptions.ts'
import { withNetwork } from './network/openNetwork.ts'
import { confirm } from './terminal/confirm.ts'
import { describeGas, toJsonReceipt } from './terminal/describeGas.ts'
import { UsageError } from './terminal/fail.ts'
import { readJson } from './terminal/files.ts'

type Options = NetworkOptions & { reason: Reason; yes?: boolean; json?: boolean }

/** `cairn revoke`: credentials that count no longer. */
export function revokeCommand(): Command {
  return withNetworkOptions(new Command('revoke'))
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
    const open = await findRevocable(network, proofs)
    const positions = open.map(({ index, root }) => `  position ${index} of ${toHex(root)}`)
    const plan = [`Revoke for ever, on ${network.name}:`, ...positions].join('\n')
    if (open.length > 0) await confirm(plan, { yes: options.yes || network.isEmbedded })
    const receipts = await revokeAll(network, open, options.reason)
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ version: 1, receipts: receipts.map(toJsonReceipt) })}\n`
        : receipts.map((receipt) => `Revoked: ${describeGas(receipt)}\n`).join('') ||
            'They were revoked already.\n',
    )
  })
}

/**
 * Those of the positions that are not revoked yet.
 *
 * @throws {UsageError} where one is not anchored: nothing says that it ever will be.
 */
async function findRevocable(
  network: Network,
  proofs: readonly AnchorProof[],
): Promise<readonly AnchorProof[]> {
  const open: AnchorProof[] = []
  for (const proof of proofs) {
    const { registry, key, root, index } = proof
    const reader = createRegistryReader({ rpc: network.rpc, registry })
    await reader.identify()
    const latest = await reader.readBlock('latest')
    const [facts] = await reader.readFacts([{ key, root: toHex(root), index }], latest)
    if (!facts?.anchor) {
      throw new UsageError(`The batch ${toHex(root)} is not anchored.`, 'Anchor it, or let it be.')
    }
    if (!facts.revoked) open.push(proof)
  }
  return open
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
    const writer = createRegistryWriter({ sender, registry })
    receipts.push(await writer.revoke({ anchorKey: key, root: toHex(root), indexes, reason }))
  }
  return receipts
}

/** What a file says of its place, if it is what was sealed there: else another would be revoked. */
async function readAnchorProofs(path: string): Promise<readonly AnchorProof[]> {
  const { document, proofs } = parseCredential(await readJson(path))
  const anchors = proofs.filter(isAnchorProof).map(parseAnchorProofMember)
  if (anchors.length === 0) {
    throw new UsageError(`${path} has no anchor proof.`, 'Only an anchored credential is revoked.')
  }
  const digest = toDocumentDigest(document)
  if (anchors.every((proof) => checkIntegrity(proof, digest).outcome === 'passed')) return anchors
  throw new UsageError(`${path} is not what was sealed.`, 'Revoke by the file that you issued.')
}
