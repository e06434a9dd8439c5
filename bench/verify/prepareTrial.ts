import { createWriteStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { createPublicClient, createWalletClient, http } from 'viem'
import { foundry } from 'viem/chains'
import { toTestAccount } from '../../scripts/network/openEmbedded.ts'
import { fromViem, fromViemWallet } from '../../src/adapters/viem.ts'
import { formatAccountId } from '../../src/base/accountId.ts'
import { parseJson } from '../../src/credential/parseJson.ts'
import { deployContracts } from '../../src/deployer/deployContracts.ts'
import { toDeployedRegistry } from '../../src/deployments/toDeployedRegistry.ts'
import { buildCredential } from '../../src/issuer/buildCredential.ts'
import { issueBatch } from '../../src/issuer/issueBatch.ts'
import { parseTemplate, type Template } from '../../src/issuer/template/Template.ts'
import { createEddsaSigner } from '../../src/proof/createEddsaSigner.ts'
import { createRegistryWriter } from '../../src/registry/createRegistryWriter.ts'
import type { Trial } from './Trial.ts'

/** A batch of this size has ten hashes in each path. */
const batchSize = 1024

/**
 * Issues the demo's badges in batches of 1,024, anchors them on the node, and writes them as JSON Lines.
 */
export async function prepareTrial(options: {
  readonly url: string
  readonly folder: string
  readonly batches: number
  readonly say: (text: string) => void
}): Promise<Trial> {
  const { url, folder, batches, say } = options
  const transport = http(url)
  const rpc = fromViem(createPublicClient({ transport }))
  const account = toTestAccount(0)
  const chain = { ...foundry, id: 31337 }
  const sender = fromViemWallet(
    createWalletClient({ account, chain, transport, pollingInterval: 20 }),
  )
  await deployContracts({ rpc, sender })
  const registry = toDeployedRegistry(31337)
  const writer = createRegistryWriter({ sender, registry })
  const signer = await createEddsaSigner({ seed: new Uint8Array(32).fill(1) })
  const did = signer.verificationMethod.split('#')[0] as string
  const template = await readTemplate(did)

  const file = join(folder, 'credentials.jsonl')
  const out = createWriteStream(file)
  for (let n = 0; n < batches; n++) {
    const documents = Array.from({ length: batchSize }, (_, i) => buildDocument(template, n, i))
    const batch = await issueBatch({
      documents,
      registry,
      key: writer.key,
      signer,
      created: new Date('2026-01-01T00:00:00Z'),
      random: (size) => crypto.getRandomValues(new Uint8Array(size)),
    })
    await writer.anchor(batch)
    for (const { document } of batch.credentials) out.write(`${JSON.stringify(document)}\n`)
    say(`batch ${n + 1} of ${batches}`)
  }
  out.end()
  await finished(out)
  // anvil's `finalized` trails 64 blocks behind.
  await rpc.request({ method: 'anvil_mine', params: ['0x60'] })

  const policy = join(folder, 'policy.json')
  const key = formatAccountId({ chainId: registry.chainId, address: writer.key })
  await writeFile(
    policy,
    JSON.stringify({ version: 1, pins: [{ issuer: did, key }], maxBlockAge: 1e9 }),
  )
  return { file, url, policy }
}

async function readTemplate(did: string): Promise<Template> {
  const { issuer, achievements } = parseJson(await readFile('demo/academy.json')) as {
    readonly issuer: object
    readonly achievements: object
  }
  return parseTemplate({ issuer: { ...issuer, id: did }, achievements } as never)
}

function buildDocument(template: Template, batch: number, i: number) {
  const row = {
    name: `Learner ${batch}-${i}`,
    email: `learner-${batch}-${i}@example.org`,
    achievement: 'data-literacy',
    awardedOn: '2025-06-01',
  }
  const salt = crypto.getRandomValues(new Uint8Array(16))
  return buildCredential({ row, template, id: `urn:uuid:${crypto.randomUUID()}`, salt })
}
