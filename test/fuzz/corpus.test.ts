import { expect } from 'chai'
import { folderOf, readCorpus } from '../../scripts/maintain/fuzz/corpus.ts'
import { type End, runInWorker } from '../../scripts/maintain/fuzz/runInWorker.ts'
import { targets } from '../../scripts/maintain/fuzz/targets/targets.ts'

/** Of each target; `npm run fuzz` goes on for as long as it is told. */
const executions = 256
const minutes = 60_000

describe('parsers', () => {
  for (const target of targets) {
    it(`keep what they promise for the corpus: ${target.name}`, async () => {
      const inputs = readCorpus(folderOf(target.name))
      expect(inputs).not.to.deep.equal([])
      for (const input of inputs) await target.run(input)
    }).timeout(minutes)
  }

  it('keep it for mutations of the corpus', async () => {
    const names = targets.map(({ name }) => name)
    const [ends, findings] = [new Map<string, End>(), [] as string[]]
    await runInWorker(
      { names, seed: 0xca124, seconds: Infinity, executions, isMinimised: false },
      {
        onFinding: (name, input, problem) => {
          findings.push(`${name} ${Buffer.from(input).toString('hex')} ${problem}`)
        },
        onEnd: (end) => ends.set(end.name, end),
      },
    )
    expect(findings).to.deep.equal([])
    expect([...ends.keys()]).to.deep.equal(names)
    for (const end of ends.values()) {
      expect(end.executions, end.name).to.be.at.least(executions)
      expect(end.covered, end.name).to.be.above(0)
    }
  }).timeout(5 * minutes)
})
