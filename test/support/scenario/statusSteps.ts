import { expect } from 'chai'
import * as cast from './cast.ts'
import { type Play, readRefusal } from './Play.ts'
import type { Step } from './Step.ts'

const { registrar, reviser, stranger, controller, large, addressOf } = cast
const anchorKey = addressOf(registrar)
const good = ['valid', 'current', 'KEY_GOOD']

/** The batch that credentials are shown of. */
const sealSmall = (play: Play) => play.seal('small', anchorKey)

async function isRevoked(play: Play, index: number): Promise<boolean> {
  return (await play.readFacts({ key: anchorKey, root: large.root, index })).revoked
}

/** Batches are anchored and credentials change their status. */
export const statusSteps: readonly Step[] = [
  {
    what: 'anchors a small batch and a large one',
    async run(play) {
      const { chain, marks, perform } = play
      const batch = await sealSmall(play)
      expect((await play.judge(batch.credentials[0]!.document))[0]).to.equal('invalid')
      for (const { root, size } of [batch, large]) {
        const anchoredAt = await perform(`anchor a batch of ${size}`, () =>
          chain.writer(registrar).anchor({ root, size }),
        )
        const { anchor } = await play.readFacts({ key: anchorKey, root, index: 0 })
        expect(anchor).to.deep.equal({ anchoredAt, size })
      }
      marks.set('anchored', await chain.reader.readBlock('latest'))
      expect(await play.judge(batch.credentials[0]!.document)).to.deep.equal(good)
    },
  },
  {
    what: 'revokes one of the small batch, and no other',
    async run(play) {
      const { root, credentials } = await sealSmall(play)
      const [kept, revoked] = credentials
      await play.perform('revoke one of a small batch', () =>
        play.chain.writer(registrar).revoke({ root, indexes: [revoked!.index], reason: 'error' }),
      )
      expect(await play.judge(revoked!.document)).to.deep.equal(['valid', 'revoked', 'KEY_GOOD'])
      expect(await play.judge(kept!.document)).to.deep.equal(good)
    },
  },
  {
    what: 'revokes in the large batch, beyond what its own word holds',
    async run(play) {
      const ten = (first: number) => Array.from({ length: 10 }, (_, i) => first + 997 * i)
      for (const indexes of [ten(5), ten(6)]) {
        await play.perform(`revoke ten of ${large.size}`, () =>
          play.chain.writer(registrar).revoke({ root: large.root, indexes }),
        )
      }
      const revoked = [5, 6, 5 + 997 * 9, 6 + 997 * 9]
      for (const index of revoked) expect(await isRevoked(play, index)).to.equal(true)
      for (const index of [4, 7, 9999]) expect(await isRevoked(play, index)).to.equal(false)
    },
  },
  {
    what: 'lets another key of the issuer and the controller revoke, and no stranger',
    async run(play) {
      const revoke = (account: number, index: number) =>
        play.chain.writer(account).revoke({ anchorKey, root: large.root, indexes: [index] })
      await play.perform('revoke by another key', () => revoke(reviser, 100))
      await play.perform('revoke by the controller', () => revoke(controller, 101))
      const refusal = await readRefusal(revoke(stranger, 102))

      const [error, ...values] = refusal
      expect(error).to.equal('CredentialRegistryUnauthorized')
      expect(values.map((it) => String(it).toLowerCase())).to.deep.equal([
        addressOf(stranger),
        anchorKey,
      ])
      const found = await Promise.all([100, 101, 102].map((index) => isRevoked(play, index)))
      expect(found).to.deep.equal([true, true, false])
    },
  },
  {
    what: 'suspends one and reinstates it',
    async run(play) {
      const { root, credentials } = await sealSmall(play)
      const { index, document } = credentials[0]!
      const writer = play.chain.writer(reviser)
      const change = { anchorKey, root, indexes: [index] }
      await play.perform('suspend one', () => writer.suspend(change))
      expect(await play.judge(document)).to.deep.equal(['valid', 'suspended', 'KEY_GOOD'])
      await play.perform('reinstate one', () => writer.reinstate(change))
      expect(await play.judge(document)).to.deep.equal(good)
    },
  },
  {
    what: 'still tells what was so at an old block',
    async run(play) {
      const { root, credentials } = await sealSmall(play)
      const position = { key: anchorKey, root, index: credentials[1]!.index }
      const [made, anchored] = ['made', 'anchored'].map((name) => play.marks.get(name)!)
      const now = await play.readFacts(position)
      const then = await play.readFacts(position, anchored)
      const none = { batchRevoked: false, batchSuspended: false, superseded: false }

      expect(now.revoked).to.equal(true)
      expect(then).to.deep.equal({ ...now, revoked: false })
      expect(await play.readFacts(position, made)).to.deep.equal({
        ...{ ...none, revoked: false, suspended: false },
      })
      const issuer = await play.chain.reader.readIssuer(1, made!)
      const newest = await play.chain.reader.readBlock('latest')
      expect(await play.chain.reader.readIssuer(1, newest)).to.deep.equal(issuer)
    },
  },
]
