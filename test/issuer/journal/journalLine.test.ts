import { expect } from 'chai'
import fc from 'fast-check'
import { utf8 } from '../../../src/base/bytes.ts'
import type { JournalEntry } from '../../../src/issuer/journal/JournalEntry.ts'
import { JournalError } from '../../../src/issuer/journal/JournalError.ts'
import { formatLine, parseJournal } from '../../../src/issuer/journal/journalLine.ts'
import { dropped, final, mined, planned, sent, signed } from '../../support/journals.ts'

const at = '2026-03-01T10:00:00.000Z'
const story: readonly JournalEntry[] = [planned, signed, sent, mined, dropped, sent, mined, final]

function write(entries: readonly JournalEntry[]): Uint8Array {
  let before = ''
  const lines = entries.map((entry) => {
    const { line, sum } = formatLine({ ...entry, at }, before)
    before = sum
    return line
  })
  return utf8(lines.join(''))
}

const isDamage = (error: unknown) =>
  error instanceof JournalError && error.code === 'JOURNAL_DAMAGED'

describe('parseJournal', () => {
  const whole = write(story)

  it('reads what was written', () => {
    const { entries, bytes } = parseJournal(whole)
    expect(entries).to.deep.equal(story.map((entry) => ({ ...entry, at })))
    expect(bytes).to.equal(whole.length)
  })

  it('goes on from the sum of the last line', () => {
    const { sum } = parseJournal(write(story.slice(0, 3)))
    const { line } = formatLine({ ...mined, at }, sum)
    const longer = new Uint8Array([...write(story.slice(0, 3)), ...utf8(line)])
    expect(longer).to.deep.equal(write(story.slice(0, 4)))
  })

  it('reads the whole lines of a journal that is cut anywhere, and nothing of the line that is cut', () => {
    for (let end = 0; end <= whole.length; end++) {
      const cut = whole.subarray(0, end)
      const lines = cut.filter((byte) => byte === 0x0a).length
      const { entries, bytes } = parseJournal(cut)
      expect(entries).to.have.length(lines)
      expect(bytes).to.equal(cut.lastIndexOf(0x0a) + 1)
    }
  })

  it('refuses a byte that was changed, wherever it is', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const changed = whole.slice()
        changed[place] = (changed[place] as number) ^ change
        // Without its end the last line is one that was not written whole.
        if (place === whole.length - 1) {
          expect(parseJournal(changed).entries).to.have.length(story.length - 1)
        } else {
          expect(() => parseJournal(changed))
            .to.throw()
            .that.satisfies(isDamage)
        }
      }),
    )
  })

  it('refuses a line that is missing, twice there, or in another place', () => {
    const text = new TextDecoder().decode(whole)
    const lines = text.trimEnd().split('\n')
    const orders = [
      lines.toSpliced(0, 1),
      lines.toSpliced(3, 1),
      lines.toSpliced(2, 0, lines[2] as string),
      lines.toReversed(),
    ]
    for (const order of orders) {
      const content = utf8(`${order.join('\n')}\n`)
      expect(() => parseJournal(content))
        .to.throw()
        .that.satisfies(isDamage)
    }
  })

  it('refuses an entry that is of no known form, whoever summed it up', () => {
    const odd = [
      { ...planned, version: 2 },
      { ...planned, size: 0 },
      { ...planned, more: 1 },
      { ...planned, created: 'yesterday' },
      { ...signed, root: '0x12' },
      { ...sent, nonce: -1 },
      { ...sent, maxFeePerGas: '1e9' },
      { ...sent, raw: 'raw' },
      { ...final, anchoredAt: 1.5 },
      { state: 'lost' },
    ]
    for (const entry of odd) {
      const content = write([entry as JournalEntry])
      expect(() => parseJournal(content), JSON.stringify(entry))
        .to.throw()
        .that.satisfies(isDamage)
    }
  })
})
