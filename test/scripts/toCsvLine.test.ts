import { expect } from 'chai'
import Papa from 'papaparse'
import { toCsvLine } from '../../scripts/terminal/toCsvLine.ts'

describe('toCsvLine', () => {
  const read = (line: string, delimiter: string) =>
    Papa.parse<string[]>(line.trimEnd(), { delimiter }).data[0] as string[]
  const computed = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

  it('leaves nothing that a spreadsheet would compute, wherever it divides', () => {
    for (const start of [
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      '\n',
      '\uff1d',
      '\uff0b',
      '\uff0d',
      '\uff20',
    ]) {
      for (const before of ['', 'x,', 'x;', 'x\t', '"', '",', "';"]) {
        const line = toCsvLine(['a', `${before}${start}1+1|cmd`, 'b'])
        for (const delimiter of [',', ';', '\t']) {
          const cells = read(line, delimiter)
          expect(
            cells.filter((cell) => computed.test(cell)),
            JSON.stringify(line),
          ).to.deep.equal([])
        }
      }
    }
  })

  it('leaves everything else as it is', () => {
    const cells = ['Ada "A." Lovelace', 'a,b', 'a;b', "O'Brien", 'x=1', 'a-b', '', '7']
    expect(read(toCsvLine(cells), ',')).to.deep.equal(cells)
  })
})
