import { expect } from 'chai'
import { InvalidUintError } from '../../src/base/uint.ts'
import { RegistryError } from '../../src/registry/RegistryError.ts'
import { createTrustReader, type TrustReader } from '../../src/trust/createTrustReader.ts'
import type { Edge } from '../../src/trust/Grant.ts'
import { pathFlaws } from '../../src/trust/judgePath.ts'
import { errorsOf } from '../support/errorsOf.ts'

const address = `0x${'11'.repeat(20)}` as const
const scope = `0x${'ab'.repeat(32)}` as const
const block = { number: 5, hash: scope, timestamp: 9 }
const edge: Edge = { from: 1, to: 2, scope, sequence: 3 }
const question = { root: 1, issuer: 2, scope, path: [edge], time: 9 }
const word = (value: bigint | number) => value.toString(16).padStart(64, '0')

/** A reader whose node answers every call so. */
function lie(words: readonly (bigint | number)[]): TrustReader {
  const rpc = { request: async () => `0x${words.map(word).join('')}` }
  return createTrustReader({ rpc, registry: { chainId: 31337, address } })
}

describe('createTrustReader', () => {
  it('reads a grant, or none', async () => {
    const read = (...words: number[]) => lie(words).readGrant(edge, block)
    expect(await read(5, 8, 0, 255)).to.deep.equal({ from: 5, end: 8, depth: 255 })
    expect(await read(5, 0, 7, 0)).to.deep.equal({ from: 5, badSince: 7, depth: 0 })
    expect(await read(0, 0, 0, 0)).to.equal(undefined)
  })

  it('reads what is wrong with a path, and where', async () => {
    const judge = (...words: number[]) => lie(words).judgePath(question, block)
    expect(await judge(0, 1)).to.equal(undefined)
    for (const [i, flaw] of pathFlaws.entries()) {
      expect(await judge(i + 1, 1)).to.deep.equal({ flaw, place: 1 })
    }
  })

  it('refuses what is not of the length or the types', async () => {
    const wide = 1n << 40n
    const grants = [
      [],
      [5, 8, 0],
      [5, 8, 0, 1, 0],
      [wide, 0, 0, 0],
      [5, wide, 0, 0],
      [5, 0, wide, 0],
      [5, 0, 0, 256],
    ]
    const paths = [[], [0], [0, 0, 0], [6, 0], [256, 0], [1, 2], [1, 1n << 255n], [0, 2]]
    const registries = [[], [5, 0]]
    const reads = [
      ...grants.map((words) => lie(words).readGrant(edge, block)),
      ...paths.map((words) => lie(words).judgePath(question, block)),
      ...registries.map((words) => lie(words).readCredentialRegistry(block)),
    ]
    for (const [i, error] of (await errorsOf(reads)).entries()) {
      expect(error, String(i)).to.be.instanceOf(RegistryError)
      expect(error).to.have.property('code', 'REGISTRY_NOT_FOUND')
    }
  })

  it('asks nothing by a value that does not fit', async () => {
    const reader = lie([])
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
