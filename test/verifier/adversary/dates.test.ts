import { expect } from 'chai'
import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { buildBadge } from '../../support/academy.ts'
import { issueOne, openStage, type Stage } from '../../support/openStage.ts'

/** What the verifier has for a clock. */
const now = '2024-06-01T12:00:00Z'

/** By when it ends: what comes of it at that time. */
const ends: Readonly<Record<string, string>> = {
  '2024-06-01T12:00:00Z': 'valid current',
  '2024-06-01T11:59:59.999Z': 'valid expired',
  '2024-06-01T12:00:00.000000001Z': 'valid current',
  '2024-06-01T14:00:00+02:00': 'valid current',
  '2024-06-01T13:59:59+02:00': 'valid expired',
  '2024-06-01T12:00:00-00:00': 'valid current',
  '2024-06-01T11:59:59-00:01': 'valid current',
  '2024-05-31T24:00:00Z': 'valid expired',
  '2024-06-01T24:00:00Z': 'valid current',
  '9999-12-31T23:59:59Z': 'valid current',
  '2024-06-02T02:00:00+14:00': 'valid current',
  '2024-06-01T24:00:01Z': 'invalid unknown',
  '2024-06-01T25:00:00Z': 'invalid unknown',
  '2024-06-01T23:59:60Z': 'invalid unknown',
  '2099-02-30T00:00:00Z': 'invalid unknown',
  '2099-02-29T00:00:00Z': 'invalid unknown',
  '2099-13-01T00:00:00Z': 'invalid unknown',
  '2099-06-01T12:00:00': 'invalid unknown',
  '2099-06-01 12:00:00Z': 'invalid unknown',
  '2099-06-01t12:00:00z': 'invalid unknown',
  '2099-06-01T12:00Z': 'invalid unknown',
  '2099-06-01T12:00:00,5Z': 'invalid unknown',
  '2099-06-01T12:00:00.Z': 'invalid unknown',
  '2099-06-01T12:00:00+0200': 'invalid unknown',
  '2099-06-01T12:00:00+15:00': 'invalid unknown',
  '2099-06-01T12:00:00Z ': 'invalid unknown',
  '2099-06-01T12:00:00Z\n': 'invalid unknown',
  '+02099-06-01T12:00:00Z': 'invalid unknown',
  '-2099-06-01T12:00:00Z': 'invalid unknown',
  '12099-06-01T12:00:00Z': 'invalid unknown',
  '２０９９-06-01T12:00:00Z': 'invalid unknown',
  '2099-06-01': 'invalid unknown',
  '2099-W22-1T12:00:00Z': 'invalid unknown',
  '4070908800': 'invalid unknown',
  Infinity: 'invalid unknown',
  '': 'invalid unknown',
}

describe('the end of a credential', () => {
  let stage: Stage
  before(async () => {
    stage = await openStage()
  })
  after(() => stage.chain.close())

  const judge = async (change: JsonObject) => {
    const { document } = await issueOne(stage, { ...buildBadge('Sam'), ...change })
    const policy = { ...stage.policy, maxBlockAge: 2 ** 40 }
    const verifier = stage.verifier({ policy, now: () => Date.parse(now) })
    const { authenticity, lifecycle } = (await verifier.verify(JSON.stringify(document))).verdict
    return `${authenticity} ${lifecycle}`
  }
  for (const [validUntil, expected] of Object.entries(ends)) {
    it(`${JSON.stringify(validUntil)} is read one way: ${expected}`, async () => {
      expect(await judge({ validUntil })).to.equal(expected)
    })
  }

  it('is not before its beginning', async () => {
    expect(await judge({ validUntil: '2023-12-31T00:00:00Z' })).to.equal('invalid unknown')
  })

  it('is not what a name says that another model has', async () => {
    // Of VC 2.0, where it means nothing: to hide an end there would be the issuer's own doing.
    expect(await judge({ expirationDate: '2024-02-01T00:00:00Z' })).to.equal('valid current')
  })
})
