import { expect } from 'chai'
import { compareSurvivors } from '../../../scripts/maintain/mutants/survivors.ts'
import { toReport } from '../../../scripts/maintain/mutants/toReport.ts'
import { toContract, toProject } from './project.ts'

const [one, two] = toProject(toContract('contract Sample { uint constant X = 1; }')).mutants
const name = ({ file, scope, line, becomes }: NonNullable<typeof one>) => {
  return { file, scope, line, becomes }
}

describe('survivors', () => {
  it('are compared with their explanations, both ways', () => {
    expect(compareSurvivors([one!], [name(one!)])).to.deep.equal({ unexplained: [], stale: [] })
    expect(compareSurvivors([one!], [])).to.deep.equal({ unexplained: [one], stale: [] })
    expect(compareSurvivors([], [name(two!)])).to.deep.equal({
      unexplained: [],
      stale: [name(two!)],
    })
  })

  it('are another one where the same line occurs again', () => {
    const { unexplained, stale } = compareSurvivors([{ ...one!, occurrence: 2 }], [name(one!)])

    expect(unexplained).to.have.length(1)
    expect(stale).to.have.length(1)
  })

  it('are listed in the report with their explanation', () => {
    const report = toReport(
      { title: '', method: '', changes: '', unit: 'contract', toRow: (file) => file },
      [
        [one!, 'survived'],
        [two!, 'killed'],
      ],
      [{ why: 'It costs gas only.', mutants: [name(one!)] }],
    )

    expect(report).to.include('| contracts/Sample.sol | 2 | 1 | 1 | 50.0 % |')
    expect(report).to.include(
      `It costs gas only.\n\n\`\`\`diff\n@@ contracts/Sample.sol X\n-${one!.line}\n+${one!.becomes}\n`,
    )
  })
})
