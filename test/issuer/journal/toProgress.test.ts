import { expect } from 'chai'
import type { JournalEntry } from '../../../src/issuer/journal/JournalEntry.ts'
import { JournalError } from '../../../src/issuer/journal/JournalError.ts'
import { toProgress } from '../../../src/issuer/journal/toProgress.ts'
import { dropped, final, mined, planned, sent, signed } from '../../support/journals.ts'

describe('toProgress', () => {
  it('is nowhere at the beginning', () => {
    expect(toProgress([])).to.deep.equal({ state: undefined, sent: [] })
  })

  it('knows what is planned, signed, under way and mined', () => {
    const second = { ...sent, nonce: 8 }
    expect(toProgress([planned, signed, sent, second, mined])).to.deep.equal({
      state: 'mined',
      planned,
      signed,
      sent: [sent, second],
      mined,
    })
  })

  it('knows that what was dropped is mined no longer', () => {
    const progress = toProgress([planned, signed, sent, mined, dropped])
    expect(progress.mined).to.equal(undefined)
    expect(progress.sent).to.deep.equal([sent])
  })

  const stories: readonly (readonly JournalEntry[])[] = [
    [planned, signed, mined, final],
    [planned, signed, final],
    [planned, signed, sent, mined, mined, final],
    [planned, signed, sent, mined, dropped, sent, mined, final],
    [planned, signed, sent, mined, dropped, mined, final],
    [planned, signed, sent, mined, dropped, final],
    [planned, signed, sent, final],
  ]
  for (const story of stories) {
    it(`takes ${story.map(({ state }) => state).join(', ')}`, () => {
      expect(toProgress(story).state).to.equal('final')
    })
  }

  const nonsense: readonly (readonly JournalEntry[])[] = [
    [signed],
    [sent],
    [planned, planned],
    [planned, sent],
    [planned, signed, signed],
    [planned, signed, dropped],
    [planned, signed, sent, dropped],
    [planned, signed, sent, mined, sent],
    [planned, signed, final, mined],
    [planned, signed, final, final],
  ]
  for (const story of nonsense) {
    it(`refuses ${story.map(({ state }) => state).join(', ')}`, () => {
      expect(() => toProgress(story))
        .to.throw()
        .that.satisfies(
          (error: unknown) => error instanceof JournalError && error.code === 'JOURNAL_DAMAGED',
        )
    })
  }
})
