import { expect } from 'chai'
import { openAnvil, openEmbedded, openEthereumJs } from '../support/nodes.ts'
import { describeScenario } from '../support/scenario/describeScenario.ts'
import type { Deed } from '../support/scenario/Play.ts'

const embedded = 'Hardhat, in this process'
const anvil = 'anvil, over HTTP'
const ethereumJs = 'EthereumJS, over HTTP'
const older = 'EthereumJS without a precompile for P-256'
const deeds = new Map<string, readonly Deed[]>()

describeScenario(embedded, openEmbedded, (done) => deeds.set(embedded, done))
describeScenario(anvil, openAnvil, (done) => deeds.set(anvil, done))
describeScenario(ethereumJs, openEthereumJs, (done) => deeds.set(ethereumJs, done))
describeScenario(
  older,
  () => openEthereumJs('prague'),
  (done) => deeds.set(older, done),
)

// Hardhat's node and anvil are built on one EVM, EthereumJS has another: the gas is the same on all.
describe('the life of a registry', () => {
  const first = () => deeds.get(embedded) ?? []
  before(() => expect(first()).to.have.length.above(0))

  for (const other of [anvil, ethereumJs]) {
    it(`does and costs the same on ${other} as on ${embedded}`, () => {
      expect(deeds.get(other)).to.deep.equal(first())
    })
  }

  it(`does the same on ${older}, where only those signatures cost more`, () => {
    const dearer = first().map((deed, i) => {
      const gasUsed = deeds.get(older)?.[i]?.gasUsed ?? 0n
      const isDearer = deed.what.includes('P-256') && gasUsed > deed.gasUsed + 100_000n
      return isDearer ? { ...deed, gasUsed } : deed
    })
    expect(deeds.get(older)).to.deep.equal(dearer)
    expect(dearer).to.not.deep.equal(first())
  })
})
