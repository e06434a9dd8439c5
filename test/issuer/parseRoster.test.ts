import { expect } from 'chai'
import { parseRoster } from '../../src/issuer/parseRoster.ts'
import { template } from '../support/academy.ts'

const header = 'name,email,achievement,awarded_on'
const good = 'Ada,ada@example.org,weaving,2026-03-01'
const ada = {
  name: 'Ada',
  email: 'ada@example.org',
  achievement: 'weaving',
  awardedOn: '2026-03-01',
}

const read = (...lines: string[]) => parseRoster(lines.join('\n'), template)
/** Row and column of each fault. */
const faultsOf = (...lines: string[]) => {
  const { rows, faults } = read(...lines)
  if (faults.length > 0) expect(rows).to.deep.equal([])
  return faults.map(({ row, column }) => `${row} ${column}`.trim())
}

describe('parseRoster', () => {
  for (const delimiter of [',', ';', '\t']) {
    it(`reads columns in any order, divided by ${JSON.stringify(delimiter)}`, () => {
      const line = (...cells: string[]) => cells.join(delimiter)
      const name = delimiter === ',' ? '"Lovelace, Ada; 1st"' : '"Lovelace, Ada; 1st"'
      const { rows, faults } = read(
        line('Awarded_On', ' EMAIL ', 'name', 'achievement'),
        line('2026-03-01', 'ada@example.org', name, 'weaving'),
      )
      expect(faults).to.deep.equal([])
      expect(rows).to.deep.equal([{ ...ada, name: 'Lovelace, Ada; 1st' }])
    })
  }

  it('is not led astray by commas in names where the header has semicolons', () => {
    const { rows } = read(
      header.replaceAll(',', ';'),
      ...['x', 'y', 'z'].map((it) => `A, B, C, ${it};${it}@example.org;weaving;2026-03-01`),
    )
    expect(rows.map(({ name }) => name)).to.deep.equal(['A, B, C, x', 'A, B, C, y', 'A, B, C, z'])
  })

  for (const [what, end] of [
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ] as const) {
    it(`reads lines that end in ${what}, after a byte order mark, with and without the last end`, () => {
      for (const last of ['', end]) {
        const text = `\ufeff${header}${end}${good}${end}Bo,bo@example.org,weaving,2026-03-02${last}`
        const { rows, faults } = parseRoster(text, template)
        expect(faults).to.deep.equal([])
        expect(rows.map(({ name }) => name)).to.deep.equal(['Ada', 'Bo'])
      }
    })
  }

  it('reads quotes, quotes within them, and lines within them', () => {
    const { rows, faults } = read(
      header,
      '"Ada ""A.""\nLovelace",ada@example.org,weaving,2026-03-01',
    )
    expect(faults).to.deep.equal([])
    expect(rows[0]?.name).to.equal('Ada "A."\nLovelace')
  })

  it('keeps names in any script as they are', () => {
    // cspell:disable-next-line
    const names = ['Зоя Иванова', '山田太郎', 'محمد', 'ʻOkina', 'Zoë', 'Zoe\u0308', '👩‍🎓', '<b>']
    const lines = names.map((name, i) => `${name},${i}@example.org,weaving,2026-03-01`)
    expect(read(header, ...lines).rows.map(({ name }) => name)).to.deep.equal(names)
  })

  it('gives nothing for a header alone', () => {
    expect(read(header)).to.deep.equal({ rows: [], faults: [] })
  })

  const bad: readonly (readonly [
    what: string,
    lines: readonly string[],
    faults: readonly string[],
  ])[] = [
    ['no text', [''], ['1 name', '1 email', '1 achievement', '1 awarded_on']],
    [
      'a column that is missing',
      ['name,email,achievement', 'A,a@b,weaving'],
      ['1 awarded_on', '2 awarded_on'],
    ],
    ['a column that is not known', [`${header},grade`, `${good},A`], ['1 grade']],
    ['a column without a name', [`${header},`, `${good},`], ['1']],
    ['a column twice', [`${header},name`, `${good},Bo`], ['1 name']],
    ['a column that every object has', [`${header},__proto__`, `${good},x`], ['1 __proto__']],
    ['a row that is too short', [header, 'Ada,ada@example.org,weaving'], ['2', '2 awarded_on']],
    ['a row that is too long', [header, `${good},x`], ['2']],
    [
      'a quote that is not closed',
      [header, good, '"Bo,bo@example.org,weaving,2026-03-01'],
      ['3', '3', '3 email', '3 achievement', '3 awarded_on'],
    ],
    ['no name', [header, ' ,ada@example.org,weaving,2026-03-01'], ['2 name']],
    ['half a surrogate pair', [header, '\ud83d,ada@example.org,weaving,2026-03-01'], ['2 name']],
    ['no address', [header, 'Ada,,weaving,2026-03-01'], ['2 email']],
    ['two addresses', [header, 'Ada,a@b c@d,weaving,2026-03-01'], ['2 email']],
    [
      'an achievement that the template has not',
      [header, 'Ada,a@b,Weaving,2026-03-01'],
      ['2 achievement'],
    ],
    [
      'achievements that every object has',
      [
        header,
        'A,a@b,__proto__,2026-03-01',
        'B,b@b,constructor,2026-03-01',
        'C,c@b,toString,2026-03-01',
      ],
      ['2 achievement', '3 achievement', '4 achievement'],
    ],
    ['the same award twice', [header, good, good.replace('ada@', 'ADA@')], ['3 email']],
  ]
  for (const [what, lines, faults] of bad) {
    it(`finds ${what}`, () => {
      expect(faultsOf(...lines)).to.deep.equal(faults)
    })
  }

  it('finds every day that is none', () => {
    const days = [
      '',
      '2026-3-1',
      '01.03.2026',
      '2026-02-29',
      '2026-13-01',
      '2026-03-01T00:00:00Z',
      'x',
    ]
    for (const day of days) {
      expect(faultsOf(header, good.replace('2026-03-01', day)), day).to.deep.equal(['2 awarded_on'])
    }
    expect(faultsOf(header, good.replace('2026-03-01', '2024-02-29'))).to.deep.equal([])
  })

  it('lets one learner have two achievements, and two learners one', () => {
    const lines = [good, good.replace('weaving', 'rope-making'), good.replace('ada@', 'bo@')]
    expect(faultsOf(header, ...lines)).to.deep.equal([])
  })

  it('counts rows as a spreadsheet does: blank ones too, and a cell of several lines as one', () => {
    const wrong = 'Bo,bo@example.org,none,2026-03-01'
    expect(faultsOf(header, '', ' , ,,', wrong)).to.deep.equal(['4 achievement'])
    expect(faultsOf('', header, wrong)).to.deep.equal(['3 achievement'])
    expect(faultsOf(header, `"A\nB\nC",a@b,weaving,2026-03-01`, wrong)).to.deep.equal([
      '3 achievement',
    ])
    expect(faultsOf(header, '', good, good)).to.deep.equal(['4 email'])
  })
})
