import { expect } from 'chai'
import { compareMirror, type MirrorQuestion } from '../../src/status/compareMirror.ts'
import { toKnownStatus, toStatusFault } from '../../src/status/StatusResult.ts'
import { toEntry } from './lists.ts'

const facts = { revoked: false, batchRevoked: false, suspended: false, batchSuspended: false }

function question(purpose: string, value: number, more: Partial<MirrorQuestion['facts']> = {}) {
  const status = toKnownStatus({ purpose, value, short: false }, undefined)
  return { entry: toEntry({ purpose, index: 7 }), status, index: 7, facts: { ...facts, ...more } }
}

describe('compareMirror', () => {
  const bits = {
    revocation: ['revoked', 'batchRevoked'],
    suspension: ['suspended', 'batchSuspended'],
  } as const
  for (const [purpose, [one, batch]] of Object.entries(bits)) {
    it(`compares ${purpose} with what the chain says of it`, () => {
      expect(compareMirror(question(purpose, 0))).to.deep.equal({ outcome: 'agrees' })
      for (const name of [one, batch]) {
        expect(compareMirror(question(purpose, 1, { [name]: true })).outcome).to.equal('agrees')
        expect(compareMirror(question(purpose, 0, { [name]: true }))).to.include({
          outcome: 'disagrees',
          code: 'MIRROR_CLEAR',
        })
      }
      const other = purpose === 'revocation' ? 'suspended' : 'revoked'
      expect(compareMirror(question(purpose, 1, { [other]: true }))).to.include({
        outcome: 'disagrees',
        code: 'MIRROR_SET',
      })
    })
  }

  it('wants the index of the leaf, whatever the list says', () => {
    const other = { ...question('revocation', 0), index: 8 }
    const expected = { outcome: 'disagrees', code: 'MIRROR_OTHER_INDEX' }
    expect(compareMirror(other)).to.include(expected)
    expect(compareMirror({ ...other, status: toStatusFault('LIST_NOT_GIVEN') })).to.include(
      expected,
    )
  })

  it('asks no index of a list of identifiers', () => {
    const entry = {
      kind: 'revocation-list',
      type: '1EdTechRevocationList',
      purpose: 'revocation',
      list: 'https://academy.example/revoked',
    } as const
    expect(compareMirror({ ...question('revocation', 0), entry }).outcome).to.equal('agrees')
  })

  it('knows nothing where the list was not read', () => {
    for (const code of ['LIST_EXPIRED', 'LIST_TOO_SHORT'] as const) {
      const status = toStatusFault(code)
      expect(compareMirror({ ...question('revocation', 0), status }).outcome).to.equal('unknown')
    }
  })

  it('leaves alone what the chain does not record', () => {
    expect(compareMirror({ ...question('refresh', 1), index: 8 }).outcome).to.equal('not-mirrored')
  })
})
