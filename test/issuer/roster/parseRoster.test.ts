import { expect } from 'chai'
import Papa from 'papaparse'
import { parseRoster } from '../../../src/issuer/roster/parseRoster.ts'
import { template } from '../../support/academy.ts'
import { fc } from '../../support/fastCheck.ts'

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
      '31.04.2026',
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

  it('finds characters that cannot be shown, or that make a reader see others', () => {
    for (const character of ['\u0000', '\u001b', '\u0085', '\u202e', '\u2066']) {
      expect(faultsOf(header, good.replace('Ada', `A${character}da`))).to.deep.equal(['2 name'])
    }
    // Joiners and marks of direction are part of how words and pictures are written.
    for (const character of ['\u200c', '\u200d', '\u200e', '\u200f', '\u00ad']) {
      expect(faultsOf(header, good.replace('Ada', `A${character}da`))).to.deep.equal([])
    }
  })

  it('takes an address for the same however it is written', () => {
    const [composed, apart] = ['zo\u00eb@x.example', 'ZOE\u0308@x.example'].map((email) =>
      good.replace('ada@example.org', email),
    ) as [string, string]
    expect(faultsOf(header, composed, apart)).to.deep.equal(['3 email'])
  })

  it('tells every fault of a hundred thousand rows, each by its code', () => {
    const lines = Array.from(
      { length: 100_000 },
      (_, i) => `,a${i},none,${i % 2 ? 'x' : '1/2/2026'}`,
    )
    const { rows, faults } = read(header, ...lines)
    expect(rows).to.deep.equal([])
    const counts = new Map<string, number>()
    for (const { code } of faults) counts.set(code, (counts.get(code) ?? 0) + 1)
    expect(Object.fromEntries(counts)).to.deep.equal({
      NAME_MISSING: 100_000,
      EMAIL_MALFORMED: 100_000,
      ACHIEVEMENT_UNKNOWN: 100_000,
      DAY_MALFORMED: 50_000,
      DAY_AMBIGUOUS: 50_000,
    })
    expect(faults.at(-1)?.row).to.equal(100_001)
  }).timeout(20_000)

  it('finds what is too long to be a name, an address or a key', () => {
    const long = 'x'.repeat(1_001)
    expect(faultsOf(header, good.replace('Ada', long))).to.deep.equal(['2 name'])
    expect(faultsOf(header, good.replace('Ada', long.slice(1)))).to.deep.equal([])
  })

  it('reads days as the column has them, and as it is told', () => {
    const days = (...cells: string[]) => {
      const lines = cells.map((day, i) => `A,${i}@b,weaving,${day}`)
      return parseRoster([header, ...lines].join('\n'), template).rows.map((it) => it.awardedOn)
    }
    expect(days('1/3/2026', '13/3/2026')).to.deep.equal(['2026-03-01', '2026-03-13'])
    expect(days('1/3/2026', '3/13/2026')).to.deep.equal(['2026-01-03', '2026-03-13'])
    const { rows } = parseRoster(`${header}\nA,a@b,weaving,1/3/2026`, template, {
      dateOrder: 'day-first',
    })
    expect(rows[0]?.awardedOn).to.equal('2026-03-01')
  })

  it('reads what another program writes, whatever is in the cells', () => {
    const cell = fc.string({ unit: 'grapheme' }).map((text) => `${text}'"\n;,`.trim())
    const row = fc.record({ name: cell, day: fc.date({ min: new Date(0), max: new Date(4e12) }) })
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1 }),
        fc.constantFrom(',', ';', '\t'),
        (all, delimiter) => {
          const table = all.map(({ name, day }, i) => ({
            name,
            email: `${i}@x.example`,
            achievement: 'weaving',
            awarded_on: day.toISOString().slice(0, 10),
          }))
          const { rows, faults } = parseRoster(Papa.unparse(table, { delimiter }), template)
          expect(faults).to.deep.equal([])
          expect(rows.map(({ name, awardedOn }) => [name, awardedOn])).to.deep.equal(
            table.map(({ name, awarded_on }) => [name, awarded_on]),
          )
        },
      ),
    )
  })
})
