import { expect } from 'chai'
import { InvalidUintError } from '../../src/base/uint.ts'
import { deployments } from '../../src/deployments/deployments.ts'
import { toDeployedRegistry } from '../../src/deployments/toDeployedRegistry.ts'
import { RegistryError } from '../../src/registry/RegistryError.ts'
import { createTrustReader, type TrustReader } from '../../src/trust/createTrustReader.ts'
import type { Edge } from '../../src/trust/Grant.ts'
import { errorsOf } from '../support/errorsOf.ts'

const address = `0x${'11'.repeat(20)}` as const
const scope = `0x${'ab'.repeat(32)}` as const
const block = { number: 5, hash: scope, timestamp: 9 }
const edge: Edge = { from: 1, to: 2, scope, sequence: 3 }
const question = { root: 1, issuer: 2, scope, path: [edge], time: 9 }
const word = (value: bigint | number) => value.toString(16).padStart(64, '0')

/** A reader whose node answers every call so. */
function lie(answer: string): TrustReader {
  const rpc = { request: async () => answer }
  return createTrustReader({ rpc, registry: { chainId: 31337, address } })
}

/** What `readSlots` returns. */
const list = (...values: readonly (bigint | number)[]) =>
  `0x${[32, values.length, ...values].map(word).join('')}`

const pack = (from: number, end: number, badSince: number, depth: number) =>
  BigInt(from) | (BigInt(end) << 40n) | (BigInt(badSince) << 80n) | (BigInt(depth) << 120n)

describe('createTrustReader', () => {
  it('reads a grant, or none', async () => {
    const read = (...words: [number, number, number, number]) =>
      lie(list(pack(...words))).readGrant(edge, block)
    expect(await read(5, 8, 0, 255)).to.deep.equal({ from: 5, end: 8, depth: 255 })
    expect(await read(5, 0, 7, 0)).to.deep.equal({ from: 5, badSince: 7, depth: 0 })
    expect(await read(0, 0, 0, 0)).to.equal(undefined)
  })

  it('judges a path by the grants that it reads', async () => {
    const judge = (grant: bigint) => lie(list(grant)).judgePath(question, block)
    expect(await judge(pack(9, 0, 0, 0))).to.equal(undefined)
    expect(await judge(pack(10, 0, 0, 0))).to.deep.equal({ flaw: 'not-good', place: 0 })
    expect(await judge(0n)).to.deep.equal({ flaw: 'unknown', place: 0 })
  })

  it('reads one grant of a path that is longer than any may be', async () => {
    const path = Array(257).fill(edge)
    const fault = await lie(list(pack(9, 0, 0, 255))).judgePath({ ...question, path }, block)
    expect(fault).to.deep.equal({ flaw: 'too-long', place: 0 })
  })

  it('reads which registry it is about; of the deployment it is known', async () => {
    const read = (answer: string) => lie(answer).readCredentialRegistry(block)
    const own = { chainId: 31337, address: `0x${word(5).slice(24)}` }
    expect(await read(`0x${word(5)}`)).to.deep.equal(own)
    const registry = { chainId: 31337, address: deployments.TrustRegistry.address }
    const dead = { request: () => Promise.reject(new Error('gone')) }
    const deployed = await createTrustReader({ rpc: dead, registry }).readCredentialRegistry(block)
    expect(deployed).to.deep.equal(toDeployedRegistry(31337))
  })

  it('refuses what is not of the length, or what no registry wrote', async () => {
    const grants = [
      '0x',
      list(),
      list(1, 2),
      `0x${word(5)}`,
      list(5n | (1n << 128n)),
      list(5n | (1n << 255n)),
      list(pack(0, 8, 0, 0)),
      list(pack(0, 0, 7, 0)),
      list(pack(0, 0, 0, 1)),
    ]
    const registries = ['0x', `0x${word(5)}${word(0)}`, `0x${word(0)}`, `0x${word(1n << 160n)}`]
    const reads = [
      ...grants.map((answer) => lie(answer).readGrant(edge, block)),
      ...grants.map((answer) => lie(answer).judgePath(question, block)),
      ...registries.map((answer) => lie(answer).readCredentialRegistry(block)),
    ]
    for (const [i, error] of (await errorsOf(reads)).entries()) {
      expect(error, String(i)).to.be.instanceOf(RegistryError)
      expect(error).to.have.property('code', 'REGISTRY_NOT_FOUND')
    }
  })

  it('asks nothing by a value that does not fit', async () => {
    const reader = lie('0x')
    const numbers = [
      reader.readGrant({ ...edge, from: -1 }, block),
      reader.judgePath({ ...question, root: 1.5 }, block),
      reader.judgePath({ ...question, time: 2 ** 40 }, block),
      reader.judgePath({ ...question, path: [{ ...edge, sequence: -1 }] }, block),
    ]
    for (const error of await errorsOf(numbers)) expect(error).to.be.instanceOf(InvalidUintError)
    const [error] = await errorsOf([reader.readGrant({ ...edge, scope: '0x12' }, block)])
    expect(error).to.have.property('code', 'REGISTRY_BAD_VALUE')
  })
})
