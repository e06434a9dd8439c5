import { toBareDocument } from '../../src/credential/bareDocument.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { toDidPkh } from '../../src/identity/didPkh.ts'
import { issueBatch } from '../../src/issuer/issueBatch.ts'
import { createRegistryWriter } from '../../src/registry/createRegistryWriter.ts'
import type { Network } from '../network/Network.ts'
import { toTestAccount } from '../network/openEmbedded.ts'
import type { Originals } from './buildCases.ts'
import type { Academy } from './runAcademy.ts'

type Forgeries = Pick<Originals, 'otherKey' | 'otherChain' | 'neverAnchored' | 'selfIssued'>

/** What somebody can do who has an account and a genuine document, but not the academy's key. */
export async function runForger(
  network: Network,
  { registry, key }: Academy,
  genuine: JsonObject,
): Promise<Forgeries> {
  const sender = await network.sender(toTestAccount(1))
  const writer = createRegistryWriter({ sender, registry })
  const bare = toBareDocument(genuine)
  const own = { ...registry, address: writer.key }
  const ownName = { ...(bare.issuer as JsonObject), id: toDidPkh(own), name: 'Nobody Known' }
  const { proof: _, ...unsigned } = bare

  const anchored = await seal([bare, { ...unsigned, issuer: ownName } as JsonObject], {
    registry,
    key: writer.key,
  })
  await writer.anchor(anchored)
  const [otherKey, selfIssued] = anchored.credentials.map(({ document }) => document)
  const elsewhere = { registry: { ...registry, chainId: registry.chainId + 1 }, key }
  return {
    otherKey: otherKey as JsonObject,
    selfIssued: selfIssued as JsonObject,
    otherChain: await sealOne(bare, elsewhere),
    neverAnchored: await sealOne(bare, { registry, key }),
  }
}

type Place = Pick<Academy, 'registry' | 'key'>

function seal(documents: readonly JsonObject[], place: Place) {
  const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))
  return issueBatch({ documents, ...place, created: new Date(), random })
}

async function sealOne(document: JsonObject, place: Place): Promise<JsonObject> {
  const { credentials } = await seal([document], place)
  return credentials[0]?.document as JsonObject
}
