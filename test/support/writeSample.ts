import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { toTestAccount } from '../../scripts/network/openEmbedded.ts'
import { openRpc } from '../../scripts/network/openRpc.ts'
import { deployContracts } from '../../src/deploy.ts'
import {
  createEddsaSigner,
  createRegistryWriter,
  formatAccountId,
  issueBatch,
  toDeployedRegistry,
} from '../../src/index.ts'

const issuer = 'did:web:harbour-academy.example'

/** Deploys the registry, anchors two credentials on it, revokes the second, and writes them and a policy to files. */
export async function writeSample(folder: string, url: string) {
  const network = await openRpc(url)
  const sender = await network.sender(toTestAccount(0))
  await deployContracts({ rpc: network.rpc, sender })
  const registry = toDeployedRegistry(network.chainId)
  const documents = ['one', 'two'].map((name) => ({
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential'],
    issuer,
    credentialSubject: { id: `urn:example:${name}` },
  }))
  const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))
  const signer = await createEddsaSigner({ seed: random(32) })
  const key = sender.account.address
  const batch = await issueBatch({ documents, registry, key, signer, created: new Date(), random })
  const writer = createRegistryWriter({ sender, registry })
  await writer.anchor(batch)
  const [good, revoked] = batch.credentials
  await writer.revoke({ root: batch.root, indexes: [revoked?.index ?? 0] })

  const write = async (name: string, value: unknown) => {
    await writeFile(join(folder, name), JSON.stringify(value))
    return join(folder, name)
  }
  const policy = {
    version: 1,
    pins: [{ issuer, key: formatAccountId(sender.account) }],
  }
  return {
    good: await write('good.json', good?.document),
    revoked: await write('revoked.json', revoked?.document),
    policy: await write('policy.json', policy),
  }
}
