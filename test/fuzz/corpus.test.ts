import { expect } from 'chai'
import { openCoverage } from '../../scripts/maintain/fuzz/Coverage.ts'
import { folderOf, readCorpus } from '../../scripts/maintain/fuzz/corpus.ts'
import { fuzzTarget } from '../../scripts/maintain/fuzz/fuzzTarget.ts'
import { targets } from '../../scripts/maintain/fuzz/targets/targets.ts'

const seed = 0xca124
/** Of each target; `npm run fuzz` goes on for as long as it is told. */
const most = 512

describe('parsers', () => {
  for (const target of targets) {
    describe(target.name, () => {
      it('keeps what it promises for the whole corpus', async () => {
        const inputs = readCorpus(folderOf(target.name))
        expect(inputs).not.to.deep.equal([])
        for (const input of inputs) await target.run(input)
      })

      it('keeps it for mutations of the corpus', async () => {
        const source = new URL('../../src/', import.meta.url).href
        const coverage = openCoverage((url) => url.startsWith(source))
        const { executions, findings } = await fuzzTarget(target, {
          coverage,
          inputs: readCorpus(folderOf(target.name)),
          seed,
          isOver: (count) => count >= most,
        }).finally(coverage.close)
        expect(findings).to.deep.equal([])
        expect(executions).to.be.at.least(most)
      })
    })
  }
})
