import { expect } from 'chai'
import { encodeFunctionData, parseEventLogs } from 'viem'
import { abi } from '../../../src/registry/abi.ts'
import { addressOf, device, registrar, relayer, rootOf } from './cast.ts'
import { openContract } from './openContract.ts'
import { type Play, readRefusal } from './Play.ts'
import type { Step } from './Step.ts'
import { signAnchor, toSigner } from './signed.ts'

const signer = toSigner(registrar)
const good = ['valid', 'current', 'KEY_GOOD']

async function readAnchor(play: Play, { key, root }: { key: `0x${string}`; root: `0x${string}` }) {
  return (await play.readFacts({ key, root, index: 0 })).anchor
}

/** Batches are anchored together, and by others than their keys. */
export const relaySteps: readonly Step[] = [
  {
    what: 'anchors several batches at once, and an old one again to no effect',
    async run(play) {
      const { key } = signer
      const old = await play.seal('small', key)
      const earlier = await readAnchor(play, old)
      const fresh = ['several 1', 'several 2'].map((name) => ({ root: rootOf(name), size: 1000 }))
      const args = [[fresh[0]!, { root: old.root, size: 7 }, fresh[1]!]] as const
      const data = encodeFunctionData({ abi, functionName: 'anchorMany', args })
      const anchoredAt = await play.perform('anchor two of three', () => play.call(registrar, data))

      for (const { root, size } of fresh) {
        expect(await readAnchor(play, { key, root })).to.deep.equal({ anchoredAt, size })
      }
      expect(await readAnchor(play, old)).to.deep.equal(earlier)
    },
  },
  {
    what: 'anchors what an account or a device signed, whoever sends it',
    async run(play) {
      const signers = { 'an account': signer, 'a P-256 key': device }
      for (const [name, by] of Object.entries(signers)) {
        const batch = await play.seal(`signed by ${name}`, by.key)
        const { request, signature } = await signAnchor(play, by, batch)
        const send = (asked: typeof request) => {
          const args = [asked, signature] as const
          return play.call(relayer, encodeFunctionData({ abi, functionName: 'anchorBySig', args }))
        }
        const refusal = await readRefusal(send({ ...request, size: 2 }))
        await play.perform(`anchor what ${name} signed`, () => send(request))

        expect(refusal[0]).to.equal('CredentialRegistryAnchorRefused')
        expect(await play.judge(batch.credentials[0]!.document)).to.deep.equal(good)
      }
    },
  },
  {
    what: 'anchors many that were signed, without the bad one among them',
    async run(play) {
      const sign = (by: typeof signer, name: string) =>
        signAnchor(play, by, { root: rootOf(name), size: 10 })
      const [first, bad, last] = await Promise.all([
        sign(signer, 'many 1'),
        sign(signer, 'many 2'),
        sign(device, 'many 3'),
      ])
      const forged = { ...bad, request: { ...bad.request, size: 11 } }
      const args = [[first, forged, last]] as const
      const data = encodeFunctionData({ abi, functionName: 'anchorManyBySig', args })
      const anchoredAt = await play.perform('anchor two of three, one by a P-256 key', () =>
        play.call(relayer, data),
      )

      const logs = play.deeds.at(-1)!.logs as Parameters<typeof parseEventLogs>[0]['logs']
      const events = parseEventLogs({ abi, logs })
      const names = events.map(({ eventName }) => eventName)
      expect(names).to.deep.equal(['Anchored', 'AnchorRefused', 'Anchored'])
      expect(events[1]!.args).to.deep.include({ item: 1n, refusal: 4, root: bad.request.root })
      for (const one of [first, last]) {
        expect(await readAnchor(play, one.request)).to.deep.equal({ anchoredAt, size: 10 })
      }
      expect(await readAnchor(play, bad.request)).to.equal(undefined)
    },
  },
  {
    what: 'records an aggregate once, and revokes in a batch that it holds',
    async run(play) {
      const superRoot = rootOf('aggregate')
      const data = encodeFunctionData({ abi, functionName: 'aggregate', args: [superRoot] })
      const time = await play.perform('aggregate', () => play.call(relayer, data))
      await play.perform('aggregate again', () => play.call(relayer, data))
      const within = { anchorKey: addressOf(registrar), root: rootOf('within'), indexes: [300] }
      await play.perform('revoke one in an aggregate', () =>
        play.chain.writer(registrar).revoke(within),
      )

      expect(await openContract(play.chain).read.aggregatedAt([superRoot])).to.equal(time)
      const facts = await play.readFacts({ key: signer.key, root: within.root, index: 300 })
      expect(facts).to.include({ revoked: true }).and.not.have.property('anchor')
    },
  },
]
