import { createHashes, inParts } from '../../batches.ts'
import type { Contestant } from '../../Contestant.ts'
import { addCosts } from '../../Cost.ts'
import { deployEas, easCode } from './deployEas.ts'

/** What fits into one transaction. */
const atMost = 500

/** EAS with attestations off chain: a root gets its time, a credential its revocation. */
export const timestamps: Contestant = {
  name: 'EAS, timestamps',
  package: '@ethereum-attestation-service/eas-contracts',
  bytecode: easCode,
  async prepare(stage) {
    const { contract } = await deployEas(stage)
    const hashes = createHashes()
    const timestamp = () => contract.send('timestamp', [hashes.next()])
    const revoke = () => contract.send('revokeOffchain', [hashes.next()])
    const multiRevoke = (count: number) =>
      inParts(hashes.many(count), atMost, (part) => contract.send('multiRevokeOffchain', [part]))
    await timestamp()

    return {
      anchor: ['`timestamp`, which records no issuer', timestamp],
      anchorMany: [
        '`multiTimestamp`, which records no issuer',
        () => contract.send('multiTimestamp', [hashes.many(10)]),
      ],
      aggregate: ['`timestamp` of a Merkle root over what ten issuers signed', timestamp],
      revoke1: ['`revokeOffchain`', revoke],
      revoke10: ['`multiRevokeOffchain`', () => multiRevoke(10)],
      revoke100: ['`multiRevokeOffchain`', () => multiRevoke(100)],
      revokeInAggregate: ['`multiRevokeOffchain`', () => multiRevoke(10)],
      revoke10Of10000: ['`multiRevokeOffchain`', () => multiRevoke(10)],
      revoke1000Of10000: ['`multiRevokeOffchain`', () => multiRevoke(1000)],
      revokeBatch: ['`revokeOffchain` of the root', revoke],
      together: [
        '`timestamp`, then `multiRevokeOffchain`',
        async () => addCosts([await timestamp(), await multiRevoke(10)]),
      ],
      reading: [
        '`getTimestamp` of the root, `getRevokeOffchain` of the credential and of the root',
        async () => {
          const [root, issuer] = [hashes.next(), stage.account(0).address]
          return [
            contract.call('getTimestamp', [root]),
            contract.call('getRevokeOffchain', [issuer, hashes.next()]),
            contract.call('getRevokeOffchain', [issuer, root]),
          ]
        },
      ],
    }
  },
}
