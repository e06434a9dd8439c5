import { expect } from 'chai'
import { fuzzTarget } from '../../scripts/maintain/fuzz/fuzzTarget.ts'
import { minimise } from '../../scripts/maintain/fuzz/minimise.ts'
import { mutateBytes } from '../../scripts/maintain/fuzz/mutateBytes.ts'
import type { Target } from '../../scripts/maintain/fuzz/Target.ts'
import { branches, readBranch } from './branch.ts'

const target: Target = {
  name: 'branch',
  seeds: () => [],
  words: ['x'],
  mutators: [mutateBytes],
  longest: 8,
  run: readBranch,
}

describe('fuzzTarget', () => {
  const fuzz = (most: number, seed = 1) => {
    const inputs = [new Uint8Array(4)]
    return fuzzTarget(target, {
      coverage: branches,
      inputs,
      seed,
      isOver: (count) => count >= most,
    })
  }

  it('finds three bytes behind three branches, one after the other', async () => {
    const { findings, kept } = await fuzz(100_000)
    expect(findings.map(({ input }) => [...input.subarray(0, 3)])).to.deep.equal([
      [0x66, 0x75, 0x7a],
    ])
    expect(kept.map((input) => [input[0] === 0x66, input[1] === 0x75])).to.deep.include.members([
      [false, false],
      [true, false],
      [true, true],
    ])
  }).timeout(60_000)

  it('does the same again with the same seed', async () => {
    const [once, again] = [await fuzz(2000), await fuzz(2000)]
    expect(again.kept).to.deep.equal(once.kept)
    expect(again.executions).to.equal(once.executions)
  })
})

describe('minimise', () => {
  it('keeps the shortest of those that reach the same, and none that fails', async () => {
    const inputs = ['....', '.', 'f...', 'f.', 'fuz'].map((text) =>
      Uint8Array.from(Buffer.from(text)),
    )
    const kept = await minimise(target, branches, inputs)
    expect(kept.map((input) => Buffer.from(input).toString())).to.deep.equal(['.', 'f.'])
  })
})
