import { setTimeout } from 'node:timers/promises'
import { expect } from 'chai'
import { openIssuing } from '../../../../src/adapters/node/issuing/openIssuing.ts'
import { startServer } from '../../../../src/adapters/node/server/startServer.ts'
import { fromViemAccount } from '../../../../src/adapters/viem.ts'
import type { Address } from '../../../../src/base/hex.ts'
import type { JsonObject } from '../../../../src/credential/parseJson.ts'
import { defaultPolicy } from '../../../../src/verifier/Policy.ts'
import { buildBadge, template } from '../../../support/academy.ts'
import { type Chain, openChain, toAccount } from '../../../support/openChain.ts'
import { useFolder } from '../useFolder.ts'

const token = 'a-token-that-nobody-else-has'
const key = toAccount(0).address.toLowerCase() as Address

describe('a server under load', () => {
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

  const open = async () => {
    const now = await chain.now()
    const { registry, rpc } = chain
    const issuing = await openIssuing({
      ...{ folder: at('issuing'), issuerId: template.issuer.id, maxWaiting: 20 },
      ...{ registry, key, rpc, sender: chain.sender(0), signer: fromViemAccount(toAccount(0)) },
      now: () => now,
      random: (size) => crypto.getRandomValues(new Uint8Array(size)),
      wait: (milliseconds) => setTimeout(Math.min(milliseconds, 5)),
    })
    closing.push(() => issuing.close())
    return issuing
  }

  it('turns away what is too much, and loses nothing that it took, also where it is stopped', async () => {
    const issuing = await open()
    const first = buildBadge('Zoë', 'rope-making')
    await issuing.take(first)
    await issuing.flush()
    const { credential: verifiableCredential } = (await issuing.find(String(first.id))) as {
      credential: JsonObject
    }
    const server = await startServer({
      verifier: { policy: defaultPolicy, node: chain.rpc, now: Date.now },
      ...{ port: 0, limits: { maxRequests: 1 }, issuing: { issuing, token, interval: 250 } },
    })
    closing.push(() => server.stop())
    const statuses = new Map<string, number>()
    const post = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
      const request = { method: 'POST', headers, body: JSON.stringify(body) }
      const status = await fetch(`${server.url}${path}`, request).then(
        async (response) => {
          await response.arrayBuffer()
          return response.status
        },
        () => 0,
      )
      statuses.set(`${path} ${status}`, (statuses.get(`${path} ${status}`) ?? 0) + 1)
      return status
    }

    const queue = Array.from({ length: 1_000 }, (_, i) => buildBadge(`Ada ${i}`, 'rope-making'))
    const taken: JsonObject[] = []
    let stopping: Promise<boolean> | undefined
    const client = async (_: unknown, i: number) => {
      for (let one = queue.shift(); one; one = queue.shift()) {
        if (i % 2 === 0) await post('/credentials/verify', { verifiableCredential })
        const status = await post('/credentials/issue', { credential: one })
        if (status === 201 || status === 202) taken.push(one)
        if (status === 503) {
          queue.push(one)
          await setTimeout(10)
        }
        // It is there no more.
        if (status === 0) return
        if (taken.length >= 300) stopping ??= server.stop()
      }
    }
    await Promise.all(Array.from({ length: 120 }, client))
    expect(await stopping).to.equal(true)
    // Its limits were met, on both sides.
    const count = (name: string) => statuses.get(name) ?? 0
    expect(count('/credentials/issue 503'), [...statuses].join(' ')).to.be.greaterThan(0)
    expect(count('/credentials/verify 503'), [...statuses].join(' ')).to.be.greaterThan(0)
    expect(count('/credentials/verify 200')).to.be.greaterThan(0)
    for (const close of closing.splice(0).reverse()) await close()

    const again = await open()
    await again.flush()
    const proofs = new Set<string>()
    for (const { id } of taken) {
      const found = await again.find(String(id))
      if (found.state !== 'anchored') throw new Error(found.state)
      proofs.add(JSON.stringify(found.credential.proof))
    }
    expect(proofs.size).to.equal(taken.length)
  }).timeout(120_000)
})
