import { expect } from 'chai'
import { type Results, toJudged } from '../../../scripts/maintain/sdkMutants/readResults.ts'

const source = `const size = 2

export function isGood(value: number): boolean {
  if (
    value > size
  ) return true
  return value > size
}
`

const at = (line: number, from: number, to: number, endLine = line) => ({
  start: { line, column: from },
  end: { line: endLine, column: to },
})

type Result = Results['files'][string]['mutants'][number]

function judge(...mutants: readonly Result[]) {
  return toJudged({ files: { 'src/isGood.ts': { source, mutants } } })
}

describe('readResults', () => {
  it('names a mutant after its file, its declaration and its line', () => {
    const one: Result = { location: at(7, 10, 22), replacement: 'false', status: 'Survived' }
    const two: Result = { location: at(1, 14, 15), replacement: '3', status: 'Killed' }

    expect(judge(one, two)).to.deep.equal([
      [
        { file: 'src/isGood.ts', scope: 'size', line: 'const size = 2', becomes: 'const size = 3' },
        'killed',
      ],
      [
        {
          file: 'src/isGood.ts',
          scope: 'isGood',
          line: 'return value > size',
          becomes: 'return false',
        },
        'survived',
      ],
    ])
  })

  it('joins the lines that a mutant changes', () => {
    const [[mutant] = []] = judge({
      location: at(4, 7, 3, 6),
      replacement: 'true\n',
      status: 'Timeout',
    })

    expect(mutant?.line).to.equal('if ( value > size ) return true')
    expect(mutant?.becomes).to.equal('if (true ) return true')
  })

  it('takes what no test reached for a survivor, and leaves out what is ignored', () => {
    const location = at(7, 10, 22)

    expect(judge({ location, replacement: '1', status: 'NoCoverage' })[0]?.[1]).to.equal('survived')
    expect(judge({ location, replacement: '1', status: 'Ignored' })).to.deep.equal([])
  })
})
