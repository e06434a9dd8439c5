import { expect } from 'chai'
import { createQuorum, InvalidQuorumError } from '../../src/quorum/createQuorum.ts'
import type { Rpc } from '../../src/registry/Rpc.ts'

const dead: Rpc = { request: () => Promise.reject(new Error('gone')) }
const alive: Rpc = {
  request: async () => ({ number: '0x5', hash: `0x${'ab'.repeat(32)}`, timestamp: '0x9' }),
}

describe('the nodes of a quorum', () => {
  it('are shown by name, and of a name that is a URL by the host alone', async () => {
    const nodes = [
      { name: 'https://user:secret@one.example/v3/secret', rpc: dead },
      { name: 'two', rpc: alive },
    ]
    const quorum = createQuorum({ nodes, threshold: 1 })
    const block = await quorum.readBlock('latest')
    expect(quorum.nodes.dissentAt(block)).to.deep.equal([
      { node: 'one.example', problem: 'REGISTRY_UNREACHABLE' },
    ])
    const error = await createQuorum({ nodes, threshold: 2 })
      .readBlock('latest')
      .catch((it) => it)
    expect(error).to.have.property('code', 'REGISTRY_NO_QUORUM')
    expect(error.message).to.include('one.example').and.not.include('secret')
  })

  it('are refused with a threshold or names that cannot be', () => {
    const nodes = [
      { name: 'a', rpc: dead },
      { name: 'b', rpc: dead },
    ]
    for (const threshold of [0, 3, -1, 1.5, Number.NaN]) {
      expect(() => createQuorum({ nodes, threshold })).to.throw(InvalidQuorumError)
    }
    const url = (key: string) => ({ name: `https://one.example/${key}`, rpc: dead })
    for (const some of [
      [
        { name: 'a', rpc: dead },
        { name: 'a', rpc: dead },
      ],
      [{ name: '', rpc: dead }],
      [url('a'), url('b')],
    ]) {
      expect(() => createQuorum({ nodes: some, threshold: 1 })).to.throw(InvalidQuorumError)
    }
  })
})
