import { expect } from 'chai'
import type { Hex } from '../../src/base/hex.ts'
import { readHeader } from '../../src/bundle/readHeader.ts'
import { readProofs } from '../../src/bundle/readProofs.ts'
import { readRawHeader } from '../../src/bundle/readRawHeader.ts'
import type { Block } from '../../src/registry/Registry.ts'
import type { Rpc } from '../../src/registry/Rpc.ts'
import { changeAnswers } from '../support/changeAnswers.ts'
import { openAnvil } from '../support/nodes.ts'
import { type Chain, openChain } from '../support/openChain.ts'

describe('what a node gives for a bundle', () => {
  let chain: Chain
  let block: Block
  before(async () => {
    chain = await openChain(openAnvil)
    block = await chain.reader.readBlock('latest')
  })
  after(() => chain.close())

  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'none',
      ({ code }) => code,
    )

  it('is a header with the hash, number and time of the block', async () => {
    const header = await readRawHeader(chain.rpc, block)
    expect((await readHeader(header)).block).to.deep.equal(block)
  })

  it('is the header as the node itself has it, where it has fields of a later fork', async () => {
    const header = await readRawHeader(chain.rpc, block)
    const strange = changeAnswers(chain.rpc, 'eth_getBlockByNumber', (it: object) => ({
      ...it,
      requestsHash: undefined,
    }))
    const raw: Rpc = {
      request: async (call) =>
        call.method === 'debug_getRawHeader' ? header : strange.request(call),
    }
    expect(await readRawHeader(raw, block)).to.equal(header)
    const other: Rpc = {
      request: async (call) =>
        call.method === 'debug_getRawHeader' ? (`${header}00` as Hex) : strange.request(call),
    }
    expect(await codeOf(readRawHeader(other, block))).to.equal('BUNDLE_HEADER_UNKNOWN')
    expect(await codeOf(readRawHeader(strange, block))).to.equal('BUNDLE_HEADER_UNKNOWN')
  })

  it('is no bundle without all proofs', async () => {
    const read = { contract: chain.registry, slots: new Set([`0x${'11'.repeat(32)}` as const]) }
    const answers: readonly ((answer: object) => unknown)[] = [
      () => null,
      (it) => ({ ...it, storageProof: [] }),
      (it) => ({ ...it, storageProof: [{}] }),
      (it) => ({ ...it, accountProof: 'x' }),
      (it) => ({ ...it, accountProof: ['x'] }),
    ]
    for (const toAnswer of answers) {
      const rpc = changeAnswers(chain.rpc, 'eth_getProof', toAnswer as never)
      expect(await codeOf(readProofs(rpc, read, block))).to.equal('BUNDLE_PROOF_REFUSED')
    }
  })
})
