import { Command } from 'commander'
import { parseAccountId } from '../src/base/accountId.ts'
import { BaseError } from '../src/base/BaseError.ts'
import { type Manifest, parseManifest } from '../src/issuer/Manifest.ts'
import { createRegistryReader } from '../src/registry/createRegistryReader.ts'
import { createRegistryWriter } from '../src/registry/createRegistryWriter.ts'
import type { Receipt, RegistryReader } from '../src/registry/Registry.ts'
import type { Network } from './network/Network.ts'
import { type NetworkOptions, withNetworkOptions } from './network/networkOptions.ts'
import { withNetwork } from './network/openNetwork.ts'
import { confirm } from './terminal/confirm.ts'
import { describeGas, toJsonReceipt } from './terminal/describeGas.ts'
import { readJson } from './terminal/files.ts'

type Options = NetworkOptions & { yes?: boolean; json?: boolean }

/** Thrown when a batch is on the chain already, in another size, or not there after it was sent. */
export class AnchorDiffersError extends BaseError {
  override readonly name = 'AnchorDiffersError'
  readonly code = 'ANCHOR_DIFFERS'
  constructor({ wanted, found }: { wanted: number; found: number | undefined }) {
    super(`The registry holds ${found ?? 'no'} credentials under this root, not ${wanted}.`, {
      metaMessages: ['An anchor is written once. Issue the batch again, under a new root.'],
    })
  }
}

/** `cairn anchor`: a batch onto the chain. */
export function anchorCommand(): Command {
  return withNetworkOptions(new Command('anchor'))
    .argument('<manifest>', 'manifest.json that `cairn issue` wrote')
    .option('--yes', 'do not ask')
    .option('--json', 'print JSON')
    .action(anchor)
}

async function anchor(path: string, options: Options): Promise<void> {
  const manifest = parseManifest(await readJson(path, { maxBytes: 2 ** 30 }))
  await withNetwork(options, async (network) => {
    const { registry, size } = manifest
    const plan = `Anchor ${size} credentials in ${registry}, on ${network.name}.`
    await confirm(plan, { yes: options.yes || network.isEmbedded })
    const receipt = await anchorBatch(network, manifest)
    const { root } = manifest
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ version: 1, root, receipt: receipt ? toJsonReceipt(receipt) : null })}\n`
        : `Anchored ${root}\n${receipt ? describeGas(receipt) : 'It was there already.'}\n`,
    )
  })
}

/**
 * Sends the root of a batch and reads back what the registry holds.
 *
 * @returns Nothing where the batch was anchored already.
 * @throws {AnchorDiffersError} where that is something else.
 * @throws {RegistryError} where the node or the contract fails.
 */
export async function anchorBatch(
  network: Network,
  manifest: Manifest,
): Promise<Receipt | undefined> {
  const registry = parseAccountId(manifest.registry)
  const reader = createRegistryReader({ rpc: network.rpc, registry })
  await reader.identify()
  const writer = createRegistryWriter({
    sender: await network.sender(),
    registry,
    key: manifest.key,
  })
  const before = await readSize(reader, manifest)
  if (before === manifest.size) return undefined
  if (before !== undefined) throw new AnchorDiffersError({ wanted: manifest.size, found: before })

  const receipt = await writer.anchor(manifest)
  const found = await readSize(reader, manifest)
  if (found !== manifest.size) throw new AnchorDiffersError({ wanted: manifest.size, found })
  return receipt
}

/** How many credentials the registry holds under the root, now. */
async function readSize(reader: RegistryReader, { key, root }: Manifest) {
  const latest = await reader.readBlock('latest')
  const [facts] = await reader.readFacts([{ key, root, index: 0 }], latest)
  return facts?.anchor?.size
}
