import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { startNode } from '../support/startNode.ts'
import { writeSample } from '../support/writeSample.ts'
import { check } from './verify.ts'

describe("the README's example", () => {
  it('gives the verdicts of credentials in files', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cairn-example-'))
    const node = await startNode()
    const { good, revoked, policy } = await writeSample(folder, node.url)
    const verdicts = [await check(good, policy, node.url), await check(revoked, policy, node.url)]
    await node.stop()
    await rm(folder, { recursive: true })

    expect(verdicts.map(({ authenticity }) => authenticity)).to.deep.equal(['valid', 'valid'])
    expect(verdicts.map(({ lifecycle }) => lifecycle)).to.deep.equal(['current', 'revoked'])
    expect(verdicts.map(({ policy }) => policy.outcome)).to.deep.equal(['accepted', 'accepted'])
  })
})
