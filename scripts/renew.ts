import { Command, InvalidArgumentError } from 'commander'
import { openBatch } from '../src/adapters/node/batch/openBatch.ts'
import { planBatch } from '../src/adapters/node/batch/planBatch.ts'
import { formatAccountId, parseAccountId } from '../src/base/accountId.ts'
import { parseDateTime } from '../src/credential/parseDateTime.ts'
import { assertRenewable } from '../src/issuer/changes/assertRenewable.ts'
import { renewDocument } from '../src/issuer/renewDocument.ts'
import type { AnchorProof } from '../src/proof/AnchorProof.ts'
import { type AnchorCommandOptions, anchorOn, withAnchorOptions } from './anchor.ts'
import { withNetwork } from './network/openNetwork.ts'
import { readSigner } from './network/readSigner.ts'
import { findOtherBatches } from './project/findOtherBatches.ts'
import { UsageError } from './terminal/fail.ts'
import {
  type Picked,
  type PickOptions,
  pickCredentials,
  withPicked,
} from './terminal/pickCredentials.ts'
import { showPlan } from './terminal/showPlan.ts'
import { random, sealWithProgress } from './writeBatch.ts'

type Options = AnchorCommandOptions &
  PickOptions & {
    out: string
    from?: string
    months?: number
    key?: string
    lines?: boolean
    statusLists?: string
    unsigned?: boolean
    config?: string
  }

/** `cairn renew`: successors of credentials, anchored, and the old ones marked as superseded. */
export function renewCommand(): Command {
  return withAnchorOptions(withPicked(new Command('renew')))
    .requiredOption('--out <folder>', 'new folder for the successors and their manifest')
    .option('--from <day>', 'when they begin to be good, as 2028-03-01 (default: today)', parseDay)
    .option(
      '--months <n>',
      'how long they are good (default: as long as the old ones)',
      parseMonths,
    )
    .option('--key <address>', 'account that will anchor them (default: that of the old ones)')
    .option('--lines', 'write one file with a line for each credential')
    .option('--status-lists <url>', 'where `cairn status export` will be published, https://…')
    .option('--unsigned', "leave out the issuer's own proof")
    .addHelpText(
      'after',
      '\nThe Ed25519 key of the issuer: the keystore that CAIRN_SIGNING_KEYSTORE names.',
    )
    .action(renew)
}

async function renew(paths: readonly string[], options: Options): Promise<void> {
  const picked = await pickCredentials(paths, options)
  const signer = options.unsigned ? undefined : await readSigner(options)
  await withNetwork(options, async (network) => {
    const proofs = picked.flatMap((one) => one.proofs)
    await assertRenewable({ rpc: network.rpc, proofs })
    const documents = toSuccessors(picked, options)
    if (options.dryRun) {
      const plan = `Renew ${documents.length} credentials into ${options.out}, and supersede the old ones.`
      return showPlan(plan, options)
    }
    const batch = await openBatch(options.out)
    try {
      await planBatch(batch, {
        ...toPlace(proofs, options),
        documents,
        created: new Date(),
        ...(signer && { verificationMethod: signer.verificationMethod }),
        form: options.lines ? 'lines' : 'files',
        ...(options.statusLists !== undefined && { statusLists: options.statusLists }),
        supersedes: proofs,
        knownIn: await findOtherBatches(options.out, options),
        random,
      })
      await sealWithProgress(batch, signer)
      await anchorOn(network, batch, options)
    } finally {
      await batch.close()
    }
  })
}

function toSuccessors(picked: readonly Picked[], { from, months }: Options) {
  const day = from ?? new Date().toISOString().slice(0, 10)
  const validFrom = `${day}T00:00:00Z`
  return picked.map(({ document }) =>
    renewDocument(document, { id: `urn:uuid:${crypto.randomUUID()}`, validFrom, months }),
  )
}

/** Where the successors will be: on the registry of the old ones, under their key unless told otherwise. */
function toPlace(proofs: readonly AnchorProof[], { key }: Options) {
  const places = new Set(proofs.map((proof) => `${formatAccountId(proof.registry)} ${proof.key}`))
  const [{ registry, key: own }] = proofs as [AnchorProof, ...AnchorProof[]]
  if (key !== undefined) {
    return { registry, key: parseAccountId(`eip155:${registry.chainId}:${key}`).address }
  }
  if (places.size === 1) return { registry, key: own }
  throw new UsageError(
    'They were anchored by several keys, or on several registries.',
    'Renew those of one key at a time, or name one with `--key`.',
  )
}

function parseDay(text: string): string {
  if (parseDateTime(`${text}T00:00:00Z`) !== undefined) return text
  throw new InvalidArgumentError('Expected a day, as 2028-03-01.')
}

function parseMonths(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text) && Number(text) <= 1200) return Number(text)
  throw new InvalidArgumentError('Expected a number of months, from 1 to 1200.')
}
