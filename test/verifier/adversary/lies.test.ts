import { expect } from 'chai'
import { believed, caught, type Lie, toFault } from '../../support/faults/lies.ts'
import {
  type FaultyStage,
  honest,
  type Kind,
  kinds,
  openFaultyStage,
} from '../../support/faults/openFaultyStage.ts'

describe('a node that lies', () => {
  let stage: FaultyStage
  before(async () => {
    stage = await openFaultyStage()
  })
  after(() => stage.close())

  const judge = async (kind: Kind, lie?: Lie) => {
    stage.proxy.plan(lie && { fault: toFault(lie), hits: () => true })
    const { verdict } = await stage.judge(kind)
    return `${verdict.authenticity} ${verdict.lifecycle}`
  }

  it('is believed as long as it does not', async () => {
    for (const kind of kinds) expect(await judge(kind)).to.equal(honest[kind].join(' '))
  })

  for (const [what, lie] of Object.entries(caught)) {
    it(`is not believed where it tells of ${what}`, async () => {
      for (const kind of kinds) expect(await judge(kind, lie)).to.match(/^indeterminate /)
    })
  }

  // Alone it gets away with these: several nodes that have to agree, or a proof of storage, show them.
  const alone: Readonly<Record<keyof typeof believed, Readonly<Record<Kind, string>>>> = {
    'nothing in any slot': {
      good: 'invalid unknown',
      revoked: 'invalid unknown',
      forged: 'invalid unknown',
    },
    'nothing but the anchor': {
      good: 'valid current',
      revoked: 'valid current',
      forged: 'invalid unknown',
    },
    'a revocation': { good: 'valid revoked', revoked: 'valid revoked', forged: 'invalid unknown' },
    'an anchor of one leaf': {
      good: 'valid current',
      revoked: 'valid current',
      forged: 'valid current',
    },
  }
  for (const [what, verdicts] of Object.entries(alone)) {
    it(`is believed, alone, where it tells of ${what}`, async () => {
      for (const kind of kinds) {
        const lie = believed[what as keyof typeof believed]
        expect(await judge(kind, lie), kind).to.equal(verdicts[kind])
      }
    })
  }
})
