import { expect } from 'chai'
import { encodeFunctionData } from 'viem'
import { uintBytes } from '../../../src/base/bytes.ts'
import { toHex } from '../../../src/base/hex.ts'
import { abi } from '../../../src/registry/abi.ts'
import { addressOf, device, registrar, relayer, reviser } from './cast.ts'
import { openContract } from './openContract.ts'
import { type Play, readRefusal } from './Play.ts'
import type { Step } from './Step.ts'
import { toSignedChange, toSigner } from './signed.ts'

const key = addressOf(registrar)
const signer = toSigner(reviser)

/** A batch of three that was anchored, the document of its first credential, and the position of that. */
async function anchorThree(play: Play, name: string) {
  const batch = await play.seal(name, key)
  await play.perform(`anchor ${name}`, () => play.chain.writer(registrar).anchor(batch))
  const { index, document } = batch.credentials[0]!
  return { root: batch.root, document, indexes: toHex(uintBytes(index, 4)) }
}

const to = (lifecycle: string) => ['valid', lifecycle, 'KEY_GOOD']

/** Statuses change for whole batches, and by what was signed. */
export const changeSteps: readonly Step[] = [
  {
    what: 'supersedes one',
    async run(play) {
      const { root, document, indexes } = await anchorThree(play, 'to be superseded')
      const args = [key, root, indexes, 0] as const
      const data = encodeFunctionData({ abi, functionName: 'supersede', args })
      await play.perform('supersede one', () => play.call(reviser, data))

      expect(await play.judge(document)).to.deep.equal(to('superseded'))
    },
  },
  {
    what: 'suspends, reinstates and revokes a whole batch',
    async run(play) {
      const { root, document } = await anchorThree(play, 'to be revoked')
      const changes = [
        ['suspendBatch', 'suspended'],
        ['reinstateBatch', 'current'],
        ['revokeBatch', 'revoked'],
      ] as const
      for (const [functionName, lifecycle] of changes) {
        const data = encodeFunctionData({ abi, functionName, args: [key, root, 0] })
        await play.perform(functionName, () => play.call(reviser, data))
        expect(await play.judge(document)).to.deep.equal(to(lifecycle))
      }
    },
  },
  {
    what: 'changes a status as an account and a device signed, once each',
    async run(play) {
      const { root, document, indexes } = await anchorThree(play, 'to be changed by signature')
      const on = { key, root, indexes }
      const suspend = await toSignedChange(play, signer, { ...on, action: 'Suspend', nonce: 7n })
      await play.perform('suspend as an account signed', () => play.call(relayer, suspend))
      expect(await play.judge(document)).to.deep.equal(to('suspended'))

      const reinstate = { ...on, action: 'Reinstate', nonce: 7n } as const
      const reinstating = await toSignedChange(play, device, reinstate)
      await play.perform('reinstate as a P-256 key signed', () => play.call(relayer, reinstating))
      const refusal = await readRefusal(play.call(relayer, suspend))
      expect(refusal[0]).to.equal('CredentialRegistryNonceUsed')
      expect(await play.judge(document)).to.deep.equal(to('current'))
      const { isNonceUsed } = openContract(play.chain).read
      expect(await isNonceUsed([signer.key, 7n])).to.equal(true)
      expect(await isNonceUsed([signer.key, 8n])).to.equal(false)

      const revoke = await toSignedChange(play, signer, { ...on, action: 'Revoke' })
      await play.perform('revoke as an account signed', () => play.call(relayer, revoke))
      expect(await play.judge(document)).to.deep.equal(to('revoked'))
    },
  },
]
