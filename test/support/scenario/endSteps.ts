import { expect } from 'chai'
import { addressOf, careless, controller, registrar } from './cast.ts'
import type { Deed, Play } from './Play.ts'
import type { Step } from './Step.ts'

async function anchor(play: Play, name: string, account: number) {
  const batch = await play.seal(name, addressOf(account))
  const time = await play.perform(`anchor ${name}`, () => play.chain.writer(account).anchor(batch))
  return { document: batch.credentials[0]!.document, time }
}

/** Keys come to their ends. */
export const endSteps: readonly Step[] = [
  {
    what: 'ends a key, and keeps what it anchored before',
    async run(play) {
      const before = await anchor(play, 'the last of a key', registrar)
      await play.perform('end a key', (now) =>
        play.chain.issuerWriter(controller).endKey(addressOf(registrar), now),
      )
      const after = await anchor(play, 'too late', registrar)

      expect(await play.judge(before.document)).to.deep.equal(['valid', 'current', 'KEY_GOOD'])
      expect(await play.judge(after.document)).to.deep.equal(['invalid', 'current', 'KEY_ENDED'])
    },
  },
  {
    what: 'voids what a key anchored since it was stolen',
    async run(play) {
      const before = await anchor(play, 'before the theft', careless)
      const after = await anchor(play, 'by the thief', careless)
      expect((await play.judge(after.document))[0]).to.equal('valid')
      await play.perform('declare a key compromised', () =>
        play.chain
          .issuerWriter(controller)
          .declareKeyCompromised(addressOf(careless), before.time + 1),
      )

      expect(await play.judge(before.document)).to.deep.equal(['valid', 'current', 'KEY_GOOD'])
      expect(await play.judge(after.document)).to.deep.equal([
        'invalid',
        'current',
        'KEY_COMPROMISED',
      ])
    },
  },
  {
    what: 'tells all of it again in its logs',
    async run({ chain: { rpc, registry }, deeds }) {
      const filter = { address: registry.address, fromBlock: '0x0', toBlock: 'latest' }
      const logs = (await rpc.request({
        method: 'eth_getLogs',
        params: [filter],
      })) as Deed['logs']

      expect(logs.map(({ topics, data }) => ({ topics, data }))).to.deep.equal(
        deeds.flatMap((deed) => deed.logs),
      )
    },
  },
]
