import { rm, writeFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { expect } from 'chai'
import {
  type IssuingOptions,
  openIssuing,
} from '../../../../src/adapters/node/issuing/openIssuing.ts'
import { startServer } from '../../../../src/adapters/node/server/startServer.ts'
import { fromViemAccount } from '../../../../src/adapters/viem.ts'
import type { Address } from '../../../../src/base/hex.ts'
import type { JsonObject } from '../../../../src/credential/parseJson.ts'
import { defaultPolicy } from '../../../../src/verifier/Policy.ts'
import { buildBadge, template } from '../../../support/academy.ts'
import { type Chain, openChain, toAccount } from '../../../support/openChain.ts'
import { useFolder } from '../useFolder.ts'

const token = 'a-token-that-nobody-else-has'

describe('a server that issues, where something fails', () => {
  let chain: Chain
  const closing: (() => Promise<unknown>)[] = []
  before(async () => {
    chain = await openChain()
  })
  after(() => chain.close())
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })
  const { at } = useFolder()

  const serve = async (change: Partial<IssuingOptions> = {}) => {
    const { registry, rpc } = chain
    const failures: unknown[] = []
    const issuing = await openIssuing({
      ...{ folder: at('issuing'), issuerId: template.issuer.id, registry, rpc },
      key: toAccount(0).address.toLowerCase() as Address,
      ...{ sender: chain.sender(0), signer: fromViemAccount(toAccount(0)), now: Date.now },
      random: (size) => crypto.getRandomValues(new Uint8Array(size)),
      wait: (milliseconds) => setTimeout(Math.min(milliseconds, 5)),
      onBatch: ({ error }) => error && failures.push((error as { code?: string }).code),
      ...change,
    })
    const server = await startServer({
      verifier: { policy: defaultPolicy, node: rpc, now: Date.now },
      ...{ port: 0, issuing: { issuing, token, interval: 1_000_000 } },
    })
    closing.push(
      () => issuing.close(),
      () => server.stop(),
    )
    const post = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
      const request = { method: 'POST', headers, body: JSON.stringify(body) }
      const response = await fetch(`${server.url}${path}`, request)
      return [response.status, (await response.json()).code]
    }
    return { issuing, failures, post }
  }
  const revoke = ({ id }: JsonObject) => ({
    credentialId: id,
    credentialStatus: { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' },
    status: true,
  })

  it('says so, keeps what it took, and goes on', async () => {
    const { issuing, failures, post } = await serve({ batchSize: 1 })
    // Where the folder of the first batch should be.
    await writeFile(at('issuing/batch-000001'), '')
    const document = buildBadge('Ada', 'rope-making')
    const failed = await post('/credentials/issue', { credential: document })
    expect(failed).to.deep.equal([503, 'ISSUING_FAILED'])
    expect(failures).to.deep.equal(['BATCH_FOLDER_UNWRITABLE'])
    await rm(at('issuing/batch-000001'))
    await issuing.flush()
    expect(await issuing.find(String(document.id))).to.have.property('state', 'anchored')
    expect(await post('/credentials/issue', { credential: document })).to.deep.equal([
      201,
      undefined,
    ])
  })

  it('takes nothing that it cannot write down', async () => {
    const { issuing, failures, post } = await serve()
    await issuing.take(buildBadge('Bo'))
    // As where another process had taken it over.
    await rm(at('issuing/intake.jsonl.lock'))
    const refused = await post('/credentials/issue', { credential: buildBadge('Cleo') })
    expect(refused).to.deep.equal([503, 'ISSUING_FAILED'])
    expect(issuing.waiting).to.equal(1)
    await issuing.flush()
    expect(failures).to.deep.equal(['JOURNAL_IN_USE'])
  })

  it('pays no more than it may, for a batch or for a change', async () => {
    const document = buildBadge('Dora', 'rope-making')
    const poor = await serve({ maxCost: 1n })
    await poor.issuing.take(document)
    await poor.issuing.flush()
    expect(poor.failures).to.deep.equal(['ANCHOR_TOO_COSTLY'])
    for (const close of closing.splice(0).reverse()) await close()

    const rich = await serve()
    await rich.issuing.flush()
    expect(await rich.issuing.find(String(document.id))).to.have.property('state', 'anchored')
    for (const close of closing.splice(0).reverse()) await close()

    const poorer = await serve({ maxCost: 1n })
    const refused = await poorer.post('/credentials/status', revoke(document))
    expect(refused).to.deep.equal([503, 'ISSUING_FAILED'])
  })
})
