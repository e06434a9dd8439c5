import { expect } from 'chai'
import { keccak256 } from '../../src/base/hash.ts'
import { parseCredential } from '../../src/credential/parseCredential.ts'
import { hashNode } from '../../src/merkle/hashNode.ts'
import { verifyProof } from '../../src/proof/verifyProof.ts'
import type { ReadableEntry } from '../../src/status/StatusEntry.ts'
import { defaultPolicy } from '../../src/verifier/Policy.ts'
import { startRun } from '../../src/verifier/Run.ts'
import { readStatusList } from '../../src/verifier/readStatusList.ts'
import { badge } from '../credential/samples.ts'

const presented = { credential: parseCredential(badge), anchors: [], signatures: [] }

/** A run, and which lists it fetched; each has this size. */
function openRun(bytes: number) {
  const fetched: string[] = []
  const run = startRun({
    policy: defaultPolicy,
    registries: { find: () => Promise.reject(new Error('not asked')) } as never,
    verifyProof,
    hashing: Promise.resolve({ hash: keccak256, nodeOf: hashNode }),
    now: 0,
    fetch: async (url) => {
      fetched.push(url)
      const body = new TextEncoder().encode(JSON.stringify({ of: url, pad: '' }).padEnd(bytes))
      return { body, url }
    },
  })
  const read = (name: string) => {
    const list = `https://host.example/${name}`
    const entry = {
      kind: 'bitstring',
      purpose: 'revocation',
      list,
      index: 0,
      size: 1,
    } as ReadableEntry
    return readStatusList(entry, presented, run)
  }
  return { read, fetched }
}

describe('readStatusList', () => {
  it('fetches a list once, also for those who ask at once', async () => {
    const { read, fetched } = openRun(100)
    await Promise.all([read('a'), read('a'), read('b')])
    for (let i = 0; i < 50; i++) await read(`c${i}`)
    await read('a')
    expect(fetched).to.have.length(52)
  })

  it('keeps no more lists than memory allows, however many there are', async () => {
    const { read, fetched } = openRun(6 * 2 ** 20)
    for (let i = 0; i < 11; i++) await read(`a${i}`)
    await read('a10')
    expect(fetched).to.have.length(11)
    await read('a0')
    expect(fetched).to.have.length(12)
  }).timeout(60_000)
})
