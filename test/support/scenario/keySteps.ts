import { expect } from 'chai'
import { encodeFunctionData, hashTypedData } from 'viem'
import { utf8 } from '../../../src/base/bytes.ts'
import { keccak256 } from '../../../src/base/hash.ts'
import { toHex } from '../../../src/base/hex.ts'
import { creationCodes } from '../../../src/deployer/creationCodes.ts'
import { abi } from '../../../src/registry/abi.ts'
import { type KeyConsent, toKeyConsentData } from '../../../src/registry/KeyConsent.ts'
import { template } from '../academy.ts'
import { toAccount } from '../openChain.ts'
import * as cast from './cast.ts'
import { openContract } from './openContract.ts'
import { type Play, readRefusal } from './Play.ts'
import type { Step } from './Step.ts'

const { registrar, reviser, careless, controller, device, multikey, addressOf } = cast
const identifier = template.issuer.id

function toConsent(
  { chain: { registry } }: Play,
  key: Pick<KeyConsent, 'key' | 'type' | 'roles'>,
): KeyConsent {
  return { ...key, registry, issuerId: 1, controller: addressOf(controller), deadline: 2 ** 40 }
}

const accounts = [
  { account: registrar, roles: ['anchor', 'suspend', 'revoke'] },
  { account: reviser, roles: ['suspend', 'revoke'] },
  { account: careless, roles: ['anchor'] },
] as const

/** A registry is deployed; an issuer is made and gets its keys. */
export const keySteps: readonly Step[] = [
  {
    what: 'is deployed, and says what it is',
    async run({ chain, perform }) {
      await perform('deploy', () =>
        chain.sender(0).send({ data: creationCodes.CredentialRegistry }),
      )
      await chain.reader.identify()
    },
  },
  {
    what: 'makes an issuer, that was not there before',
    async run({ chain, marks, perform }) {
      const before = await chain.reader.readBlock('latest')
      await perform('create an issuer', async () => {
        const { issuerId, receipt } = await chain
          .issuerWriter(controller)
          .createIssuer({ identifier })
        expect(issuerId).to.equal(1)
        return receipt
      })
      marks.set('made', await chain.reader.readBlock('latest'))

      expect(await chain.reader.readIssuer(1, before)).to.equal(undefined)
      expect(await chain.reader.readIssuer(1, marks.get('made')!)).to.deep.equal({
        controller: addressOf(controller),
        identifierHash: toHex(keccak256(utf8(identifier))),
        anchoredOnly: false,
      })
    },
  },
  {
    what: 'gives it the keys of accounts, each with its consent',
    async run(play) {
      for (const { account, roles } of accounts) {
        const consent = toConsent(play, { key: addressOf(account), type: 'account', roles })
        const proof = await toAccount(account).signTypedData(toKeyConsentData(consent))
        const from = await play.perform(`add an account with ${roles.length} roles`, () =>
          play.chain.issuerWriter(controller).addKey(consent, proof),
        )
        const position = { key: addressOf(account), root: cast.large.root, index: 0 }
        const { key } = await play.readFacts(position)
        expect(key).to.deep.equal({ issuerId: 1, from, type: 'account', roles })
      }
    },
  },
  {
    what: 'gives it a P-256 key with its consent, and not without',
    async run(play) {
      const roles = ['anchor', 'suspend', 'revoke'] as const
      const consent = toConsent(play, { key: device.key, type: 'p256', roles })
      const writer = play.chain.issuerWriter(controller)
      const sign = (signed: KeyConsent) => device.sign(hashTypedData(toKeyConsentData(signed)))
      const forged = writer.addKey(consent, sign({ ...consent, roles: ['anchor'] }))
      const refusal = await readRefusal(forged)
      const from = await play.perform('add a P-256 key', () =>
        writer.addKey(consent, sign(consent)),
      )

      expect(refusal[0]).to.equal('CredentialRegistryInvalidConsent')
      const position = { key: device.key, root: cast.large.root, index: 0 }
      const { key } = await play.readFacts(position)
      expect(key).to.deep.equal({ issuerId: 1, from, type: 'p256', roles })
    },
  },
  {
    what: 'lists an assertion key',
    async run({ chain, perform, call }) {
      const data = encodeFunctionData({
        abi,
        functionName: 'addAssertionKey',
        args: [1n, multikey],
      })
      const from = await perform('add an assertion key', () => call(controller, data))

      const args = [1n, toHex(keccak256(utf8(multikey)))] as const
      const window = await openContract(chain).read.assertionKeyOf(args)
      expect(window).to.deep.equal({ from, end: 0, badSince: 0 })
    },
  },
]
