import { join } from 'node:path'
import type { AccountId } from '../../src/base/accountId.ts'
import type { Address } from '../../src/base/hex.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { type DeploymentReceipts, deployContracts } from '../../src/deployer/deployContracts.ts'
import { toDeployedRegistry } from '../../src/deployments/toDeployedRegistry.ts'
import { toManifest } from '../../src/issuer/Manifest.ts'
import type { RosterRow } from '../../src/issuer/parseRoster.ts'
import type { Template } from '../../src/issuer/Template.ts'
import type { DocumentSigner } from '../../src/proof/createEddsaSigner.ts'
import { createRegistryWriter } from '../../src/registry/createRegistryWriter.ts'
import type { Receipt } from '../../src/registry/Registry.ts'
import { anchorBatch } from '../anchor.ts'
import type { Network } from '../network/Network.ts'
import { type WrittenBatch, writeBatch } from '../writeBatch.ts'

/** One micro-credential of the academy: issued, anchored, a few taken back. */
export type Cohort = WrittenBatch & {
  readonly achievement: string
  readonly anchored: Receipt
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
    const written = await writeBatch({
      rows: own,
      template,
      registry,
      key,
      signer,
      folder: join(folder, achievement),
    })
    const { batch } = written
    const anchored = (await anchorBatch(network, toManifest(batch))) as Receipt
    const [revoked, suspended] = [batch.credentials.slice(-3), batch.credentials.slice(-5, -3)]
    const toIndexes = (some: typeof revoked) => some.map(({ index }) => index)
    const statusReceipts = [
      await writer.revoke({ root: batch.root, indexes: toIndexes(revoked), reason: 'error' }),
      await writer.suspend({ root: batch.root, indexes: toIndexes(suspended) }),
    ]
    cohorts.push({
      ...written,
      achievement,
      anchored,
      revoked: revoked.map(({ document }) => document),
      suspended: suspended.map(({ document }) => document),
      statusReceipts,
    })
  }
  return { registry, key, deployed, cohorts }
}
