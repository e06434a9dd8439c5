import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { toTestAccount } from '../../scripts/network/openEmbedded.ts'
import { openRpc } from '../../scripts/network/openRpc.ts'
import {
  type Address,
  createRegistryWriter,
  creationCode,
  issueBatch,
  toDidPkh,
} from '../../src/index.ts'
import { startNode } from '../support/startNode.ts'
import { check } from './verify.ts'

describe("the README's example", () => {
  it('gives the verdict of a credential in a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cairn-example-'))
    const node = await startNode()
    const network = await openRpc(node.url)
    const sender = await network.sender(toTestAccount(0))
    const { contractAddress } = await sender.send({ data: creationCode })
    const registry = { chainId: network.chainId, address: contractAddress as Address }
    const key = sender.account
    const document = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiableCredential'],
      issuer: toDidPkh(key),
      credentialSubject: { id: 'urn:uuid:5a4d2d8e-7d2c-4f1c-9a5b-0f6f7a1d2c3b' },
    }
    const random = (size: number) => new Uint8Array(size).fill(7)
    const place = { registry, key: key.address, created: new Date(0), random }
    const batch = await issueBatch({ documents: [document], ...place })
    await createRegistryWriter({ sender, registry }).anchor(batch)

    const [file, policy] = [join(folder, 'credential.json'), join(folder, 'policy.json')]
    await writeFile(file, JSON.stringify(batch.credentials[0]?.document))
    const account = `eip155:${registry.chainId}:${registry.address}`
    await writeFile(policy, JSON.stringify({ version: 1, registries: [{ registry: account }] }))
    const verdict = await check(file, policy, node.url)
    await node.stop()
    await rm(folder, { recursive: true })

    expect(verdict.authenticity).to.equal('valid')
    expect(verdict.lifecycle).to.equal('current')
    expect(verdict.policy.outcome).to.equal('not-accepted')
  })
})
