import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { toRpc } from '../../../../scripts/network/toRpc.ts'
import { createQuorum } from '../../../../src/quorum/createQuorum.ts'
import { openChains } from '../../../../src/quorum/openChains.ts'
import type { VerifierOptions } from '../../../../src/verifier/createVerifier.ts'
import { openChainToServe, openServer, post } from '../../../support/openServer.ts'
import { startLiar } from '../../../support/startLiar.ts'

describe('GET /metrics of several nodes', () => {
  let folder: string
  let chain: Awaited<ReturnType<typeof openChainToServe>>
  let [echo, liar] = ['', '']
  const stops: (() => Promise<unknown>)[] = []
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-metrics-'))
    chain = await openChainToServe(folder)
    const second = await startLiar(chain.url, (result) => result)
    const third = await startLiar(chain.url, (result: { hash?: string }, { method }) =>
      method === 'eth_getBlockByNumber' ? { ...result, hash: `0x${'ab'.repeat(32)}` } : result,
    )
    stops.push(chain.stop, second.stop, third.stop)
    ;[echo, liar] = [second.url, third.url]
  })
  after(async () => {
    for (const stop of stops.toReversed()) await stop()
    await rm(folder, { recursive: true })
  })

  /** The dissents that a server counts which was asked for one verdict, without their numbers. */
  const ask = async (verifier: Partial<VerifierOptions>) => {
    const { node: _, ...rest } = chain.verifier
    const server = await openServer({ verifier: { ...rest, ...verifier } })
    const answer = await post(`${server.url}/credentials/verify`, chain.toBody(chain.good))
    const { verified } = await answer.json()
    const text = await (await fetch(`${server.url}/metrics`)).text()
    await server.stop()
    const counted = text.match(/^cairn_node_dissents_total\{.*\} [1-9]\d*$/gm) ?? []
    return { verified, counted: counted.map((line) => line.replace(/ \d+$/, '')), text }
  }
  const urls = () => [chain.url, liar, echo]
  const label = (url: string, problem: string) =>
    `cairn_node_dissents_total{host="${new URL(url).host}",problem="${problem}"}`

  it('counts who disagrees, by the host alone', async () => {
    const nodes = urls().map((url) => ({ name: url, rpc: toRpc(url) }))
    const { verified, counted, text } = await ask({ chain: createQuorum({ nodes, threshold: 2 }) })
    expect(verified).to.equal(true)
    expect(counted).to.deep.equal([label(liar, 'other-answer')])
    expect(text).not.to.include('/key')
  })

  it('counts them in each chain of a policy', async () => {
    const chains = openChains([{ chainId: 31_337, urls: urls() }], toRpc)
    const { counted } = await ask({ chains })
    expect(counted).to.deep.equal([label(liar, 'other-answer')])
  })

  it('counts who is not there, though too few agree', async () => {
    const dead = 'http://127.0.0.1:9/key'
    const nodes = [dead, echo].map((url) => ({ name: url, rpc: toRpc(url) }))
    const { verified, counted } = await ask({ chain: createQuorum({ nodes, threshold: 2 }) })
    expect(verified).to.equal(false)
    expect(counted).to.deep.equal([label(dead, 'REGISTRY_UNREACHABLE')])
  })

  it('counts nobody where all agree', async () => {
    const nodes = [chain.url, echo].map((url) => ({ name: url, rpc: toRpc(url) }))
    const { verified, counted } = await ask({ chain: createQuorum({ nodes, threshold: 2 }) })
    expect([verified, counted]).to.deep.equal([true, []])
  })
})
