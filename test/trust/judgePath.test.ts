import { expect } from 'chai'
import { decodeFunctionResult, encodeFunctionData } from 'viem'
import type { Hex } from '../../src/base/hex.ts'
import { deployments } from '../../src/deployments/deployments.ts'
import type { Block } from '../../src/registry/Registry.ts'
import { trustAbi as abi } from '../../src/registry/trustAbi.ts'
import { createTrustReader, type TrustReader } from '../../src/trust/createTrustReader.ts'
import { createTrustWriter, type TrustWriter } from '../../src/trust/createTrustWriter.ts'
import type { Edge, GrantTerms } from '../../src/trust/Grant.ts'
import { judgePath, type PathQuestion, pathFlaws } from '../../src/trust/judgePath.ts'
import { generalScope, toScope } from '../../src/trust/toScope.ts'
import { createRandom } from '../support/createRandom.ts'
import { type Chain, chainId, openChain } from '../support/openChain.ts'

const scopes = [generalScope, toScope('type', 'Course'), toScope('type', 'Degree')] as const
const issuers = [1, 2, 3, 4]

describe('judgePath', () => {
  const edge: Edge = { from: 1, to: 2, scope: generalScope, sequence: 0 }
  const question: PathQuestion = { root: 1, issuer: 2, scope: scopes[1], path: [edge], time: 9 }

  it('takes a root that is the issuer, and nothing else without a path', () => {
    expect(judgePath({ ...question, issuer: 1, path: [] }, [])).to.equal(undefined)
    const fault = judgePath({ ...question, path: [] }, [])
    expect(fault).to.deep.equal({ flaw: 'broken', place: 0 })
  })

  it('takes as many edges as the first grant allows after it, and not one more', () => {
    const loop = (count: number): PathQuestion => ({
      ...question,
      issuer: count % 2 === 0 ? 1 : 2,
      path: Array.from({ length: count }, (_, i) =>
        i % 2 === 0 ? edge : { ...edge, from: 2, to: 1 },
      ),
    })
    const grants = Array.from({ length: 256 }, (_, i) => ({ from: 1, depth: 255 - i }))
    expect(judgePath(loop(256), grants)).to.equal(undefined)
    expect(judgePath(loop(257), grants)).to.deep.equal({ flaw: 'too-long', place: 0 })
    const [, ...later] = grants
    const short = judgePath(loop(256), [{ from: 1, depth: 254 }, ...later])
    expect(short).to.deep.equal({ flaw: 'too-long', place: 0 })
  })

  it('knows a scope in capital letters', () => {
    const capital = `0x${scopes[1].slice(2).toUpperCase()}` as const
    const path = [{ ...edge, scope: capital }]
    expect(judgePath({ ...question, path }, [{ from: 1, depth: 0 }])).to.equal(undefined)
    expect(
      judgePath({ ...question, scope: capital, path: [{ ...edge, scope: scopes[1] }] }, [
        { from: 1, depth: 0 },
      ]),
    ).to.equal(undefined)
  })

  describe('of grants on a chain', () => {
    const random = createRandom('paths')
    const below = (count: number) => random(1)[0]! % count
    const pick = <Item>(items: readonly Item[]) => items[below(items.length)]!
    let chain: Chain
    let reader: TrustReader
    let block: Block
    const written: { edge: Edge; terms: GrantTerms }[] = []

    before(async () => {
      chain = await openChain()
      const registry = { chainId, address: deployments.TrustRegistry.address }
      reader = createTrustReader({ rpc: chain.rpc, registry })
      const writer = createTrustWriter({ sender: chain.sender(0), registry })
      for (const id of issuers) {
        await chain.issuerWriter(0).createIssuer({ identifier: `did:web:${id}.example` })
      }
      await grantAll(writer)
      block = await reader.readBlock('latest')
    })
    after(() => chain.close())

    async function grantAll(writer: TrustWriter) {
      const now = (await reader.readBlock('latest')).timestamp
      for (const from of issuers) {
        for (const to of issuers.filter((it) => it !== from)) {
          for (const [sequence, scope] of scopes.entries()) {
            if (below(4) === 0) continue
            const one = { from, to, scope, sequence }
            const terms = { depth: below(4), ...(below(3) === 0 && { end: now + 1000 }) }
            await writer.grant(one, terms)
            if (below(5) === 0) await writer.disownGrant(one, now)
            written.push({ edge: one, terms })
          }
        }
      }
    }

    /** A walk along grants, mostly; now and then something in it is changed. */
    function ask(): PathQuestion {
      const scope = pick(scopes)
      const path: Edge[] = []
      let at = pick(issuers)
      const root = at
      for (let length = below(5); length > 0; length--) {
        const next = written.filter(
          (it) =>
            it.edge.from === at && (it.edge.scope === generalScope || it.edge.scope === scope),
        )
        if (next.length === 0) break
        const { edge: step } = pick(next)
        path.push(
          below(12) === 0 ? { ...step, [pick(['from', 'to', 'sequence'])]: pick(issuers) } : step,
        )
        at = step.to
      }
      return {
        root: below(12) === 0 ? pick(issuers) : root,
        issuer: below(12) === 0 ? pick(issuers) : at,
        scope,
        path,
        time: block.timestamp + pick([-100_000, 0, 0, 0, 2000]),
      }
    }

    async function askContract({ path, root, issuer, ...rest }: PathQuestion) {
      const edges = path.map((it) => ({ ...it, from: BigInt(it.from), to: BigInt(it.to) }))
      const args = [BigInt(root), BigInt(issuer), rest.scope, edges, rest.time] as const
      const data = encodeFunctionData({ abi, functionName: 'judgePath', args })
      const call = { to: deployments.TrustRegistry.address, data }
      const answer = await chain.rpc.request({
        method: 'eth_call',
        params: [call, { blockHash: block.hash }],
      })
      const result = decodeFunctionResult({
        abi,
        functionName: 'judgePath',
        data: answer as Hex,
      })
      const flaw = pathFlaws[result[0] - 1]
      return flaw && { flaw, place: Number(result[1]) }
    }

    it('finds the flaw that the contract finds, at its place', async () => {
      const found = new Map<string, number>()
      for (let i = 0; i < 600; i++) {
        const asked = ask()
        const fault = await reader.judgePath(asked, block)
        expect(fault, JSON.stringify(asked)).to.deep.equal(await askContract(asked))
        const name = fault?.flaw ?? 'none'
        found.set(name, (found.get(name) ?? 0) + 1)
      }
      expect([...found.keys()]).to.have.members([...pathFlaws, 'none'])
      for (const [name, count] of found) expect(count, name).to.be.greaterThan(5)
    })
  })
})
