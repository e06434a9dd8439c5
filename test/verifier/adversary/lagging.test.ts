import { expect } from 'chai'
import { buildBadge } from '../../support/academy.ts'
import { passTime } from '../../support/claimKey.ts'
import { issueOne, openStage, type Stage } from '../../support/openStage.ts'

describe('a node that lags behind', () => {
  let stage: Stage
  let later: string
  let snapshot: unknown
  before(async () => {
    stage = await openStage()
    const { rpc } = stage.chain
    snapshot = await rpc.request({ method: 'evm_snapshot', params: [] })
    later = JSON.stringify((await issueOne(stage, buildBadge('Mo'))).document)
  })
  after(() => stage.chain.close())

  const judge = async (text: string, lag: number) => {
    const time = (await stage.chain.now()) + lag * 1000
    const { verdict, checks } = await stage.verifier({ now: () => time }).verify(text)
    const anchor = checks.find(({ check }) => check === 'anchor')
    return [verdict.authenticity, anchor?.code]
  }

  it('calls nothing a forgery that was anchored after its newest block', async () => {
    expect(await judge(later, 0)).to.deep.equal(['valid', 'ANCHOR_FOUND'])
    await stage.chain.rpc.request({ method: 'evm_revert', params: [snapshot] })
    expect(await judge(later, 601)).to.deep.equal(['indeterminate', 'CHAIN_STALE'])
  })

  it('tells what was anchored before', async () => {
    const text = JSON.stringify(stage.credentials[0])
    expect(await judge(text, 601)).to.deep.equal(['valid', 'ANCHOR_FOUND'])
  })

  it('says that there is no anchor once it has caught up', async () => {
    await passTime(stage.chain, 1000)
    expect(await judge(later, 600)).to.deep.equal(['invalid', 'ANCHOR_NOT_FOUND'])
  })
})
