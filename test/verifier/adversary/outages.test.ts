import { expect } from 'chai'
import {
  type Client,
  type FaultyStage,
  honest,
  type Kind,
  kinds,
  openFaultyStage,
} from '../../support/faults/openFaultyStage.ts'
import { misdirected, outages } from '../../support/faults/outages.ts'

/** Those that take time, whatever is asked. */
const slow: ReadonlySet<string> = new Set(['silence', 'a trickle', 'a flood'])

/** A node that refuses one call, and the next one not, looks as if it had forgotten the state of that block. */
const unread: ReadonlySet<string> = new Set(['CHAIN_UNREACHABLE', 'CHAIN_NO_STATE'])

describe('a node that is out of order', () => {
  let stage: FaultyStage
  before(async () => {
    stage = await openFaultyStage()
  })
  after(() => stage.close())

  const judge = async (kind: Kind, client: Client) => {
    const { verdict, checks } = await stage.judge(kind, client)
    const anchor = checks.find(({ check }) => check === 'anchor')
    return { verdict: [verdict.authenticity, verdict.lifecycle], anchor: anchor?.code }
  }

  const plans = [
    { client: 'command', kinds, faults: { ...outages, ...misdirected }, isWhole: true },
    { client: 'viem', kinds: ['good'], faults: outages, isWhole: false },
    { client: 'ethers', kinds: ['good'], faults: outages, isWhole: false },
  ] as const
  for (const { client, kinds, faults, isWhole } of plans) {
    describe(`behind the client of ${client}`, () => {
      const asked: Partial<Record<Kind, readonly string[]>> = {}
      it('tells the truth while it is in order', async () => {
        for (const kind of kinds) {
          stage.proxy.plan()
          expect((await judge(kind, client)).verdict).to.deep.equal([...honest[kind]])
          asked[kind] = stage.proxy.asked
          expect(asked[kind]).to.include.members(['eth_chainId', 'eth_getCode', 'eth_call'])
        }
      })

      for (const [what, fault] of Object.entries(faults)) {
        // ethers copies all it has read for each piece more: that takes minutes, and is not ours.
        if (client === 'ethers' && what === 'a flood') continue
        it(`leaves it open after ${what}, whichever call it begins with`, async () => {
          for (const kind of slow.has(what) ? (['good'] as const) : kinds) {
            for (const first of asked[kind]?.keys() ?? []) {
              stage.proxy.plan({ fault, hits: (number) => number >= first })
              const { verdict, anchor } = await judge(kind, client)
              expect(verdict[0], `${kind}, from call ${first} on`).to.equal('indeterminate')
              expect(anchor).to.equal('CHAIN_UNREACHABLE')
            }
          }
        })

        if (slow.has(what) || !isWhole) continue
        it(`says nothing wrong after ${what} once, whichever call it is`, async () => {
          for (const kind of kinds) {
            for (const only of asked[kind]?.keys() ?? []) {
              stage.proxy.plan({ fault, hits: (number) => number === only })
              const { verdict, anchor } = await judge(kind, client)
              const isOpen = verdict[0] === 'indeterminate' && unread.has(anchor ?? '')
              if (!isOpen) expect(verdict, `${kind}, call ${only}`).to.deep.equal([...honest[kind]])
            }
          }
        })
      }
    })
  }
})
