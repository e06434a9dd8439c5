import { type Command, Option } from 'commander'
import { formatAccountId } from '../src/base/accountId.ts'
import { toHex } from '../src/base/hex.ts'
import { isAnchorProof, toDocumentDigest } from '../src/credential/bareDocument.ts'
import { parseCredential } from '../src/credential/parseCredential.ts'
import type { AnchorProof } from '../src/proof/AnchorProof.ts'
import { parseAnchorProofMember } from '../src/proof/anchorProofMember.ts'
import { createRegistryReader } from '../src/registry/createRegistryReader.ts'
import { createRegistryWriter } from '../src/registry/createRegistryWriter.ts'
import { type Facts, type Reason, type Receipt, reasons } from '../src/registry/Registry.ts'
import { checkIntegrity } from '../src/verifier/checks/checkIntegrity.ts'
import type { Network } from './network/Network.ts'
import { type NetworkOptions, withNetworkOptions } from './network/networkOptions.ts'
import { withNetwork } from './network/openNetwork.ts'
import { confirm } from './terminal/confirm.ts'
import { describeGas, toJsonReceipt } from './terminal/describeGas.ts'
import { UsageError } from './terminal/fail.ts'
import { readJson } from './terminal/files.ts'

/** What is done to credentials that are out already. */
export type StatusAction = {
  /** A method of the writer. */
  readonly name: 'revoke' | 'suspend' | 'reinstate'
  /** For a person: what will be done. */
  readonly plan: string
  readonly done: string
  /** Whether nothing has to be done to a credential. */
  readonly isDone: (facts: Facts) => boolean
  readonly nothing: string
}

type Options = NetworkOptions & { reason: Reason; yes?: boolean; json?: boolean }

/** A command that changes the status of credentials, which are named by their files. */
export function toStatusCommand(command: Command, action: StatusAction): Command {
  return withNetworkOptions(command)
    .argument('<credentials...>', 'files of the credentials')
    .addOption(
      new Option('--reason <word>', 'public for ever').choices(reasons).default('unspecified'),
    )
    .option('--yes', 'do not ask')
    .option('--json', 'print JSON')
    .action((paths: readonly string[], options: Options) => changeStatus(paths, options, action))
}

async function changeStatus(
  paths: readonly string[],
  options: Options,
  action: StatusAction,
): Promise<void> {
  const proofs: AnchorProof[] = []
  for (const path of paths) proofs.push(...(await readAnchorProofs(path)))
  await withNetwork(options, async (network) => {
    const open = await findOpen(network, proofs, action)
    const positions = open.map(({ index, root }) => `  position ${index} of ${toHex(root)}`)
    const plan = [`${action.plan}, on ${network.name}:`, ...positions].join('\n')
    if (open.length > 0) await confirm(plan, { yes: options.yes || network.isEmbedded })
    const receipts = await changeAll(network, open, action, options.reason)
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ version: 1, receipts: receipts.map(toJsonReceipt) })}\n`
        : receipts.map((receipt) => `${action.done}: ${describeGas(receipt)}\n`).join('') ||
            `${action.nothing}\n`,
    )
  })
}

/**
 * Those of the positions to which it is still to be done.
 *
 * @throws {UsageError} where one is not anchored: nothing says that it ever will be.
 */
async function findOpen(
  network: Network,
  proofs: readonly AnchorProof[],
  { isDone }: StatusAction,
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
    if (!isDone(facts)) open.push(proof)
  }
  return open
}

/** Changes every position given, with one transaction for each batch. */
async function changeAll(
  network: Network,
  proofs: readonly AnchorProof[],
  { name }: StatusAction,
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
    receipts.push(await writer[name]({ anchorKey: key, root: toHex(root), indexes, reason }))
  }
  return receipts
}

/** What a file says of its place, if it is what was sealed there: else another would be meant. */
async function readAnchorProofs(path: string): Promise<readonly AnchorProof[]> {
  const { document, proofs } = parseCredential(await readJson(path))
  const anchors = proofs.filter(isAnchorProof).map(parseAnchorProofMember)
  if (anchors.length === 0) {
    throw new UsageError(`${path} has no anchor proof.`, 'Only what is anchored has a status here.')
  }
  const digest = toDocumentDigest(document)
  if (anchors.every((proof) => checkIntegrity(proof, digest).outcome === 'passed')) return anchors
  throw new UsageError(`${path} is not what was sealed.`, 'Name the file that you issued.')
}
