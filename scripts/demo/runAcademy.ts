import { join } from 'node:path'
import { toJournalPath } from '../../src/adapters/node/batch/openBatch.ts'
import { openJournal } from '../../src/adapters/node/batch/openJournal.ts'
import type { AccountId } from '../../src/base/accountId.ts'
import type { Address } from '../../src/base/hex.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { type DeploymentReceipts, deployContracts } from '../../src/deployer/deployContracts.ts'
import { toDeployedRegistry } from '../../src/deployments/toDeployedRegistry.ts'
import type { MinedTransaction } from '../../src/issuer/journal/JournalEntry.ts'
import { parseManifest } from '../../src/issuer/Manifest.ts'
import type { RosterRow } from '../../src/issuer/roster/RosterRow.ts'
import type { Template } from '../../src/issuer/template/Template.ts'
import type { DocumentSigner } from '../../src/proof/createEddsaSigner.ts'
import { createRegistryWriter } from '../../src/registry/createRegistryWriter.ts'
import type { Receipt } from '../../src/registry/Registry.ts'
import { toAmounts } from '../anchor.ts'
import { anchorJournal } from '../anchorJournal.ts'
import type { Network } from '../network/Network.ts'
import type { Cost } from '../terminal/describeGas.ts'
import { readJson } from '../terminal/files.ts'
import { type WrittenBatch, writeBatch } from '../writeBatch.ts'

/** One micro-credential of the academy: issued, anchored, a few taken back. */
export type Cohort = WrittenBatch & {
  readonly achievement: string
  /** In the order of the roster. */
  readonly documents: readonly JsonObject[]
  readonly anchored: Cost
  readonly revoked: readonly JsonObject[]
  readonly suspended: readonly JsonObject[]
  readonly statusReceipts: readonly Receipt[]
}

/** What the academy did on the chain. */
export type Academy = {
  readonly registry: AccountId
  readonly key: Address
  readonly deployed: DeploymentReceipts
  readonly cohorts: readonly Cohort[]
}

type Issuing = { template: Template; rows: readonly RosterRow[]; signer: DocumentSigner }

/** The academy's year: a registry, a batch for each micro-credential, a few credentials taken back. */
export async function runAcademy(
  network: Network,
  folder: string,
  { template, rows, signer }: Issuing,
): Promise<Academy> {
  const sender = await network.sender()
  const deployed = await deployContracts({ rpc: network.rpc, sender })
  const registry = toDeployedRegistry(network.chainId)
  const key = sender.account.address
  const writer = createRegistryWriter({ sender, registry })

  const cohorts: Cohort[] = []
  for (const achievement of Object.keys(template.achievements)) {
    const own = rows.filter((row) => row.achievement === achievement)
    const source = { rows: own, template, registry, key, signer }
    const batch = await writeBatch(join(folder, achievement), source)
    const { root } = batch
    const anchored = await anchor(network, batch)
    const at = (name = '') => readJson(join(batch.folder, name))
    const { credentials } = parseManifest(await at('manifest.json'))
    const documents: JsonObject[] = []
    for (const { file } of credentials) documents.push((await at(file)) as JsonObject)
    const indexes = credentials.map(({ index }) => index)
    const statusReceipts = [
      await writer.revoke({ root, indexes: indexes.slice(-3), reason: 'error' }),
      await writer.suspend({ root, indexes: indexes.slice(-5, -3) }),
    ]
    cohorts.push({
      ...batch,
      documents,
      achievement,
      anchored,
      revoked: documents.slice(-3),
      suspended: documents.slice(-5, -3),
      statusReceipts,
    })
  }
  return { registry, key, deployed, cohorts }
}

async function anchor(network: Network, { folder }: WrittenBatch): Promise<Cost> {
  const journal = await openJournal(toJournalPath(folder))
  try {
    const { transaction } = await anchorJournal(network, journal)
    const { hash, blockNumber, ...amounts } = transaction as MinedTransaction
    return { hash, blockNumber, ...toAmounts(amounts) }
  } finally {
    await journal.close()
  }
}
